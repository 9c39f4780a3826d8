using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes calls of the runtime library for constraints on norms. Kernels contain the constraint on single elements.</summary>
internal static class ConstraintCall
{
    /// <summary>The statement that constrains a variable, if it has such a constraint.</summary>
    public static string? Of(Variable variable, LibraryNames library)
    {
        if (variable.Constraint is not { IsOnNorm: true } constraint)
        {
            return null;
        }

        string access = variable.In("parameters");
        VariableStorage storage = VariableStorage.Of(variable, library);
        (string method, string arguments) = constraint.Kind switch
        {
            ConstraintKind.MaxNorm => ("Max", $", maxValue: {Literals.Double(constraint.MaxValue)}"),
            ConstraintKind.UnitNorm => ("Unit", ""),
            _ => ("MinMax", $", minValue: {Literals.Double(constraint.MinValue)}, maxValue: {Literals.Double(constraint.MaxValue)}, rate: {Literals.Double(constraint.Rate)}"),
        };
        return $"{library.Services}.NormConstraint.{method}<{Lanes.ElementName(variable.Element)}>({storage.Elements(access)}, shape: {storage.Lengths(access)}, axes: {Axes(constraint)}{arguments});";
    }

    /// <summary>The axes along which norms are taken, as an argument.</summary>
    public static string Axes(Constraint constraint) => $"[{string.Join(", ", constraint.Axes.Select(Number))}]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
