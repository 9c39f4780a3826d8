using System.Collections.Immutable;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reads what concerns a step as a whole, and is the same for all variables: what comes before and after their update.</summary>
internal static class StepOptionParser
{
    private static readonly string[] Policies = [.. Enum.GetNames(typeof(NonFinitePolicy)).Select(name => "NonFiniteGradients." + name)];

    public static Hyperparameters Parse(Arguments arguments, Hyperparameters basis)
    {
        (double? emaMomentum, int emaOverwriteFrequency) = ParseEma(arguments);
        DynamicLossScale? dynamicLossScale = ParseDynamicLossScale(arguments);
        NonFinitePolicy nonFinite = ParseNonFinite(arguments, dynamicLossScale is not null);
        return basis with
        {
            EmaMomentum = emaMomentum,
            EmaOverwriteFrequency = emaOverwriteFrequency,
            LossScaleFactor = ParseLossScaleFactor(arguments, dynamicLossScale is not null),
            DynamicLossScale = dynamicLossScale,
            GradientAccumulationSteps = ParseAccumulation(arguments),
            NonFinite = nonFinite,
            MaxConsecutiveSkippedSteps = ParseMaxSkipped(arguments, nonFinite),
        };
    }

    private static double? ParseLossScaleFactor(Arguments arguments, bool isDynamic)
    {
        double? factor = arguments.SetOrNot("LossScaleFactor", value => value switch
        {
            0 => "gradients divided by 0 are not finite; it should be greater than 0",
            < 0 => "it negates every gradient; it should be greater than 0",
            _ => null,
        });
        if (isDynamic && factor is not null)
        {
            arguments.NoEffect("LossScaleFactor", "DynamicLossScale replaces it, as Keras' LossScaleOptimizer does; set InitialLossScale instead");
        }

        return isDynamic ? null : factor;
    }

    private static DynamicLossScale? ParseDynamicLossScale(Arguments arguments)
    {
        if (!arguments.Flag("DynamicLossScale"))
        {
            arguments.NeedFlag(
                "DynamicLossScale", "the loss scale does not change without DynamicLossScale = true",
                "InitialLossScale", "DynamicGrowthSteps", "MinLossScale", "MaxLossScale");
            return null;
        }

        double? min = ParseLimit(arguments, "MinLossScale");
        double? max = ParseLimit(arguments, "MaxLossScale");
        if (min > max)
        {
            arguments.OutOfRange("MaxLossScale", "at least MinLossScale = " + Literals.Display(min.Value), max.Value);
            max = null;
        }

        return new DynamicLossScale(ParseInitialScale(arguments, min, max), ParseGrowthSteps(arguments, max), min, max);
    }

    private static double ParseInitialScale(Arguments arguments, double? min, double? max)
    {
        double initial = arguments.CheckedNumber("InitialLossScale", KerasDefaults.InitialLossScale, value => value switch
        {
            0 => "gradients divided by 0 are not finite; it should be greater than 0",
            < 0 => "it negates every gradient; it should be greater than 0",
            double.PositiveInfinity => "every step is skipped, and half of it is infinite as well; it should be finite",
            _ => null,
        });
        if (initial > 0 && initial < min)
        {
            OutOfLimit(arguments, "MinLossScale", min.Value, "below", initial);
        }
        else if (initial > max && !double.IsInfinity(initial))
        {
            OutOfLimit(arguments, "MaxLossScale", max.Value, "above", initial);
        }

        return initial;
    }

    /// <summary>Reports a loss scale that begins where it can't get to later, at its value or, where that is the default, at the limit.</summary>
    private static void OutOfLimit(Arguments arguments, string name, double limit, string side, double initial)
    {
        ImmutableDictionary<string, string?> hint = RepairHint.Set("InitialLossScale", Literals.Display(limit), "which is " + name);
        if (arguments.Has("InitialLossScale"))
        {
            arguments.Suspicious("InitialLossScale", initial, $"it is {side} {name} = {Literals.Display(limit)}", hint);
        }
        else
        {
            arguments.Suspicious(name, limit, $"the loss scale starts {side} it, at {Literals.Display(initial)}; set InitialLossScale as well", hint);
        }
    }

