using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Gradients are summed up over several steps, and updates are made with their mean.</summary>
internal static class Accumulate
{
    /// <summary>The mean of the gradient and those accumulated.</summary>
    public static Stage Mean(Hyperparameters options, Symbols s)
    {
        if (!options.Accumulates)
        {
            return Stage.None;
        }

        Expression sum = s.G + new Load(s.AccumulatedGradient);
        return new(new Assign(s.G, ExactReciprocals.IsExact(options.GradientAccumulationSteps) ? sum * s.InverseAccumulationSteps : sum / s.AccumulationSteps))
        {
            Actions = ["mean of g and those accumulated"],
        };
    }

    /// <summary>The next sum begins at 0.</summary>
    public static Stage Clear(Hyperparameters options, Symbols s) =>
        options.Accumulates ? new(new Store(s.AccumulatedGradient, new Constant(0, s.Type))) : Stage.None;

    /// <summary>Where that stands in Keras' order; a kernel does it as soon as it can.</summary>
    public static Stage Cleared(Hyperparameters options) => options.Accumulates ? Stage.None with { Actions = ["clear accumulated"] } : Stage.None;

    /// <summary>The gradient goes into the sum, on a step that makes no update.</summary>
    public static Stage Add(Symbols s) => new(new Assign(s.G, s.G + new Load(s.AccumulatedGradient)), new Store(s.AccumulatedGradient, s.G))
    {
        Actions = ["accumulate g"],
    };
}
