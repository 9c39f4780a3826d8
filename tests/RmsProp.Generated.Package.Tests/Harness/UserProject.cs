namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The project of a user who installs the package, in a folder outside the repository.</summary>
internal sealed class UserProject
{
    private readonly PackedPackage _package;

    private UserProject(PackedPackage package, string name)
    {
        _package = package;
        Name = name;
        Folder = package.PathOf("projects", name);
        Directory.CreateDirectory(Folder);
    }

    public string Name { get; }

    public string Folder { get; }

    public string ProjectFile => PathOf(Name + ".csproj");

    /// <summary>Creates the folder, with a local feed as the only source: nothing but the package can be restored.</summary>
    public static UserProject Create(PackedPackage package, string name)
    {
        UserProject project = new(package, name);
        project.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{package.Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
        return project;
    }

    /// <summary>Creates a project that references the package, without <c>dotnet new</c>.</summary>
    /// <param name="tensors">
    /// The version of System.Numerics.Tensors that it also references: one that this repository uses, so that this machine has it.
    /// </param>
    /// <param name="id">The package.</param>
    public static UserProject CreateWith(
        PackedPackage package, string name, string framework, string program, string properties = "", string? tensors = null, string id = PackedPackage.Id)
    {
        UserProject project = Create(package, name);
        project.Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{id}" Version="{package.Version}" />
                {(tensors is null ? "" : $"""<PackageReference Include="System.Numerics.Tensors" Version="{tensors}" />""")}
              </ItemGroup>
            </Project>
            """);
        project.Write("Program.cs", program);
        return project;
    }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>
    /// Adds this machine's own sources and the packages that it already has, which include compilers and runtimes for NativeAOT.
    /// </summary>
    public void UseSourcesOfThisMachine()
    {
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="local" value="{_package.Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{PackagesOfThisMachine()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The folder of packages on this machine.</summary>
    public static string PackagesOfThisMachine()
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.CreateDirectory(packages).FullName;
    }

    public Task<CommandResult> DotnetAsync(params string[] arguments) =>
        Dotnet.RunAsync(Folder, arguments, [new("NUGET_PACKAGES", _package.Cache)]);
}
