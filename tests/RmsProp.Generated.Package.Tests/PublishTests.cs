using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>Programs published without the runtime that they were built with: nothing is lost, and there are no warnings.</summary>
[Collection(SharedPackage.Name)]
public sealed partial class PublishTests(PackedPackage package, ITestOutputHelper output)
{
    private static readonly string Runtime = RuntimeInformation.RuntimeIdentifier;

    // The oldest framework that the package supports, and the one after it.
    [Theory]
    [InlineData("Trimmed", "net9.0", "-p:PublishTrimmed=true", "--self-contained")]
    [InlineData("NativeAot9", "net9.0", "-p:PublishAot=true")]
    [InlineData("NativeAot10", "net10.0", "-p:PublishAot=true")]
    public async Task A_published_program_takes_the_step_of_Keras(string name, string framework, params string[] arguments)
    {
        var project = UserProject.CreateWith(package, name, framework, Programs.Everything, tensors: Programs.StableTensors);
        project.UseSourcesOfThisMachine();

        if (await PublishedAsync(project, arguments) is { } program)
        {
            CommandResult run = await Processes.RunAsync(program, [], project.Folder, []);
            Assert.Equal([Programs.Printed], run.Succeeded().Lines);
            return;
        }

        await BuildsWithoutAWarningOfTheTrimmerAsync(name + "Build");
    }

    /// <summary>
    /// With the instruction set that the package's message names, and with AVX2 alone, where NativeAOT of .NET 9 has FMA but does not add
    /// products by it unless told to.
    /// </summary>
    [Theory]
    [InlineData("net9.0", true)]
    [InlineData("net9.0", false, "-p:IlcInstructionSet=avx2")]
    [InlineData("net10.0", true)]
    [InlineData("net10.0", false)]
    public async Task Fast_keeps_its_bound_on_every_instruction_set(string framework, bool isAdvised, params string[] arguments)
    {
        string name = $"Bound{framework.Replace(".", "", StringComparison.Ordinal)}{(isAdvised ? "Advised" : "Other")}";
        var project = UserProject.CreateWith(package, name, framework, Programs.FastBound);
        project.UseSourcesOfThisMachine();
        if (isAdvised && RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            arguments = [.. arguments, "-p:IlcInstructionSet=" + await AdvisedInstructionSetAsync(project)];
        }

        string? program = await PublishedAsync(project, ["-p:PublishAot=true", .. arguments]);
        CommandResult run = program is null
            ? await project.DotnetAsync("run", "-c", "Release", "-p:RollForward=Major")
            : await Processes.RunAsync(program, [], project.Folder, []);

        output.WriteLine(run.Succeeded().Output);
        Assert.Contains(" bits: 1048576 increments, at most ", run.Output, StringComparison.Ordinal);
        if (program is not null && arguments.Length > 0)
        {
            Assert.Contains("Fast on 256 bits", run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>What the message of a build without one says to set.</summary>
    private static async Task<string> AdvisedInstructionSetAsync(UserProject project)
    {
        CommandResult message = await project.DotnetAsync(
            "msbuild", "-restore", "-t:RmsPropGeneratedInstructionSet", "-p:PublishAot=true", "-p:RuntimeIdentifier=" + Runtime);
        Match advice = InstructionSet().Match(message.Succeeded().Output);
        Assert.True(advice.Success, message.Output);
        return advice.Groups[1].Value;
    }

    /// <summary>The published program; null, and the errors in the output, if this machine can't publish so.</summary>
    private async Task<string?> PublishedAsync(UserProject project, string[] arguments)
    {
        CommandResult publish = await project.DotnetAsync(
            ["publish", "-c", "Release", "-r", Runtime, "-o", "published", "-warnaserror", "-p:TrimmerSingleWarn=false", .. arguments]);
        output.WriteLine($"{publish.Command}: {publish.Duration.TotalSeconds:F0} s");
        if (publish.ExitCode == 0)
        {
            string program = project.PathOf("published", OperatingSystem.IsWindows() ? project.Name + ".exe" : project.Name);
            output.WriteLine($"{new FileInfo(program).Length:N0} bytes");
            return program;
        }

        Assert.All(publish.Errors, error => Assert.True(MissingTools.IsMeantBy(error), publish.Output));
        output.WriteLine("This machine can't publish so, which the build is checked for instead:\n" + string.Join('\n', publish.Errors));
        return null;
    }

    /// <summary>The trimmer's and NativeAOT's warnings, as far as the SDK's analyzers find them.</summary>
    private async Task BuildsWithoutAWarningOfTheTrimmerAsync(string name)
    {
        var project = UserProject.CreateWith(package, name, "net10.0", Programs.Everything, "<IsAotCompatible>true</IsAotCompatible>", Programs.StableTensors);
        project.UseSourcesOfThisMachine();

        CommandResult run = await project.DotnetAsync("run", "-c", "Release", "-p:TreatWarningsAsErrors=true");

        Assert.Equal([Programs.Printed], run.Succeeded().Lines);
    }

    [GeneratedRegex("<IlcInstructionSet>(.+?)</IlcInstructionSet>")]
    private static partial Regex InstructionSet();
}
