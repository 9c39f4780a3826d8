using System.Runtime.InteropServices;
using System.Xml.Linq;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>The package for ranks that are processes of MPI. With it alone a project has the generator as well.</summary>
[Collection(SharedPackage.Name)]
public sealed class MpiPackageTests(PackedPackage package, ITestOutputHelper output)
{
    private const string NoMpi = "No MPI library was found: none of ";

    [Fact]
    public void The_files_are_the_library_and_what_describes_it() =>
        Assert.Equal(
            ["README.md", "RmsProp.Generated.Mpi.nuspec", "icon.png", "lib/net9.0/RmsProp.Generated.Mpi.dll", "lib/net9.0/RmsProp.Generated.Mpi.xml"],
            package.Files(id: PackedPackage.MpiId).Keys);

    [Fact]
    public void It_depends_on_the_package_of_the_same_version_and_on_nothing_else()
    {
        XElement group = Assert.Single(package.Manifest(PackedPackage.MpiId).Element("dependencies")!.Elements());
        XElement dependency = Assert.Single(group.Elements());

        Assert.Equal(PackedPackage.Id, dependency.Attribute("id")!.Value);
        Assert.Equal(package.Version, dependency.Attribute("version")!.Value);
        Assert.Null(dependency.Attribute("exclude"));
    }

    /// <summary>Without mpirun a program is the only rank; without MPI the message says what to install.</summary>
    [Fact]
    public async Task A_project_with_this_package_alone_trains_by_ranks()
    {
        var project = UserProject.CreateWith(package, "Ranks", "net10.0", Programs.Ranks, id: PackedPackage.MpiId);

        CommandResult run = await project.DotnetAsync("run", "-c", "Release", "-p:TreatWarningsAsErrors=true");

        IsPrinted(run);
    }

    [Fact]
    public async Task Published_by_NativeAot_it_does_the_same()
    {
        var project = UserProject.CreateWith(package, "RanksAot", "net10.0", Programs.Ranks, id: PackedPackage.MpiId);
        project.UseSourcesOfThisMachine();
        CommandResult publish = await project.DotnetAsync(
            "publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "published", "-warnaserror", "-p:TrimmerSingleWarn=false", "-p:PublishAot=true");
        if (publish.ExitCode == 0)
        {
            IsPrinted(await Processes.RunAsync(project.PathOf("published", project.Name), [], project.Folder, []));
            return;
        }

        Assert.All(publish.Errors, error => Assert.True(MissingTools.IsMeantBy(error), publish.Output));
        output.WriteLine("This machine can't publish with NativeAOT, so the analyzers of the SDK have to do:\n" + string.Join('\n', publish.Errors));
        var analyzed = UserProject.CreateWith(package, "RanksAnalyzed", "net10.0", Programs.Ranks, "<IsAotCompatible>true</IsAotCompatible>", id: PackedPackage.MpiId);
        (await analyzed.DotnetAsync("build", "-c", "Release", "-p:TreatWarningsAsErrors=true")).Succeeded();
    }

    private void IsPrinted(CommandResult run)
    {
        string[] lines = run.Succeeded().Lines;
        output.WriteLine(lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.Equal(Programs.Printed, lines[0]);
        Assert.True(lines[1] == Programs.Printed || lines[1].StartsWith(NoMpi, StringComparison.Ordinal), lines[1]);
    }
}
