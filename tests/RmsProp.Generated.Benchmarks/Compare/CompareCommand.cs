using System.CommandLine;
using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;
using RmsProp.Generated.Benchmarks.Peers;
using RmsProp.Generated.Benchmarks.Report;
using RmsProp.Generated.Benchmarks.Steps;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>The command <c>compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        Option<int> seconds = new("--seconds")
        {
            Description = "How long to measure, together with compiling the peers in C.",
            DefaultValueFactory = _ => 150,
        };
        Option<DirectoryInfo> output = new("--output")
        {
            Description = "The folder to write results.md, results.svg, steps.md and steps.svg into.",
            DefaultValueFactory = _ => new DirectoryInfo("tests/RmsProp.Generated.Benchmarks"),
        };
        Option<int[]> lengths = new("--lengths")
        {
            Description = "The numbers of parameters to measure.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. Lengths.All],
        };
        lengths.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>()?.Any(length => length < 1) == true)
            {
                result.AddError("--lengths have to be at least 1.");
            }
        });
        Option<Configuration[]> configurations = new("--configurations")
        {
            Description = "The configurations to measure.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => Enum.GetValues<Configuration>(),
        };
        Option<PeerKind[]> peers = new("--peers")
        {
            Description = "The peers to measure.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => Enum.GetValues<PeerKind>(),
        };

        Command command = new("compare", "Compares the generated optimizers, and whole steps of training, with all peers that this machine has.")
        {
            seconds, output, lengths, configurations, peers,
        };
        command.SetAction(arguments => Execute(
            TimeSpan.FromSeconds(arguments.GetValue(seconds)),
            arguments.GetRequiredValue(output),
            arguments.GetRequiredValue(lengths),
            arguments.GetRequiredValue(configurations),
            arguments.GetRequiredValue(peers)));
        return command;
    }

    private static void Execute(TimeSpan budget, DirectoryInfo output, int[] lengths, Configuration[] configurations, PeerKind[] peers)
    {
        long start = Stopwatch.GetTimestamp();
        ProgressLine.Show("compiling the peers in C and C++");
        using NativePeers nativePeers = NativePeers.Compile(peers);

        Comparison comparison = new(new PeerFactory(nativePeers), lengths, configurations, peers);
        ComparisonResult result = comparison.Execute(
            budget - Stopwatch.GetElapsedTime(start), (cell, index, count) => ProgressLine.Show($"{index} of {count}: {cell}"));
        ProgressLine.Clear();

        TargetOutcome[] targets = [.. Targets.All.Select(target => target.Evaluate(result))];
        ConsoleReport.Write(ReportConsole.Open(), result, nativePeers, targets);
        output.Create();
        File.WriteAllText(Path.Combine(output.FullName, "results.md"), MarkdownReport.Of(result, nativePeers, targets, "results.svg"));
        ScalingChart.Of(result).Save(Path.Combine(output.FullName, "results.svg"));
        if (lengths.Length == Lengths.All.Count && configurations.Length == Enum.GetValues<Configuration>().Length
            && peers.Length == Enum.GetValues<PeerKind>().Length)
        {
            StepsCommand.Execute(output);
        }
    }
}
