using System.Globalization;
using RmsProp.Generated.Generator;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Benchmarks.Editing;

/// <summary>A limit that all measurements must meet.</summary>
/// <param name="Title">What it limits.</param>
/// <param name="Figure">The worst measurement.</param>
/// <param name="IsMet">Whether it is met.</param>
internal sealed record GeneratorGate(string Title, string Figure, bool IsMet)
{
    private const double MostAllocation = 1.2;
    private const int ManyTargets = 1_000;
    private static readonly TimeSpan LongestFirstRun = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestKey = TimeSpan.FromMilliseconds(20);

    public static IEnumerable<GeneratorGate> All(IReadOnlyCollection<GeneratorMeasurement> measurements)
    {
        int emissions = measurements.Where(measurement => measurement.Scenario is EditScenario.Unrelated or EditScenario.Comment).Max(measurement => measurement.Cost.Emissions);
        yield return new GeneratorGate("files written anew after an edit that changes nothing = 0", Format($"{emissions}"), emissions == 0);

        double ratio = measurements.Where(measurement => measurement.Scenario == EditScenario.Unrelated).Max(measurement => measurement.AllocationRatio);
        yield return new GeneratorGate(Format($"allocation of an unrelated edit ≤ {MostAllocation} × empty generator"), Format($"{ratio:0.000}"), ratio <= MostAllocation);

        TimeSpan time = measurements.Where(measurement => measurement.Scenario is null && measurement.Project.Targets == ManyTargets).Max(measurement => measurement.Cost.Time);
        yield return new GeneratorGate(
            Format($"first run on {ManyTargets:N0} structs < {LongestFirstRun.TotalSeconds} s"), Format($"{time.TotalSeconds:0.00} s"), time < LongestFirstRun);
    }

    /// <summary>The limits for losses, whose gradients are derived.</summary>
    public static IEnumerable<GeneratorGate> OfLosses(int edits)
    {
        const int Losses = 200;
        EditCost unrelated = EditMeter.Median(LossProject.Of(Losses), new RMSpropGenerator(), LossProject.EditUnrelated, edits);
        yield return new GeneratorGate("files written anew after an edit of a method that no loss calls = 0", Format($"{unrelated.Emissions}"), unrelated.Emissions == 0);

        EditCost key = EditMeter.Median(LossProject.OfLongLoss, new RMSpropGenerator(), LossProject.EditLoss, edits);
        yield return new GeneratorGate(
            Format($"a key pressed in a loss of 100 lines ≤ {LongestKey.TotalMilliseconds} ms"), Format($"{key.Time.TotalMilliseconds:0.0} ms"), key.Time <= LongestKey && key.Emissions == 1);

        EditCost cold = EditMeter.Cold(LossProject.Of(Losses), new RMSpropGenerator());
        yield return new GeneratorGate(
            Format($"first run on {Losses} losses < {LongestFirstRun.TotalSeconds} s"), Format($"{cold.Time.TotalSeconds:0.00} s"), cold.Time < LongestFirstRun);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
