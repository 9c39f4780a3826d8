using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>The samples built on the package, by the property that samples/README.md names.</summary>
[Collection(SharedPackage.Name)]
public sealed class SampleTests(PackedPackage package)
{
    [Fact]
    public async Task Every_sample_builds_on_the_package_without_a_warning()
    {
        string[] samples = [.. Directory.GetDirectories(Repository.PathOf("samples")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length == 1)];
        Assert.Contains(Repository.PathOf(Path.Combine("samples", "Quickstart")), samples);

        foreach (string sample in samples)
        {
            (await DotnetAsync(["build", "-c", "Release", sample, "-warnaserror", .. OnPackage()])).Succeeded();
        }

        CommandResult quickstart = await DotnetAsync(["run", "-c", "Release", "--no-build", "--project", "samples/Quickstart", .. OnPackage()]);
        Assert.Equal([Programs.Printed], quickstart.Succeeded().Lines);
    }

    private string[] OnPackage() =>
    [
        "-p:UseRmsPropPackage=true", $"-p:RmsPropPackageVersion={package.Version}", $"-p:RmsPropPackageSource={package.Feed}",
        "--artifacts-path", package.PathOf("samples"),
    ];

    private Task<CommandResult> DotnetAsync(params string[] arguments) =>
        Dotnet.RunAsync(Repository.Directory, arguments, [new("NUGET_PACKAGES", package.Cache), new("NUGET_FALLBACK_PACKAGES", UserProject.PackagesOfThisMachine())]);
}
