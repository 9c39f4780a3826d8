using System.CommandLine;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Report;
using RmsProp.Generated.Benchmarks.Steps.Native;
using RmsProp.Generated.Benchmarks.Steps.Report;

namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>The command <c>steps</c>: what a whole step of training costs, beside hand-written gradients, C and libtorch.</summary>
internal static class StepsCommand
{
    private const int Rounds = 25, QuickRounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20), QuickRound = TimeSpan.FromMilliseconds(4);

    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "Measures for a few seconds, to try something; writes no files." };
        Option<string> problem = new("--problem") { Description = "Measures only problems whose names contain this; writes no files.", DefaultValueFactory = _ => "" };
        Option<DirectoryInfo> output = new("--output")
        {
            Description = "The folder to write steps.md and steps.svg into.",
            DefaultValueFactory = _ => new DirectoryInfo("tests/RmsProp.Generated.Benchmarks"),
        };
        Command command = new("steps", "Measures whole steps of training: gradients cleared, loss and gradient computed, parameters updated.") { quick, problem, output };
        command.SetAction(arguments => Execute(arguments.GetValue(quick), arguments.GetRequiredValue(problem), arguments.GetRequiredValue(output)));
        return command;
    }

    /// <summary>Measures all problems, prints the report, and writes it into a folder.</summary>
    public static void Execute(DirectoryInfo output) => Execute(isQuick: false, "", output);

    private static void Execute(bool isQuick, string problem, DirectoryInfo output)
    {
        ProgressLine.Show("compiling the steps in C and C++");
        using NativeSteps native = NativeSteps.Compile();
        StepComparison comparison = new(native, isQuick ? QuickRounds : Rounds, isQuick ? QuickRound : Round);
        StepResult result = comparison.Execute(problem, next => ProgressLine.Show(next.Name));
        ProgressLine.Clear();

        StepTargetOutcome[] targets = [.. StepTargets.All.Select(target => target.Evaluate(result))];
        StepConsoleReport.Write(ReportConsole.Open(), result, native, targets);
        if (!isQuick && problem.Length == 0)
        {
            output.Create();
            File.WriteAllText(Path.Combine(output.FullName, "steps.md"), StepMarkdownReport.Of(result, native, targets, "steps.svg"));
            StepChart.Of(result).Save(Path.Combine(output.FullName, "steps.svg"));
        }
    }
}
