using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Checks what keeps the centered variance from being negative under the root. For a constant gradient, the velocity minus the squared
/// average gradient is 0, except for rounding: it falls to -1.2e-7 of the square at a rho of 0.5 in float, and lower at a higher rho.
/// Epsilon has to be under the root, and of that order.
/// </summary>
internal static class VarianceAdvice
{
    private const string Flag = "CenteredVarianceFloor";

    /// <param name="scope">The group, or the scope outside of all groups.</param>
    /// <param name="optimizer">The arguments of the optimizer, the only place to set the floor.</param>
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

        // Epsilon is the framework's own choice, and the framework has the fault as well.
        scope.Arguments.ReportRepairedIn(optimizer, Descriptors.NoVarianceFloor, "Centered", RepairHint.None.Add(RepairHint.Flag, Flag));
    }
}
