using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Reads the numbers of one configuration. What Keras rejects is an error, and its default takes its place; what Keras
/// accepts but can't have been meant is a warning, and is done as Keras does it.
/// </summary>
internal static class HyperparameterParser
{
    public static readonly string[] ClipOptions = ["ClipNorm", "ClipValue", "GlobalClipNorm"];

    private static readonly string[] EmaOptions = ["EmaMomentum", "EmaOverwriteFrequency"];

    public static Hyperparameters Parse(Arguments arguments)
    {
        double learningRate = Number(arguments, "LearningRate", KerasDefaults.LearningRate, value =>
            value < 0 ? "the loss grows with every step; it should be at least 0" : null);
        double rho = Number(arguments, "Rho", KerasDefaults.Rho, value =>
            value is < 0 or > 1 ? "a moving average needs a factor in [0, 1]" : null);
        double epsilon = Number(arguments, "Epsilon", KerasDefaults.Epsilon, value => value switch
        {
            < 0 => "it makes the square root of a small variance NaN; it should be greater than 0",
            0 => "a gradient of 0 then gives 0 / 0, which is NaN; it should be greater than 0",
            _ => null,
        });
        (ClipMode clipMode, double clip) = ParseClip(arguments);
        (double? emaMomentum, int emaOverwriteFrequency) = ParseEma(arguments);
        return new Hyperparameters(
            learningRate,
            rho,
            ParseMomentum(arguments),
            epsilon,
            arguments.Flag("Centered"),
            ParseWeightDecay(arguments),
            clipMode,
            clip,
            emaMomentum,
            emaOverwriteFrequency,
            ParseLossScaleFactor(arguments),
            ParseAccumulation(arguments),
            IsFast(arguments));
    }

    private static bool IsFast(Arguments arguments)
    {
        int numerics = arguments.Integer("Numerics", 0);
        if (numerics is not (0 or 1))
        {
            OutOfRange(arguments, "Numerics", "KernelNumerics.Exact or KernelNumerics.Fast", numerics);
        }

        return numerics == 1;
    }

    private static double? ParseMomentum(Arguments arguments)
    {
        double momentum = Number(arguments, "Momentum", 0, value => value switch
        {
            double.NaN => "it is ignored, as in Keras; it should be in [0, 1)",
            < 0 => "a momentum below 0 is ignored, as in Keras; it should be in [0, 1)",
            >= 1 => "the momentum buffer never decays; it should be in [0, 1)",
            _ => null,
        });
        return momentum > 0 ? momentum : null;
    }

    private static double? ParseWeightDecay(Arguments arguments) => SetOrNot(arguments, "WeightDecay", value =>
        value < 0 ? "it makes parameters grow; it should be at least 0" : null);

    private static double? ParseLossScaleFactor(Arguments arguments) => SetOrNot(arguments, "LossScaleFactor", value => value switch
    {
        0 => "gradients divided by 0 are not finite; it should be greater than 0",
        < 0 => "it turns every gradient around; it should be greater than 0",
        _ => null,
    });

    private static int ParseAccumulation(Arguments arguments)
    {
        int steps = arguments.Integer("GradientAccumulationSteps", 0);
        if (steps is 1 or < 0)
        {
            OutOfRange(arguments, "GradientAccumulationSteps", "at least 2, or 0 for no accumulation", steps);
            return 0;
        }

        return steps;
    }

