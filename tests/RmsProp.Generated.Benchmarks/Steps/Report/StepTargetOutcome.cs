using System.Globalization;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The outcome of a target.</summary>
internal sealed record StepTargetOutcome(StepTarget Target, IReadOnlyList<(string Problem, double Ratio)> Ratios)
{
    /// <summary>Whether every problem is within the limit; null if none was measured.</summary>
    public bool? IsMet => Ratios.Count == 0 ? null : Ratios.All(pair => pair.Ratio <= Target.Limit);

    public string Verdict => IsMet switch { true => "ok", false => "missed", null => "not measured" };

    /// <summary>All ratios, if there are several with their problems.</summary>
    public string Figure => Ratios.Count == 1
        ? Format(Ratios[0].Ratio)
        : string.Join("; ", Ratios.Select(pair => $"{pair.Problem}: {Format(pair.Ratio)}"));

    private static string Format(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
