using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Reads the numbers of one configuration, and of the groups in it. What Keras rejects is an error, and its default takes its
/// place; what Keras accepts but can't have been meant is a warning, and is done as Keras does it.
/// </summary>
internal static class HyperparameterParser
{
    public static readonly string[] ClipOptions = ["ClipNorm", "ClipValue", "GlobalClipNorm"];

    /// <summary>What a group can have otherwise than the optimizer.</summary>
    public static readonly string[] GroupOptions =
    [
        "LearningRate", "LearningRateMultiplier", "Rho", "Momentum", "Epsilon", "Centered", "WeightDecay", "ClipNorm", "ClipValue", "Numerics",
    ];

    /// <summary>The arguments of an optimizer.</summary>
    public static Hyperparameters Parse(Arguments arguments)
    {
        ConventionDefaults defaults = FormulaParser.DefaultsOf(arguments);
        var hyperparameters = new Hyperparameters
        {
            Formula = FormulaParser.Parse(arguments),
            LearningRate = defaults.LearningRate ?? KerasDefaults.LearningRate,
            Rho = defaults.Rho,
            Epsilon = defaults.Epsilon,
        };
        arguments.NoEffect("LearningRateMultiplier", "it is for fields; for the optimizer as a whole, set LearningRate");
        hyperparameters = StepOptionParser.Parse(arguments, hyperparameters);
        return WithGroupOptions(arguments, hyperparameters);
    }

    /// <summary>The arguments of a group.</summary>
    /// <param name="arguments">The group's own, and the optimizer's for what it does not set.</param>
    /// <param name="optimizer">Those of the optimizer.</param>
    /// <param name="hasOwnLearningRate">Whether a constant of the group is its learning rate.</param>
    public static Hyperparameters ParseGroup(Arguments arguments, Hyperparameters optimizer, bool hasOwnLearningRate)
    {
        double multiplier = hasOwnLearningRate ? 1 : arguments.CheckedNumber("LearningRateMultiplier", 1, value =>
            value < 0 ? "the loss grows with every step; it should be at least 0" : null);
        Hyperparameters group = WithGroupOptions(arguments, optimizer) with
        {
            HasOwnLearningRate = hasOwnLearningRate,
            LearningRateMultiplier = multiplier,
        };

        // The norm is that of all variables.
        return optimizer.ClipMode == ClipMode.GlobalNorm
            ? group with { ClipMode = ClipMode.GlobalNorm, Clip = optimizer.Clip, SumsInDouble = optimizer.SumsInDouble }
            : group;
    }

    private static Hyperparameters WithGroupOptions(Arguments arguments, Hyperparameters basis)
    {
        double learningRate = arguments.CheckedNumber("LearningRate", basis.LearningRate, value => value switch
        {
            0 => "no parameter ever moves; it should be greater than 0, and [NotTrainable] leaves a field out",
            < 0 => "the loss grows with every step; it should be greater than 0",
            _ => null,
        });
        double rho = arguments.CheckedNumber("Rho", basis.Rho, value =>
            value is < 0 or > 1 ? "a moving average needs a factor in [0, 1]" : null);
        double epsilon = arguments.CheckedNumber("Epsilon", basis.Epsilon, value => value switch
        {
            < 0 => "it makes the square root of a small variance NaN; it should be greater than 0",
            0 => "a gradient of 0 then gives 0 / 0, which is NaN; it should be greater than 0",
            _ => null,
        });
        (ClipMode clipMode, double clip) = ParseClip(arguments);
        bool isFast = IsFast(arguments);
        return basis with
        {
            LearningRate = learningRate,
            Rho = rho,
            Momentum = ParseMomentum(arguments),
            Epsilon = epsilon,
            Centered = arguments.Flag("Centered"),
            WeightDecay = arguments.SetOrNot("WeightDecay", value => value < 0 ? "it makes parameters grow; it should be at least 0" : null),
            ClipMode = clipMode,
            Clip = clip,
            IsFast = isFast,
            SumsInDouble = isFast,
        };
    }

    private static bool IsFast(Arguments arguments)
    {
        int numerics = arguments.Integer("Numerics", 0);
        if (numerics is not (0 or 1))
        {
            arguments.OutOfRange("Numerics", "KernelNumerics.Exact or KernelNumerics.Fast", numerics);
        }

        return numerics == 1;
    }

    private static double? ParseMomentum(Arguments arguments)
    {
        double momentum = arguments.CheckedNumber("Momentum", 0, value => value switch
        {
            double.NaN => "it is ignored, as in Keras; it should be in [0, 1)",
            < 0 => "a momentum below 0 is ignored, as in Keras; it should be in [0, 1)",
            >= 1 => "the momentum buffer never decays; it should be in [0, 1)",
            _ => null,
        });
        return momentum > 0 ? momentum : null;
    }

    private static (ClipMode Mode, double Clip) ParseClip(Arguments arguments)
    {
        string[] given = [.. ClipOptions.Where(option => arguments.OptionalNumber(option) is not null)];
        if (given.Length > 1)
        {
            string received = string.Join(", ", given.Select(option => option + " = " + Literals.Display(arguments.Number(option, 0))));
            string place = given.Skip(1).Append(given[0]).FirstOrDefault(option => !arguments.IsInherited(option)) ?? given[1];
            bool isOne = given.Count(option => !arguments.IsInherited(option)) == 1;
            arguments.Report(Descriptors.SeveralClipOptions, place, isOne ? RepairHint.Remove(place) : RepairHint.None, received);
        }

        foreach (string option in given)
        {
            double clip = arguments.Number(option, 0);
            if (double.IsNaN(clip) || clip <= 0)
            {
                arguments.Suspicious(option, clip, "it clips nothing, as in Keras; it should be greater than 0");
            }
            else if (double.IsInfinity(clip) && option != "ClipValue")
            {
                arguments.Suspicious(option, clip, "it makes every gradient NaN, as in Keras; leave it out for no clipping");
            }
            else if (double.IsInfinity(clip))
            {
                arguments.Suspicious(option, clip, "it clips nothing; leave it out for no clipping");
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
}
