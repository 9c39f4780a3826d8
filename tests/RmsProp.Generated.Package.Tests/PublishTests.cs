using System.Runtime.InteropServices;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>Programs published without the runtime that they were built with: nothing is lost, and there are no warnings.</summary>
[Collection(SharedPackage.Name)]
public sealed class PublishTests(PackedPackage package, ITestOutputHelper output)
{
    private static readonly string Runtime = RuntimeInformation.RuntimeIdentifier;

    [Theory]
    [InlineData("Trimmed", "-p:PublishTrimmed=true", "--self-contained")]
    [InlineData("NativeAot", "-p:PublishAot=true")]
    public async Task A_published_program_takes_the_step_of_Keras(string name, params string[] arguments)
    {
        // The oldest framework that the package supports.
        var project = UserProject.CreateWith(package, name, "net9.0", Programs.Everything, tensors: Programs.StableTensors);
        project.UseSourcesOfThisMachine();

        CommandResult publish = await project.DotnetAsync(
            ["publish", "-c", "Release", "-r", Runtime, "-o", "published", "-warnaserror", "-p:TrimmerSingleWarn=false", .. arguments]);
        output.WriteLine($"{publish.Command}: {publish.Duration.TotalSeconds:F0} s");

        if (publish.ExitCode == 0)
        {
            string program = project.PathOf("published", OperatingSystem.IsWindows() ? name + ".exe" : name);
            CommandResult run = await Processes.RunAsync(program, [], project.Folder, []);
            Assert.Equal([Programs.Printed], run.Succeeded().Lines);
            output.WriteLine($"{new FileInfo(program).Length:N0} bytes");
            return;
        }

        Assert.All(publish.Errors, error => Assert.True(MissingTools.IsMeantBy(error), publish.Output));
        output.WriteLine("This machine can't publish so, which the build is checked for instead:\n" + string.Join('\n', publish.Errors));
        await BuildsWithoutAWarningOfTheTrimmerAsync(name + "Build");
    }

    /// <summary>The trimmer's and NativeAOT's warnings, as far as the SDK's analyzers find them.</summary>
    private async Task BuildsWithoutAWarningOfTheTrimmerAsync(string name)
    {
        var project = UserProject.CreateWith(package, name, "net10.0", Programs.Everything, "<IsAotCompatible>true</IsAotCompatible>", Programs.StableTensors);
        project.UseSourcesOfThisMachine();

        CommandResult run = await project.DotnetAsync("run", "-c", "Release", "-p:TreatWarningsAsErrors=true");

        Assert.Equal([Programs.Printed], run.Succeeded().Lines);
    }
}
