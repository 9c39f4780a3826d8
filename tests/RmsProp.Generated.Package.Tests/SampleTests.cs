using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>The samples, built on the package through the property that samples/README.md names.</summary>
[Collection(SharedPackage.Name)]
public sealed partial class SampleTests(PackedPackage package, ITestOutputHelper output)
{
    /// <summary>The limit that samples/EdgeTraining/README.md states.</summary>
    private const long LargestProgram = 1_500_000;

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

    /// <summary>As with the package: in an editor the generator leaves errors to the analyzer, so that none appears twice.</summary>
    [Fact]
    public async Task Samples_on_the_projects_have_the_package_s_targets_as_well()
    {
        foreach (string sample in new[] { "Quickstart", "Digits", "Forecast", "EdgeTraining", "FineTune", "Cluster", "Fleet" })
        {
            CommandResult files = await DotnetAsync("msbuild", $"samples/{sample}", "-getItem:EditorConfigFiles", "-p:DesignTimeBuild=true");
            Assert.Contains("RmsProp.Generated.DesignTime.globalconfig", files.Succeeded().Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EdgeTraining_is_small_allocates_nothing_and_goes_on_with_the_same_bits_after_a_restart()
    {
        string folder = package.PathOf("EdgeTraining");
        Func<string, int, Task<CommandResult>> run;
        if (await PublishedAsync("EdgeTraining") is { } program)
        {
            run = (checkpoint, count) => Processes.RunAsync(program, [checkpoint, count.ToString(CultureInfo.InvariantCulture)], folder, []);
            if (RuntimeInformation.RuntimeIdentifier == "linux-x64")
            {
                Assert.InRange(new FileInfo(program).Length, 1, LargestProgram);
            }
        }
        else
        {
            Directory.CreateDirectory(folder);
            run = (checkpoint, count) => DotnetAsync(
            [
                "run", "-c", "Release", "--project", "samples/EdgeTraining", .. OnPackage(),
                "--", Path.Combine(folder, checkpoint), count.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        string uninterrupted = (await run("uninterrupted.safetensors", 12_000)).Succeeded().Output;
        string first = (await run("interrupted.safetensors", 7_777)).Succeeded().Output;
        string second = (await run("interrupted.safetensors", 4_223)).Succeeded().Output;

        output.WriteLine(uninterrupted);
        Assert.Contains("Starts at step 0 ", first, StringComparison.Ordinal);
        Assert.Contains("Continues at step 7777 ", second, StringComparison.Ordinal);
        Assert.Equal(Digest().Match(uninterrupted).Value, Digest().Match(second).Value);
        Assert.NotEqual(Digest().Match(uninterrupted).Value, Digest().Match(first).Value);
        Assert.All([uninterrupted, first, second], text => Assert.Contains(" 0 bytes allocated per step", text, StringComparison.Ordinal));
    }

    /// <summary>As on boards: the program of machine code starts itself as the devices, and its exit code says whether they have learned enough.</summary>
    [Fact]
    public async Task Fleet_learns_as_machine_code_although_a_device_is_killed()
    {
        CommandResult demo = await PublishedAsync("Fleet") is { } program
            ? await Processes.RunAsync(program, ["demo"], Path.GetDirectoryName(program)!, [])
            : await DotnetAsync(["run", "-c", "Release", "--project", "samples/Fleet", .. OnPackage(), "--", "demo"]);

        output.WriteLine(demo.Succeeded().Output);
        Assert.Contains("device-0 is killed", demo.Output, StringComparison.Ordinal);
        Assert.Contains("without device-0", demo.Output, StringComparison.Ordinal);
    }

    /// <summary>What others write to the same file is before and after what the program writes, which needs the position that they share.</summary>
    [Fact]
    public async Task EdgeTraining_s_lines_are_between_those_of_others_in_a_redirected_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no file descriptors that programs share, and the program uses the console there.
        }

        string folder = package.PathOf("EdgeTrainingRedirected");
        (await DotnetAsync(["build", "-c", "Release", "samples/EdgeTraining", "-o", folder, .. OnPackage()])).Succeeded();

        (await Processes.RunAsync(
            "/bin/sh", ["-c", "(echo before; \"$0\" EdgeTraining.dll checkpoint 10; echo after) > lines", Dotnet.Host], folder, [])).Succeeded();

        string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder, "lines"));
        Assert.Equal("before", lines[0]);
        Assert.StartsWith("The signal is made up", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Resident memory: ", lines[^2], StringComparison.Ordinal);
        Assert.Equal("after", lines[^1]);
    }

    /// <summary>A sample as a program of machine code, without a warning; null, and the errors in the output, if this machine can't publish so.</summary>
    private async Task<string?> PublishedAsync(string sample)
    {
        string folder = package.PathOf(sample);
        CommandResult publish = await DotnetAsync(
        [
            "publish", "-c", "Release", "samples/" + sample, "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder,
            "-warnaserror", "-p:TrimmerSingleWarn=false", .. OnPackage(),
        ]);
        if (publish.ExitCode == 0)
        {
            string program = Path.Combine(folder, OperatingSystem.IsWindows() ? sample + ".exe" : sample);
            output.WriteLine($"{publish.Command}: {publish.Duration.TotalSeconds:F0} s, {new FileInfo(program).Length:N0} bytes");
            return program;
        }

        Assert.All(publish.Errors, error => Assert.True(MissingTools.IsMeantBy(error), publish.Output));
        output.WriteLine("This machine can't publish with NativeAOT, so the JIT runs the program, and its size is not known:\n" + string.Join('\n', publish.Errors));
        return null;
    }

    private string[] OnPackage() =>
    [
        "-p:UseRmsPropPackage=true", $"-p:RmsPropPackageVersion={package.Version}", $"-p:RmsPropPackageSource={package.Feed}",
        "--artifacts-path", package.PathOf("samples"),
    ];

    private Task<CommandResult> DotnetAsync(params string[] arguments) =>
        Dotnet.RunAsync(Repository.Directory, arguments, [new("NUGET_PACKAGES", package.Cache), new("NUGET_FALLBACK_PACKAGES", UserProject.PackagesOfThisMachine())]);

    [GeneratedRegex("Digest of parameters and optimizer: [0-9a-f]{16}")]
    private static partial Regex Digest();
}
