using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The equations of an update, for one parameter p with its gradient g, in the order in which they are evaluated.</summary>
internal static class UpdateEquations
{
    public static IEnumerable<string> Of(OptimizerModel model) =>
        [.. OfGradient(model.Options), .. OfParameter(model), .. OfMovingAverage(model.Options), .. OfConstraints(model)];

    private static IEnumerable<string> OfGradient(Hyperparameters options)
    {
        if (options.DynamicLossScale is { } scale)
        {
            yield return $"g = g / lossScale   {(scale.GrowthSteps > 0 ? "doubled after dynamicGrowthSteps good steps, " : "")}halved after a skipped step";
        }
        else if (options.LossScaleFactor is not null)
        {
            yield return "g = g / lossScaleFactor";
        }

        if (options.Accumulates)
        {
            yield return "g = (g + accumulated) / gradientAccumulationSteps";
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

        if (options.Formula.Maximizes)
        {
            yield return "g = -g";
        }
    }

    private static IEnumerable<string> OfParameter(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        string exception = model.Variables.Any(variable => variable.IsExcludedFromWeightDecay) ? "   unless [ExcludeFromWeightDecay]" : "";
        if (options.WeightDecay is not null)
        {
            yield return (options.DecaysDecoupled ? "p = p - p · weightDecay · learningRate" : "g = g + weightDecay · p") + exception;
        }

        foreach (string equation in OfAverages(options).Concat(OfStep(options)))
        {
            yield return equation;
        }
    }

    private static IEnumerable<string> OfAverages(Hyperparameters options)
    {
        bool isDifference = options.Formula.MovesByDifference;
        yield return isDifference ? "v = v + (g² - v) · (1 - ρ)" : "v = ρ · v + (1 - ρ) · g²";
        if (options.Centered)
        {
            yield return isDifference ? "a = a + (g - a) · (1 - ρ)" : "a = ρ · a + (1 - ρ) · g";
        }
    }

    private static IEnumerable<string> OfStep(Hyperparameters options)
    {
        Formula formula = options.Formula;
        (string v, string a) = formula.CorrectsBias ? ("v / (1 - ρᵗ)", "(a / (1 - ρᵗ))²") : ("v", "a²");
        string variance = !options.Centered ? v : formula.FloorsVariance ? $"max({v} - {a}, 0)" : $"{v} - {a}";
        string denominator = formula.IsEpsilonInsideRoot ? $"√({variance} + ε)" : $"(√({variance}) + ε)";
        string increment = $"{(options.AppliesRateToMomentum ? "g" : "learningRate · g")} / {denominator}";
        string suffix = formula.CorrectsBias ? "   with t = Iterations + 1" : "";
        if (options.Momentum is null)
        {
            yield return $"p = p - {increment}{suffix}";
            yield break;
        }

        if (formula.IsNesterov)
        {
            yield return $"i = {increment}{suffix}";
        }

        yield return $"m = μ · m + {(formula.IsNesterov ? "i" : increment + suffix)}";
        string step = formula.IsNesterov ? "(i + μ · m)" : "m";
        yield return options.AppliesRateToMomentum ? $"p = p - learningRate · {step}" : $"p = p - {step}";
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

    private static IEnumerable<string> OfConstraints(OptimizerModel model)
    {
        foreach (IGrouping<Constraint?, Variable> constrained in model.Variables.Where(variable => variable.Constraint is not null).GroupBy(variable => variable.Constraint))
        {
            Constraint constraint = constrained.Key!;
            string equation = constraint.Kind switch
            {
                ConstraintKind.NonNegative => "p = max(p, 0)",
                ConstraintKind.MaxNorm => $"p = p · min(‖p‖, {Literals.Display(constraint.MaxValue)}) / (1e-7 + ‖p‖)",
                ConstraintKind.UnitNorm => "p = p / (1e-7 + ‖p‖)",
                _ => $"p = p · {OfNorm(constraint)} / (1e-7 + ‖p‖)",
            };
            string axes = string.Join(", ", constraint.Axes.Select(axis => Literals.Display(axis)));
            string along = constraint.IsOnNorm ? $" along {(constraint.Axes.Count == 1 ? "axis" : "axes")} {axes}" : "";
            yield return $"{equation}   of {VariableList.Of(constrained)}{along}";
        }
    }

    private static string OfNorm(Constraint constraint)
    {
        string clipped = $"clip(‖p‖, {Literals.Display(constraint.MinValue)}, {Literals.Display(constraint.MaxValue)})";
        string rate = Literals.Display(constraint.Rate);
        return constraint.Rate == 1 ? clipped : $"({rate} · {clipped} + (1 - {rate}) · ‖p‖)";
    }
}
