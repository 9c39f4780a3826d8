using System.Text;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Native;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The report as a Markdown document.</summary>
internal static class MarkdownReport
{
    public static string Of(
        ComparisonResult result, NativePeers nativePeers, IEnumerable<TargetOutcome> targets, string chartFile)
    {
        StringBuilder text = new();
        text.Append("# Results\n\n");
        text.Append($"![Time per parameter of all peers, over the number of parameters]({chartFile})\n\n");
        text.Append(ReportTexts.Legend).Append("\n\n");
        AppendRow(text, ["parameters", "configuration", .. result.Peers.Select(peer => peer.Title())]);
        AppendRow(text, ["---", "---", .. result.Peers.Select(_ => "---:")]);
        foreach (Cell cell in result.Cells)
        {
            AppendRow(
                text,
                [
                    Lengths.Format(cell.Length), ConfigurationTraits.Of(cell.Configuration).Title,
                    .. result.Peers.Select(peer => Entry(TableEntry.Of(result, cell, peer))),
                ]);
        }

        text.Append('\n');
        foreach (string note in ReportTexts.Notes(nativePeers))
        {
            text.Append("- ").Append(note).Append('\n');
        }

        text.Append("\n## Targets\n\n");
        AppendRow(text, ["target", "worst", ""]);
        AppendRow(text, ["---", "---", "---"]);
        foreach (TargetOutcome outcome in targets)
        {
            AppendRow(text, [outcome.Target.Title, outcome.Figure, outcome.Verdict]);
        }

        return text.Append('\n').Append(ReportTexts.Allocations(result)).Append('\n').ToString();
    }

    private static string Entry(TableEntry? entry) => entry is null ? "" : $"**{entry.Time}** ({entry.Ratios})";

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
