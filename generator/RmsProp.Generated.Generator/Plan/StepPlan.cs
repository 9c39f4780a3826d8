using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Plan;

/// <summary>The parts of a step in order, which the emitter writes and the tooltip lists.</summary>
internal static class StepPlan
{
    /// <summary>A step that updates the parameters.</summary>
    public static IEnumerable<StepPart> OfUpdate(OptimizerModel model) => Of(model, isUpdate: true);

    /// <summary>A step that only adds to the accumulated gradients.</summary>
    public static IEnumerable<StepPart> OfAccumulation(OptimizerModel model) => Of(model, isUpdate: false);

    private static IEnumerable<StepPart> Of(OptimizerModel model, bool isUpdate)
    {
        Hyperparameters options = model.Options;
        if (isUpdate && model.LearningRate != LearningRateSource.Constant)
        {
            yield return StepPart.ComputeLearningRate;
        }

        yield return StepPart.CheckLayout;
        if (model.HasArrays)
        {
            yield return StepPart.CheckShapes;
        }

        yield return StepPart.CheckMemory;
        if (model.NeedsBuild)
        {
            yield return StepPart.Build;
        }

        if (options.DynamicLossScale is not null)
        {
            yield return StepPart.ReadLossScale;
        }

        if (options.ChecksGradients)
        {
            yield return CheckOf(model);
        }
        else if (isUpdate && options.ClipMode == ClipMode.GlobalNorm)
        {
            yield return StepPart.TakeNorm;
        }

        if (options.UsesEma || options.Formula.CorrectsBias)
        {
            yield return StepPart.CountUpdates;
        }

        if (isUpdate)
        {
            yield return StepPart.ComputeGroupValues;
        }

        yield return StepPart.RunKernels;
        if (model.Variables.Any(variable => variable.Constraint is not null))
        {
            yield return StepPart.Constrain;
        }

        if (isUpdate && model.TakesNorms)
        {
            yield return StepPart.KeepNorm;
        }

        yield return StepPart.CountStep;
    }

    private static StepPart CheckOf(OptimizerModel model) =>
        !model.Options.ChecksOverflow ? StepPart.CheckGradients
        : model.TakesNorms ? StepPart.CheckNorms
        : model.UsedGroups.Any(group => group.Options.ClipMode != ClipMode.Value) ? StepPart.CheckSquares
        : StepPart.CheckGradients;
}
