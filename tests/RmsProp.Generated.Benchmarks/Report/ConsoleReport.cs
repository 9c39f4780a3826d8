using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;
using RmsProp.Generated.Benchmarks.Peers;
using Spectre.Console;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The report on the console.</summary>
internal static class ConsoleReport
{
    // The width of the table with times and ratios side by side. On a narrower terminal the ratios go below.
    private const int WidthOfOneLine = 210;

    public static void Write(IAnsiConsole console, ComparisonResult result, NativePeers nativePeers, IEnumerable<TargetOutcome> targets)
    {
        console.Write(ResultTable(result, console.Profile.Width >= WidthOfOneLine));
        console.WriteLine(ReportTexts.Legend);
        foreach (string note in ReportTexts.Notes(nativePeers))
        {
            console.WriteLine(note);
        }

        console.WriteLine();
        console.Write(TargetTable(targets));
        console.WriteLine(ReportTexts.Allocations(result));
    }

    private static Table ResultTable(ComparisonResult result, bool onOneLine)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("parameters", "configuration");
        foreach (PeerKind peer in result.Peers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(peer.Title())).RightAligned());
        }

        foreach (Cell cell in result.Cells)
        {
            table.AddRow(
            [
                Lengths.Format(cell.Length), ConfigurationTraits.Of(cell.Configuration).Title,
                .. result.Peers.Select(peer => Entry(TableEntry.Of(result, cell, peer), onOneLine)),
            ]);
        }

        return table;
    }

    private static string Entry(TableEntry? entry, bool onOneLine) =>
        entry is null ? "" : onOneLine ? $"{entry.Time} [grey]({entry.Ratios})[/]" : $"{entry.Time}\n[grey]{entry.Ratios}[/]";

    private static Table TargetTable(IEnumerable<TargetOutcome> targets)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("target", "worst", "");
        foreach (TargetOutcome outcome in targets)
        {
            string color = outcome.IsMet switch { true => "green", false => "red", null => "grey" };
            table.AddRow(Markup.Escape(outcome.Target.Title), Markup.Escape(outcome.Figure), $"[{color}]{outcome.Verdict}[/]");
        }

        return table;
    }
}
