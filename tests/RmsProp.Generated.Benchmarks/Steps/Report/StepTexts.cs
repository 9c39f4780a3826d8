using System.Globalization;
using RmsProp.Generated.Benchmarks.Report;
using RmsProp.Generated.Benchmarks.Steps.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The sentences around the table of whole steps, the same on the console and in Markdown.</summary>
internal static class StepTexts
{
    public const string Legend =
        "Microseconds for a step of training: gradients cleared, loss and gradient of the next batch computed, parameters updated. On one thread where the column doesn't say two; the median of all rounds (as a multiple of Exact).";

    /// <summary>The machine, the compilers of the native peers, and the reasons why peers are missing.</summary>
    public static IEnumerable<string> Notes(NativeSteps native) =>
    [
        ReportTexts.Machine(),
        .. native.Descriptions.Select(pair => $"{pair.Key.Title()}: {pair.Value}."),
        .. native.Missing.Select(pair => $"{pair.Key.Title()} is missing: {pair.Value}."),
    ];

    public static string Allocations(StepResult result)
    {
        string bytes = result.BytesPerStep.ToString("0.###", CultureInfo.InvariantCulture);
        return $"A step on one thread allocates {bytes} bytes at most: {(result.BytesPerStep == 0 ? "ok" : "missed")}.";
    }

    /// <summary>The time of a peer, or null if it was not measured.</summary>
    public static string? Time(StepResult result, string problem, StepPeerKind peer)
    {
        double? time = result.Microseconds(problem, peer);
        return time?.ToString(time >= 1_000 ? "N0" : time >= 100 ? "0" : time >= 10 ? "0.0" : time >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);
    }

    /// <summary>The same as a multiple of Exact.</summary>
    public static string Ratio(StepResult result, string problem, StepPeerKind peer)
    {
        double? ratio = result.Ratio(problem, peer, StepPeerKind.Exact);
        return ratio?.ToString(ratio >= 100 ? "N0" : ratio >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture) ?? "";
    }
}
