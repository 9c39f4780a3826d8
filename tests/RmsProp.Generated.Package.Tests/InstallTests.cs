using System.Text.Json;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>Installs the package in a new project as the README describes, with the package's folder as the only source.</summary>
[Collection(SharedPackage.Name)]
public sealed class InstallTests(PackedPackage package)
{
    [Fact]
    public async Task A_new_console_project_installs_the_package_and_takes_the_step_of_Keras()
    {
        var project = UserProject.Create(package, "Console");

        (await project.DotnetAsync("new", "console", "--no-restore")).Succeeded();
        (await project.DotnetAsync("add", "package", PackedPackage.Id)).Succeeded();
        project.Write("Program.cs", Programs.Quickstart);
        CommandResult run = await project.DotnetAsync("run", "-c", "Release");

        Assert.Equal([Programs.Printed], run.Succeeded().Lines);
        Assert.Contains($"<PackageReference Include=\"RmsProp.Generated\" Version=\"{package.Version}\" />", File.ReadAllText(project.ProjectFile), StringComparison.Ordinal);
        // No package but this one, and besides the program only its library: no dependency, no generator.
        using JsonDocument restored = JsonDocument.Parse(File.ReadAllText(project.PathOf("obj", "project.assets.json")));
        Assert.Equal([$"{PackedPackage.Id}/{package.Version}"], restored.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name));
        Assert.Equal(
            ["Console.dll", "RmsProp.Generated.dll"],
            Directory.GetFiles(Directory.GetDirectories(project.PathOf("bin", "Release")).Single(), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>The user's own reference determines the version of the tensors in generated code.</summary>
    [Theory]
    [InlineData(Programs.FirstTensors)]
    [InlineData(Programs.StableTensors)]
    public async Task Tensors_are_trained_in_whatever_version_the_project_has(string version)
    {
        var project = UserProject.CreateWith(
            package, "Tensors" + version[..version.IndexOf('.', StringComparison.Ordinal)], "net10.0", Programs.Tensors, tensors: version);
        project.UseSourcesOfThisMachine();

        CommandResult run = await project.DotnetAsync("run", "-c", "Release", "-p:TreatWarningsAsErrors=true");

        Assert.Equal([version, Programs.Printed, Programs.Printed], run.Succeeded().Lines);
    }

    [Fact]
    public async Task A_project_for_an_older_framework_is_told_which_one_the_package_needs()
    {
        var project = UserProject.CreateWith(package, "OldFramework", "net8.0", Programs.Quickstart);

        CommandResult restored = await project.DotnetAsync("restore", "-p:DisableImplicitFrameworkReferences=true", "-p:UseAppHost=false");

        string error = Assert.Single(restored.Failed().Errors);
        Assert.Contains("NU1202", error, StringComparison.Ordinal);
        Assert.Contains("net9.0", error, StringComparison.Ordinal);
    }
}
