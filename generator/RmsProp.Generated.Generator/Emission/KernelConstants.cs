using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The constants of the kernels of one group.</summary>
internal static class KernelConstants
{
    public const string LargestGradient = "LargestGradient";

    /// <summary>Each with its name, its value and what it is.</summary>
    public static IEnumerable<(string Name, double Value, string Summary)> Of(Hyperparameters options, ElementType element)
    {
        yield return ("Rho", options.Rho, "The discounting factor ρ.");
        yield return ("OneMinusRho", OneMinusRho(options, element), "1 - ρ, rounded once.");
        yield return ("Epsilon", options.Epsilon, $"The constant ε {(options.Formula.IsEpsilonInsideRoot ? "under" : "beside")} the root.");
        if (options.Formula.InitialVelocity != 0)
        {
            yield return ("InitialVelocity", options.Formula.InitialVelocity, "What the velocity is before the first step.");
        }

        if (options.Momentum is { } momentum)
        {
            yield return ("Momentum", momentum, "The momentum μ.");
        }

        if (options.WeightDecay is { } weightDecay)
        {
            yield return ("WeightDecay", weightDecay, "The weight decay.");
        }

        foreach ((string, double, string) constant in OfLearningRate(options).Concat(OfUnscaling(options)).Concat(OfClipping(options)))
        {
            yield return constant;
        }

        if (options.EmaMomentum is { } emaMomentum)
        {
            yield return ("EmaMomentum", emaMomentum, "The momentum of the parameters' moving average.");
        }

        // Where a norm is taken, that says it.
        if (options.ChecksOverflow && (options.Accumulates || !options.ClipsByNorm) && new GradientLimits(options, element) is { IsFiniteEnough: false } limits)
        {
            yield return (LargestGradient, limits.Largest, "The largest gradient that neither a slot nor a parameter overflows with.");
        }
    }

    // TensorFlow subtracts in the type of the parameters, all others in Python's float.
    private static double OneMinusRho(Hyperparameters options, ElementType element) =>
        options.Formula.Convention == Convention.TensorFlowV1 && element == ElementType.Single ? 1 - (float)options.Rho : 1 - options.Rho;

    private static IEnumerable<(string Name, double Value, string Summary)> OfLearningRate(Hyperparameters options)
    {
        if (options.HasOwnLearningRate)
        {
            yield return ("LearningRate", options.LearningRate, "The learning rate of this group.");
        }
        else if (options.LearningRateMultiplier != 1)
        {
            yield return ("LearningRateMultiplier", options.LearningRateMultiplier, "What the learning rate is multiplied by in this group.");
        }
    }

    private static IEnumerable<(string Name, double Value, string Summary)> OfUnscaling(Hyperparameters options)
    {
        const string Exactly = "a power of two: multiplying by it rounds as the division does.";
        if (options.LossScaleFactor is { } factor)
        {
            yield return ExactReciprocals.IsExact(factor)
                ? ("InverseLossScaleFactor", 1 / factor, "The reciprocal of the loss scale factor, " + Exactly)
                : ("LossScaleFactor", factor, "The loss scale factor.");
        }

        if (options.Accumulates)
        {
            int steps = options.GradientAccumulationSteps;
            yield return ExactReciprocals.IsExact(steps)
                ? ("InverseGradientAccumulationSteps", 1.0 / steps, "The reciprocal of the number of steps, " + Exactly)
                : ("GradientAccumulationSteps", steps, "Over how many steps gradients are summed up.");
        }
    }

    private static IEnumerable<(string Name, double Value, string Summary)> OfClipping(Hyperparameters options)
    {
        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return ("ClipValue", options.Clip, "The largest absolute value of a gradient's element.");
                break;
            case ClipMode.Norm:
                yield return ("ClipNorm", options.Clip, "The largest norm of a variable's gradient.");
                break;
            case ClipMode.GlobalNorm:
                yield return ("GlobalClipNorm", options.Clip, "The largest norm of all gradients together.");
                if (!options.SumsInDouble)
                {
                    yield return ("InverseGlobalClipNorm", 1 / options.Clip, "The reciprocal of the largest norm, rounded once.");
                }

                break;
        }
    }
}
