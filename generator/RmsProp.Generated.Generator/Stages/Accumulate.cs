using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Sums gradients over several steps; updates use their mean.</summary>
internal static class Accumulate
{
    /// <summary>The mean of the gradient and the accumulated ones.</summary>
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

    /// <summary>Resets the sum to 0.</summary>
    public static Stage Clear(Hyperparameters options, Symbols s) =>
        options.Accumulates ? new(new Store(s.AccumulatedGradient, new Constant(0, s.Type))) : Stage.None;

    /// <summary>The place of the reset in Keras' order; a kernel does it as early as possible.</summary>
    public static Stage Cleared(Hyperparameters options) => options.Accumulates ? Stage.None with { Actions = ["clear accumulated"] } : Stage.None;

    /// <summary>Adds the gradient to the sum, on a step without an update.</summary>
    public static Stage Add(Symbols s) => new(new Assign(s.G, s.G + new Load(s.AccumulatedGradient)), new Store(s.AccumulatedGradient, s.G))
    {
        Actions = ["accumulate g"],
    };
}
