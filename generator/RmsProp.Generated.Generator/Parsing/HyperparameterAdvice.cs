using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Looks at numbers that are fine by themselves, but not together with the type of the parameters, with other options, or
/// with what they cost.
/// </summary>
internal static class HyperparameterAdvice
{
    private static readonly string[] RoundedOptions =
    [
        "LearningRate", "LearningRateMultiplier", "Rho", "Momentum", "Epsilon", "InitialVelocity", "WeightDecay", "EmaMomentum", "LossScaleFactor",
        "InitialLossScale", "MinLossScale", "MaxLossScale", .. HyperparameterParser.ClipOptions,
    ];

    public static void Check(Arguments arguments, Hyperparameters options, IReadOnlyCollection<Variable> variables)
    {
        bool hasSingle = variables.Any(variable => variable.Element == ElementType.Single);
        if (hasSingle)
        {
            arguments.CheckRounding(RoundedOptions);
        }

        CheckVariance(arguments, options, variables);
        CheckLossScale(arguments);
        if (options.Rho == 1)
        {
            arguments.Report(Descriptors.NoVelocity, "Rho", RepairHint.Default("Rho", FormulaParser.DefaultsOf(arguments)));
        }

        if (options.WeightDecay == 0)
        {
            GainsNothing(arguments, "WeightDecay", "WeightDecay = 0", "no parameter decays, and each is multiplied by it all the same");
        }

        if (options.IsFast && variables.Count > 0 && !options.ClipsByNorm && !(hasSingle && options.EstimatesRoots))
        {
            GainsNothing(
                arguments, "Numerics", "KernelNumerics.Fast",
                hasSingle && !options.Formula.IsEpsilonInsideRoot
                    ? "only roots with Epsilon under them are estimated, and no norm is taken"
                    : hasSingle
                    ? "so small an Epsilon leaves numbers under the root that can't be estimated, and no norm is taken"
                    : "only steps of float and norms are computed in another way, and there are neither");
        }
    }

    /// <summary>
    /// The velocity less the squared average of one and the same gradient is 0, save for rounding: down to -1.2e-7 of the
    /// square at a rho of 0.5 in float, and further below at a higher one. Epsilon has to be under the root, and of that order.
    /// </summary>
    private static void CheckVariance(Arguments arguments, Hyperparameters options, IReadOnlyCollection<Variable> variables)
    {
        if (!options.Centered || options.Formula.FloorsVariance || variables.Count == 0)
        {
            return;
        }

        bool hasSingle = variables.Any(variable => variable.Element == ElementType.Single);
        double unitRoundoff = hasSingle ? 1.0 / (1 << 24) : 1.0 / (1L << 53);
        bool isLost = hasSingle && (float)options.Epsilon == 0;
        if (options.Formula.IsEpsilonInsideRoot && (options.Epsilon <= 0 || options.Epsilon >= unitRoundoff || isLost))
        {
            return;
        }

        if (options.Formula.IsEpsilonInsideRoot && arguments.Has("Epsilon"))
        {
            arguments.Report(
                Descriptors.NegativeVariance, "Epsilon", RepairHint.Default("Epsilon"),
                Literals.Display(options.Epsilon), hasSingle ? "float" : "double", hasSingle ? "6e-8" : "1.2e-16");
            return;
        }

        // The framework's own choice, with which it has the fault as well.
        arguments.Report(
            Descriptors.NoVarianceFloor, "Centered",
            RepairHint.Set("CenteredVarianceFloor", "true", $"which {FormulaParser.DefaultsOf(arguments).Framework} does not have"));
    }

    /// <summary>Dividing by a power of two changes the exponent alone, and is done as a multiplication.</summary>
    private static void CheckLossScale(Arguments arguments)
    {
        if (arguments.OptionalNumber("LossScaleFactor") is not (>= 1.0 / (1 << 30) and <= 1 << 30 and var factor))
        {
            return;
        }

        double below = Math.Pow(2, Math.Floor(Math.Log(factor, 2)));
        double power = factor < 1.5 * below ? below : 2 * below;
        if (factor == 1)
        {
            GainsNothing(arguments, "LossScaleFactor", "LossScaleFactor = 1", "gradients divided by it are what they were");
        }
        else if (factor != power)
        {
            arguments.Report(
                Descriptors.RoundingLossScale, "LossScaleFactor",
                power == 1 ? RepairHint.Remove("LossScaleFactor") : RepairHint.Set("LossScaleFactor", Literals.Display(power), "the nearest power of two"),
                Literals.Display(factor), Literals.Display(power));
        }
    }

    private static void GainsNothing(Arguments arguments, string name, string what, string why) =>
        arguments.Report(Descriptors.NoGain, name, RepairHint.Remove(name), what, why);
}