    private static int ParseGrowthSteps(Arguments arguments, double? max)
    {
        int steps = arguments.Integer("DynamicGrowthSteps", KerasDefaults.DynamicGrowthSteps);
        if (steps < 0)
        {
            arguments.Suspicious("DynamicGrowthSteps", steps, "the loss scale never rises, as in Keras; it should be at least 1, or 0 for that");
        }

        if (steps <= 0 && max is not null)
        {
            arguments.NoEffect("MaxLossScale", "the loss scale never rises with DynamicGrowthSteps = " + Literals.Display(steps));
        }

        return steps;
    }

    private static double? ParseLimit(Arguments arguments, string name)
    {
        double limit = arguments.Number(name, double.NaN);
        if (double.IsNaN(limit) || (limit > 0 && !double.IsInfinity(limit)))
        {
            return double.IsNaN(limit) ? null : limit;
        }

        arguments.OutOfRange(name, "finite and greater than 0", limit);
        return null;
    }

    private static int ParseAccumulation(Arguments arguments)
    {
        int steps = arguments.Integer("GradientAccumulationSteps", 0);
        if (steps is 1 or < 0)
        {
            arguments.OutOfRange("GradientAccumulationSteps", "at least 2, or 0 for no accumulation", steps);
            return 0;
        }

        return steps;
    }

    private static NonFinitePolicy ParseNonFinite(Arguments arguments, bool isDynamic)
    {
        int policy = arguments.Integer("NonFiniteGradients", 0);
        if (policy < 0 || policy >= Policies.Length)
        {
            arguments.OutOfRange("NonFiniteGradients", $"{Policies[0]}, {Policies[1]} or {Policies[2]}", policy);
            policy = 0;
        }

        if (!isDynamic)
        {
            return (NonFinitePolicy)policy;
        }

        if (arguments.Has("NonFiniteGradients") && policy != (int)NonFinitePolicy.SkipStep)
        {
            arguments.Contradicts(
                "NonFiniteGradients", Policies[policy], "DynamicLossScale", "DynamicLossScale = true", "which skips such steps to find the right scale");
        }

        return NonFinitePolicy.SkipStep;
    }

    private static int? ParseMaxSkipped(Arguments arguments, NonFinitePolicy policy)
    {
        const string Option = "MaxConsecutiveSkippedSteps";
        int steps = arguments.Integer(Option, 0);
        if (steps < 0)
        {
            arguments.OutOfRange(Option, "at least 1, or 0 for any number", steps);
            return null;
        }

        if (policy != NonFinitePolicy.SkipStep && steps > 0)
        {
            arguments.NoEffect(Option, "no step is skipped without NonFiniteGradients = NonFiniteGradients.SkipStep or DynamicLossScale = true");
            return null;
        }

        return steps > 0 ? steps : null;
    }

    private static (double? Momentum, int OverwriteFrequency) ParseEma(Arguments arguments)
    {
        if (!arguments.Flag("UseEma"))
        {
            arguments.NeedFlag("UseEma", "no moving average is kept without UseEma = true", "EmaMomentum", "EmaOverwriteFrequency");
            return (null, 0);
        }

        double momentum = arguments.Number("EmaMomentum", KerasDefaults.EmaMomentum);
        if (double.IsNaN(momentum))
        {
            arguments.Suspicious("EmaMomentum", momentum, "it makes the moving average NaN; it should be in [0, 1]");
        }
        else if (momentum == 1)
        {
            arguments.Suspicious("EmaMomentum", momentum, "the moving average keeps the parameters of the first update; it should be in [0, 1)");
        }
        else if (momentum is < 0 or > 1)
        {
            arguments.OutOfRange("EmaMomentum", "in [0, 1]", momentum);
            momentum = KerasDefaults.EmaMomentum;
        }

        int frequency = arguments.Integer("EmaOverwriteFrequency", KerasDefaults.EmaOverwriteFrequency);
        if (frequency < 0)
        {
            arguments.OutOfRange("EmaOverwriteFrequency", "at least 1, or 0 for never", frequency);
            frequency = 0;
        }

        return (momentum, frequency);
    }
}
