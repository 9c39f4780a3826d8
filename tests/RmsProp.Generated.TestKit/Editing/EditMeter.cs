using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.TestKit;

/// <summary>Measures the cost of a generator when sources change. Everything runs on the calling thread.</summary>
public static class EditMeter
{
    /// <summary>The first run, on a project that the generator has not seen.</summary>
    public static EditCost Cold(EditedProject project, IIncrementalGenerator generator) => Cold(project.Sources(), generator);

    /// <inheritdoc cref="Cold(EditedProject, IIncrementalGenerator)"/>
    public static EditCost Cold(IEnumerable<string> sources, IIncrementalGenerator generator) => Run(Open(sources, generator), []).Cost;

    /// <summary>The median over edits made one after another, once the generator has run.</summary>
    public static EditCost Median(EditedProject project, IIncrementalGenerator generator, EditScenario scenario, int edits) =>
        Median(project.Sources(), generator, (session, number) => project.Edit(session, scenario, number), edits);

    /// <inheritdoc cref="Median(EditedProject, IIncrementalGenerator, EditScenario, int)"/>
    public static EditCost Median(IEnumerable<string> sources, IIncrementalGenerator generator, Action<GeneratorSession, int> edit, int edits)
    {
        const int WarmUp = 3;
        GeneratorSession session = Open(sources, generator);
        HashSet<SourceText> known = Run(session, []).Files;
        var costs = new List<EditCost>();
        for (int number = 0; number < WarmUp + edits; number++)
        {
            edit(session, number);
            (EditCost cost, known) = Run(session, known);
            costs.Add(cost);
        }

        costs.RemoveRange(0, WarmUp);
        return new EditCost(
            costs.Select(cost => cost.AllocatedBytes).Order().ElementAt(edits / 2),
            costs.Select(cost => cost.Time).Order().ElementAt(edits / 2),
            costs.Max(cost => cost.Emissions));
    }

    private static GeneratorSession Open(IEnumerable<string> sources, IIncrementalGenerator generator) =>
        new(HarnessOptions.Default with { Generator = generator }, trackSteps: false, sources);

    /// <summary>Runs the generator once. A file that it did not write again is the same text object as before.</summary>
    private static (EditCost Cost, HashSet<SourceText> Files) Run(GeneratorSession session, HashSet<SourceText> known)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        GeneratorDriverRunResult result = session.Run();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        HashSet<SourceText> files = new(result.Results.Single().GeneratedSources.Select(source => source.SourceText), ReferenceEqualityComparer.Instance);
        return (new EditCost(bytes, time, files.Count(file => !known.Contains(file))), files);
    }
}
