using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Prints the order of a step, with a few words for each action.</summary>
internal static class OrderPrinter
{
    /// <param name="parts">The parts of the step.</param>
    /// <param name="stages">The stages of its kernels.</param>
    /// <param name="nonFinite">What it does if a gradient is not finite.</param>
    public static string Print(IEnumerable<StepPart> parts, IEnumerable<Stage> stages, NonFinitePolicy nonFinite) =>
        string.Join(" → ", parts.SelectMany(part => Words(part, stages, nonFinite)));

    private static IEnumerable<string> Words(StepPart part, IEnumerable<Stage> stages, NonFinitePolicy nonFinite) => part switch
    {
        StepPart.ComputeLearningRate => ["learningRate at Steps"],
        StepPart.CheckShapes => ["check shapes"],
        StepPart.CheckGradients => [Check("", nonFinite)],
        StepPart.CheckSquares => [Check(" or its square", nonFinite)],
        StepPart.CheckNorms => [Check(" or its norm", nonFinite)],
        StepPart.RunKernels => stages.SelectMany(stage => stage.Actions),
        StepPart.Constrain => ["constrain p"],
        StepPart.CountStep => ["Steps + 1"],

        // Nobody needs to know these to understand a step.
        _ => [],
    };

    private static string Check(string derived, NonFinitePolicy nonFinite) =>
        $"{(nonFinite == NonFinitePolicy.Throw ? "throw" : "skip")} if some g{derived} is not finite";
}
