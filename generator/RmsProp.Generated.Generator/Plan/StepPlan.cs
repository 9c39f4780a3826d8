using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Plan;

/// <summary>What a step does, in order, as the tooltip tells it.</summary>
internal static class StepPlan
{
    /// <summary>A step that updates the parameters. Its learning rate is an argument, so that it is there before anything else.</summary>
    public static IEnumerable<StepPart> OfUpdate(OptimizerModel model) =>
        model.LearningRate.Schedule is not null || model.LearningRate.Method is not null
            ? [StepPart.ComputeLearningRate, .. OfAccumulation(model)]
            : OfAccumulation(model);

    /// <summary>A step that only takes in gradients.</summary>
    public static IEnumerable<StepPart> OfAccumulation(OptimizerModel model)
    {
        if (model.HasArrays)
        {
            yield return StepPart.CheckShapes;
        }

        if (model.Options.ChecksGradients)
        {
            yield return CheckOf(model);
        }

        yield return StepPart.RunKernels;
        if (model.Variables.Any(variable => variable.Constraint is not null))
        {
            yield return StepPart.Constrain;
        }

        yield return StepPart.CountStep;
    }

    private static StepPart CheckOf(OptimizerModel model) =>
        !model.Options.ChecksOverflow ? StepPart.CheckGradients
        : model.TakesNorms ? StepPart.CheckNorms
        : model.UsedGroups.Any(group => group.Options.ClipMode != ClipMode.Value) ? StepPart.CheckSquares
        : StepPart.CheckGradients;
}
