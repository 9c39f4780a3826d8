using RmsProp.Generated.Generator;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Benchmarks.Editing;

/// <summary>The cost of the generator in one situation, and that of the empty one.</summary>
/// <param name="Project">The project.</param>
/// <param name="Scenario">The edit, or null for the first run.</param>
/// <param name="Cost">The cost of the generator.</param>
/// <param name="Reference">The cost of the empty generator.</param>
internal sealed record GeneratorMeasurement(EditedProject Project, EditScenario? Scenario, EditCost Cost, EditCost Reference)
{
    private static readonly int[] FileCounts = [10, 1_000];
    private static readonly int[] TargetCounts = [1, 50, 1_000];

    public double AllocationRatio => (double)Cost.AllocatedBytes / Reference.AllocatedBytes;

    /// <summary>Measures every project in every situation.</summary>
    public static IEnumerable<GeneratorMeasurement> All(int edits, Action<EditedProject, string> progress)
    {
        // Keeps the cost of loading and compiling the compiler out of the first row.
        _ = Measure(new EditedProject(FileCounts[0], TargetCounts[1]), null, edits);
        foreach (int files in FileCounts)
        {
            foreach (int targets in TargetCounts)
            {
                EditedProject project = new(files, targets);
                foreach (EditScenario? scenario in (IEnumerable<EditScenario?>)[null, .. Enum.GetValues<EditScenario>()])
                {
                    progress(project, scenario?.ToString() ?? "Cold");
                    yield return Measure(project, scenario, edits);
                }
            }
        }
    }

    private static GeneratorMeasurement Measure(EditedProject project, EditScenario? scenario, int edits) =>
        new(project, scenario, Measure(project, new RMSpropGenerator(), scenario, edits), Measure(project, new EmptyGenerator(), scenario, edits));

    private static EditCost Measure(EditedProject project, Microsoft.CodeAnalysis.IIncrementalGenerator generator, EditScenario? scenario, int edits) =>
        scenario is { } edit ? EditMeter.Median(project, generator, edit, edits) : EditMeter.Cold(project, generator);
}