    private static (ClipMode Mode, double Clip) ParseClip(Arguments arguments)
    {
        string[] given = [.. ClipOptions.Where(option => arguments.OptionalNumber(option) is not null)];
        if (given.Length > 1)
        {
            string received = string.Join(", ", given.Select(option => option + " = " + Literals.Display(arguments.Number(option, 0))));
            arguments.Report(Descriptors.SeveralClipOptions, given[1], RepairHint.None, received);
        }

        foreach (string option in given)
        {
            double clip = arguments.Number(option, 0);
            if (double.IsNaN(clip) || clip <= 0)
            {
                Suspicious(arguments, option, clip, "it clips nothing, as in Keras; it should be greater than 0");
            }
            else if (double.IsInfinity(clip) && option != "ClipValue")
            {
                Suspicious(arguments, option, clip, "it makes every gradient NaN, as in Keras; leave it out for no clipping");
            }
            else if (double.IsInfinity(clip))
            {
                Suspicious(arguments, option, clip, "it clips nothing; leave it out for no clipping");
            }
        }

        if (given.Length == 0 || !(arguments.Number(given[0], 0) > 0))
        {
            return (ClipMode.None, 0);
        }

        ClipMode mode = given[0] switch
        {
            "ClipNorm" => ClipMode.Norm,
            "ClipValue" => ClipMode.Value,
            _ => ClipMode.GlobalNorm,
        };
        return (mode, arguments.Number(given[0], 0));
    }

    private static (double? Momentum, int OverwriteFrequency) ParseEma(Arguments arguments)
    {
        double momentum = arguments.Number("EmaMomentum", KerasDefaults.EmaMomentum);
        int frequency = arguments.Integer("EmaOverwriteFrequency", KerasDefaults.EmaOverwriteFrequency);
        if (!arguments.Flag("UseEma"))
        {
            foreach (string name in EmaOptions)
            {
                // A file has all arguments, with an effect or without.
                if (arguments.Has(name) && !arguments.IsFromFile(name))
                {
                    arguments.Report(
                        Descriptors.NoEffect, name, RepairHint.Remove(name).Add(RepairHint.Flag, "UseEma"),
                        name, "no moving average is kept without UseEma = true");
                }
            }

            return (null, 0);
        }

        if (double.IsNaN(momentum))
        {
            Suspicious(arguments, "EmaMomentum", momentum, "it makes the moving average NaN; it should be in [0, 1]");
        }
        else if (momentum == 1)
        {
            Suspicious(arguments, "EmaMomentum", momentum, "the moving average stays what the parameters were after the first update; it should be in [0, 1)");
        }
        else if (momentum is < 0 or > 1)
        {
            OutOfRange(arguments, "EmaMomentum", "in [0, 1]", momentum);
            momentum = KerasDefaults.EmaMomentum;
        }

        if (frequency < 0)
        {
            OutOfRange(arguments, "EmaOverwriteFrequency", "at least 1, or 0 for never", frequency);
            frequency = 0;
        }

        return (momentum, frequency);
    }

    /// <summary>A number, with a warning if it is given and <paramref name="suspicion"/> or not finite.</summary>
    private static double Number(Arguments arguments, string name, double defaultValue, Func<double, string?> suspicion)
    {
        if (arguments.OptionalNumber(name) is not { } value)
        {
            return defaultValue;
        }

        string? why = suspicion(value);
        if (why is null && (double.IsNaN(value) || double.IsInfinity(value)))
        {
            why = "it makes parameters NaN or infinite; it should be finite";
        }

        if (why is not null)
        {
            Suspicious(arguments, name, value, why);
        }

        return value;
    }

    /// <summary>A number that NaN, the default of its property, leaves unset.</summary>
    private static double? SetOrNot(Arguments arguments, string name, Func<double, string?> suspicion)
    {
        double value = Number(
            arguments, name, double.NaN, value => double.IsNaN(value) ? "that is how it is when not set; leave it out" : suspicion(value));
        return double.IsNaN(value) ? null : value;
    }

    private static void Suspicious(Arguments arguments, string name, double value, string why) =>
        arguments.Report(Descriptors.SuspiciousValue, name, RepairHint.Default(name), name, Literals.Display(value), why);

    private static void OutOfRange(Arguments arguments, string name, string range, double value) =>
        arguments.Report(Descriptors.ValueOutOfRange, name, RepairHint.Default(name), name, range, Literals.Display(value));
}
