using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>What a step does, in Keras' order.</summary>
internal static class StepOrder
{
    public static IEnumerable<string> OfUpdate(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        List<string> order = [.. Beginning(model)];
        AddIf(model.LearningRate.Schedule is not null || model.LearningRate.Method is not null, "learningRate at Steps");
        order.AddRange(Unscaling(options));
        AddIf(options.Accumulates, "mean of g and those accumulated");
        AddIf(options.ClipMode == ClipMode.Value, "clip g");
        AddIf(options.ClipMode == ClipMode.Norm, "clip g by the norm of its variable");
        AddIf(options.ClipMode == ClipMode.GlobalNorm, "clip g by the norm of all");
        AddIf(options.Formula.Maximizes, "turn g around");
        AddIf(options.DecaysDecoupled, "decay p");
        AddIf(options.HasPenalty, "add weight decay to g");
        order.Add($"update v{(options.Centered ? ", a" : "")}{(options.Momentum is null ? "" : ", m")}, p");
        AddIf(options.Accumulates, "clear accumulated");
        return [.. order, .. End(model)];

        void AddIf(bool condition, string action)
        {
            if (condition)
            {
                order.Add(action);
            }
        }
    }

    /// <summary>The order of a step that makes no update.</summary>
    public static IEnumerable<string> OfAccumulation(OptimizerModel model) =>
    [
        .. Beginning(model),
        .. Unscaling(model.Options),
        "accumulate g",
        .. End(model),
    ];

    private static IEnumerable<string> Beginning(OptimizerModel model)
    {
        if (model.HasArrays)
        {
            yield return "check shapes";
        }

        if (model.Options.ChecksGradients)
        {
            yield return model.Options.NonFinite == NonFinitePolicy.Throw ? "throw if some g is not finite" : "skip if some g is not finite";
        }
    }

    private static IEnumerable<string> Unscaling(Hyperparameters options) =>
        options.LossScaleFactor is null && options.DynamicLossScale is null ? [] : ["unscale g"];

    private static IEnumerable<string> End(OptimizerModel model)
    {
        if (model.Options.UsesEma)
        {
            yield return "average p";
        }

        if (model.Options.Overwrites)
        {
            yield return "overwrite p";
        }

        if (model.Variables.Any(variable => variable.Constraint is not null))
        {
            yield return "constrain p";
        }

        yield return "Steps + 1";
    }
}
