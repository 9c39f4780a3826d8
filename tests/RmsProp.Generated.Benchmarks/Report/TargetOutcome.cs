using System.Globalization;
using RmsProp.Generated.Benchmarks.Compare;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The outcome of a target.</summary>
internal sealed record TargetOutcome(Target Target, IReadOnlyList<(Cell Cell, double Ratio)> Ratios)
{
    /// <summary>Whether every cell is within the limit; null if none was measured.</summary>
    public bool? IsMet => Ratios.Count == 0 ? null : Ratios.All(IsWithinLimit);

    public string Verdict => IsMet switch { true => "ok", false => "missed", null => "not measured" };

    /// <summary>The worst ratio and its cell.</summary>
    public string Figure
    {
        get
        {
            if (Ratios.Count == 0)
            {
                return "";
            }

            (Cell cell, double ratio) = Ratios.MaxBy(pair => pair.Ratio);
            int within = Ratios.Count(IsWithinLimit);
            return string.Create(CultureInfo.InvariantCulture, $"{ratio:0.000} ({cell}); {within} of {Ratios.Count} within");
        }
    }

    private bool IsWithinLimit((Cell Cell, double Ratio) pair) => pair.Ratio <= Target.Limit;
}
