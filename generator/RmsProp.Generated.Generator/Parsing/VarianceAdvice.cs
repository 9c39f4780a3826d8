using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Looks at what keeps the variance of the centered form from the root of a negative number. The velocity less the squared
/// average of one and the same gradient is 0, save for rounding: down to -1.2e-7 of the square at a rho of 0.5 in float, and
/// further below at a higher one. Epsilon has to be under the root, and of that order.
/// </summary>
internal static class VarianceAdvice
{
    private const string Flag = "CenteredVarianceFloor";

    /// <param name="scope">The group, or what is outside of all groups.</param>
    /// <param name="optimizer">The arguments of the optimizer, where alone the floor can be set.</param>
    public static void Check(GroupScope scope, Arguments optimizer)
    {
        Hyperparameters options = scope.Options;
        if (!options.Centered || options.Formula.FloorsVariance || scope.Variables.Count == 0)
        {
            return;
        }

        double unitRoundoff = scope.HasSingle ? 1.0 / (1 << 24) : 1.0 / (1L << 53);
        bool isLost = scope.HasSingle && (float)options.Epsilon == 0;
        bool isInside = options.Formula.IsEpsilonInsideRoot;
        if (isInside && (options.Epsilon <= 0 || options.Epsilon >= unitRoundoff || isLost))
        {
            return;
        }

        if (isInside && scope.Arguments.Has("Epsilon"))
        {
            scope.Arguments.ReportRepairedIn(
                optimizer, Descriptors.NegativeVariance, scope.Arguments.InnermostOf("Epsilon", "Centered"), RepairHint.Default("Epsilon").Add(RepairHint.Flag, Flag),
                Literals.Display(options.Epsilon), scope.HasSingle ? "float" : "double", scope.HasSingle ? "6e-8" : "1.2e-16");
            return;
        }

        // The framework's own choice, with which it has the fault as well.
        scope.Arguments.ReportRepairedIn(optimizer, Descriptors.NoVarianceFloor, "Centered", RepairHint.None.Add(RepairHint.Flag, Flag));
    }
}
