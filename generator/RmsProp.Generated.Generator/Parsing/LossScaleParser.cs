using System.Collections.Immutable;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Parses a dynamic loss scale and its effect on skipped steps.</summary>
internal static class LossScaleParser
{
    /// <param name="arguments">The arguments of an optimizer.</param>
    /// <param name="basis">The options without it.</param>
    public static Hyperparameters Parse(Arguments arguments, Hyperparameters basis)
    {
        DynamicLossScale? scale = ParseScale(arguments);
        NonFinitePolicy policy = scale is null ? basis.NonFinite : NonFinitePolicy.SkipStep;
        if (scale is not null && arguments.Has(OptimizerOptions.NonFiniteGradients.Name) && basis.NonFinite != policy)
        {
            arguments.Contradicts(
                OptimizerOptions.NonFiniteGradients.Name, OptimizerOptions.NonFiniteGradients.Member((int)basis.NonFinite),
                OptimizerOptions.DynamicLossScale.Name, "DynamicLossScale = true", "which skips such steps to find the right scale");
        }

        int? mostSkipped = basis.MaxConsecutiveSkippedSteps;
        if (policy != NonFinitePolicy.SkipStep && mostSkipped is not null)
        {
            arguments.NoEffect(
                OptimizerOptions.MaxConsecutiveSkippedSteps.Name,
                "no step is skipped without NonFiniteGradients = NonFiniteGradients.SkipStep or DynamicLossScale = true");
            mostSkipped = null;
        }

        return basis with { DynamicLossScale = scale, NonFinite = policy, MaxConsecutiveSkippedSteps = mostSkipped };
    }

    private static DynamicLossScale? ParseScale(Arguments arguments)
    {
        double? read = arguments.Read(OptimizerOptions.InitialLossScale);
        double? growthSteps = arguments.Read(OptimizerOptions.DynamicGrowthSteps);
        double? min = arguments.Read(OptimizerOptions.MinLossScale);
        double? max = arguments.Read(OptimizerOptions.MaxLossScale);
        if (min > max)
        {
            arguments.OutOfRange(OptimizerOptions.MaxLossScale.Name, "at least MinLossScale = " + Literals.Display(min.Value), max.Value);
            max = null;
        }

        // All are null without the flag.
        if (read is not { } initial)
        {
            return null;
        }

        if (initial > 0 && initial < min)
        {
            OutOfLimit(arguments, OptimizerOptions.MinLossScale, min.Value, "below", initial);
        }
        else if (initial > max && !double.IsInfinity(initial))
        {
            OutOfLimit(arguments, OptimizerOptions.MaxLossScale, max.Value, "above", initial);
        }

        if (growthSteps <= 0 && max is not null)
        {
            arguments.NoEffect(OptimizerOptions.MaxLossScale.Name, "the loss scale never rises with DynamicGrowthSteps = " + Literals.Display(growthSteps!.Value));
        }

        return new DynamicLossScale(initial, (int)growthSteps!, min, max);
    }

    /// <summary>Reports an initial loss scale outside the limits: at its value or, if that is the default, at the limit.</summary>
    private static void OutOfLimit(Arguments arguments, Option option, double limit, string side, double initial)
    {
        string name = OptimizerOptions.InitialLossScale.Name;
        ImmutableDictionary<string, string?> hint = RepairHint.Set(name, Literals.Display(limit), "which is " + option.Name);
        if (arguments.Has(name))
        {
            arguments.Suspicious(name, initial, $"it is {side} {option.Name} = {Literals.Display(limit)}", hint);
        }
        else
        {
            arguments.Suspicious(option.Name, limit, $"the loss scale starts {side} it, at {Literals.Display(initial)}; set InitialLossScale as well", hint);
        }
    }
}
