using System.Globalization;
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

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
