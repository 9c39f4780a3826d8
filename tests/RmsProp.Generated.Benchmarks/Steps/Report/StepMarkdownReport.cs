using System.Text;
using RmsProp.Generated.Benchmarks.Steps.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The report of whole steps as a Markdown document.</summary>
internal static class StepMarkdownReport
{
    public static string Of(StepResult result, NativeSteps native, IEnumerable<StepTargetOutcome> targets, string chartFile)
    {
        StringBuilder text = new();
        text.Append("# Whole steps\n\n");
        text.Append($"![Time of a step of training, as a multiple of Exact]({chartFile})\n\n");
        text.Append(StepTexts.Legend).Append("\n\n");
        AppendRow(text, ["step", .. result.Peers.Select(peer => peer.Title())]);
        AppendRow(text, ["---", .. result.Peers.Select(_ => "---:")]);
        foreach (string problem in result.Problems)
        {
            AppendRow(text, [problem, .. result.Peers.Select(peer => Entry(result, problem, peer))]);
        }

        text.Append('\n');
        foreach (string note in StepTexts.Notes(native))
        {
            text.Append("- ").Append(note).Append('\n');
        }

        text.Append("\n## Targets\n\n");
        AppendRow(text, ["target", "measured", ""]);
        AppendRow(text, ["---", "---", "---"]);
        foreach (StepTargetOutcome outcome in targets)
        {
            AppendRow(text, [outcome.Target.Title, outcome.Figure, outcome.Verdict]);
        }

        return text.Append('\n').Append(StepTexts.Allocations(result)).Append('\n').ToString();
    }

    private static string Entry(StepResult result, string problem, StepPeerKind peer) =>
        StepTexts.Time(result, problem, peer) is string time ? $"**{time}** ({StepTexts.Ratio(result, problem, peer)})" : "";

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
