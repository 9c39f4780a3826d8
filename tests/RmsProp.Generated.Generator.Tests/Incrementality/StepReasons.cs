using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Why each step of the generator ran, or did not run.</summary>
/// <param name="Parse">For each optimizer, in the order of the files.</param>
/// <param name="HintNames">For the names that differ only in case.</param>
/// <param name="Emit">For each optimizer.</param>
/// <param name="Output">For each generated file.</param>
internal sealed record StepReasons(string Parse, string HintNames, string Emit, string Output)
{
    public static StepReasons Of(GeneratorDriverRunResult result)
    {
        GeneratorRunResult run = result.Results.Single();
        Assert.Null(run.Exception);
        return new StepReasons(
            Reasons(Steps(run, RMSpropGenerator.ParseStep)),
            Reasons(Steps(run, RMSpropGenerator.HintNameStep)),
            Reasons(Steps(run, RMSpropGenerator.EmitStep)),
            Reasons(run.TrackedOutputSteps.TryGetValue("SourceOutput", out ImmutableArray<IncrementalGeneratorRunStep> outputs) ? outputs : []));
    }

    private static ImmutableArray<IncrementalGeneratorRunStep> Steps(GeneratorRunResult run, string name) =>
        run.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [];

    private static string Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        string.Join(" ", steps.SelectMany(step => step.Outputs).Select(output => output.Reason));
}
