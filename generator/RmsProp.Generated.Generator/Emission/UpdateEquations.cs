using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The equations of an update, for one parameter p with its gradient g, in the order in which they are evaluated.</summary>
internal static class UpdateEquations
{
    public static IEnumerable<string> Of(OptimizerModel model) =>
        [.. OfGradient(model.Options), .. OfParameter(model), .. OfMovingAverage(model.Options)];

    private static IEnumerable<string> OfGradient(Hyperparameters options)
    {
        if (options.LossScaleFactor is not null)
        {
            yield return "g = g / lossScaleFactor";
        }

        if (options.Accumulates)
        {
            yield return "g = (accumulated + g) / gradientAccumulationSteps";
        }

        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return "g = min(max(g, -clipValue), clipValue)";
                break;
            case ClipMode.Norm:
                yield return "g = g · clipNorm / max(‖g‖, clipNorm)";
                break;
            case ClipMode.GlobalNorm:
                yield return "g = g · globalClipNorm · min(1 / ‖all g‖, 1 / globalClipNorm)";
                break;
        }
    }

    private static IEnumerable<string> OfParameter(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        if (options.WeightDecay is not null)
        {
            bool excludesSome = model.Variables.Any(variable => variable.IsExcludedFromWeightDecay);
            yield return $"p = p - p · weightDecay · learningRate{(excludesSome ? "   unless [ExcludeFromWeightDecay]" : "")}";
        }

        yield return "v = ρ · v + (1 - ρ) · g²";
        if (options.Centered)
        {
            yield return "a = ρ · a + (1 - ρ) · g";
        }

        string increment = $"learningRate · g / √(v{(options.Centered ? " - a²" : "")} + ε)";
        if (options.Momentum is null)
        {
            yield return $"p = p - {increment}";
            yield break;
        }

        yield return $"m = μ · m + {increment}";
        yield return "p = p - m";
    }

    private static IEnumerable<string> OfMovingAverage(Hyperparameters options)
    {
        if (!options.UsesEma)
        {
            yield break;
        }

        yield return "average = k · average + (1 - k) · p   with k = emaMomentum, but 0 while Iterations = 0";
        if (options.Overwrites)
        {
            yield return options.EmaOverwriteFrequency == 1
                ? "p = average"
                : "p = average   where emaOverwriteFrequency divides Iterations + 1";
        }
    }
}
