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
        AddIf(options.LossScaleFactor is not null, "unscale g");
        AddIf(options.Accumulates, "mean of g and those accumulated");
        AddIf(options.ClipMode == ClipMode.Value, "clip g");
        AddIf(options.ClipMode == ClipMode.Norm, "clip g by the norm of its variable");
        AddIf(options.ClipMode == ClipMode.GlobalNorm, "clip g by the norm of all");
        AddIf(options.WeightDecay is not null, "decay p");
        order.Add($"update v{(options.Centered ? ", a" : "")}{(options.Momentum is null ? "" : ", m")}, p");
        AddIf(options.Accumulates, "clear accumulated");
        return [.. order, .. End(options)];

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
        .. model.Options.LossScaleFactor is null ? Array.Empty<string>() : ["unscale g"],
        "accumulate g",
        .. End(model.Options),
    ];

    private static IEnumerable<string> Beginning(OptimizerModel model) => model.HasArrays ? ["check shapes"] : [];

    private static IEnumerable<string> End(Hyperparameters options)
    {
        if (options.UsesEma)
        {
            yield return "average p";
        }

        if (options.Overwrites)
        {
            yield return "overwrite p";
        }

        yield return "Steps + 1";
    }
}
