using RmsProp.Generated.Benchmarks.Steps.Native;
using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The report of whole steps on the console.</summary>
internal static class StepConsoleReport
{
    public static void Write(IAnsiConsole console, StepResult result, NativeSteps native, IEnumerable<StepTargetOutcome> targets)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("step");
        foreach (StepPeerKind peer in result.Peers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(peer.Title())).RightAligned());
        }

        foreach (string problem in result.Problems)
        {
            table.AddRow([Markup.Escape(problem), .. result.Peers.Select(peer => Entry(result, problem, peer))]);
        }

        console.Write(table);
        console.WriteLine(StepTexts.Legend);
        foreach (string note in StepTexts.Notes(native))
        {
            console.WriteLine(note);
        }

        console.WriteLine();
        console.Write(TargetTable(targets));
        console.WriteLine(StepTexts.Allocations(result));
    }

    private static string Entry(StepResult result, string problem, StepPeerKind peer) =>
        StepTexts.Time(result, problem, peer) is string time ? $"{time}\n[grey]({StepTexts.Ratio(result, problem, peer)})[/]" : "";

    private static Table TargetTable(IEnumerable<StepTargetOutcome> targets)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("target", "measured", "");
        foreach (StepTargetOutcome outcome in targets)
        {
            string color = outcome.IsMet switch { true => "green", false => "red", null => "grey" };
            table.AddRow(Markup.Escape(outcome.Target.Title), Markup.Escape(outcome.Figure), $"[{color}]{outcome.Verdict}[/]");
        }

        return table;
    }
}
