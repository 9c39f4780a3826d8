using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes calls of the runtime library for constraints on norms; the one that keeps elements from being negative is in the kernels.</summary>
internal static class ConstraintCall
{
    private const string Helpers = "global::" + Parsing.MetadataNames.Namespace + ".CompilerServices.NormConstraint";

    /// <summary>The statement that constrains a variable, if it has such a constraint.</summary>
    public static string? Of(Variable variable)
    {
        if (variable.Constraint is not { IsOnNorm: true } constraint)
        {
            return null;
        }

        string access = variable.In("parameters");
        string elements = variable.IsInline
            ? $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {access}, {Number(variable.Length)})"
            : KernelCall.Span(variable, access);
        string axes = string.Join(", ", constraint.Axes.Select(Number));
        (string method, string arguments) = constraint.Kind switch
        {
            ConstraintKind.MaxNorm => ("Max", $", maxValue: {Literals.Double(constraint.MaxValue)}"),
            ConstraintKind.UnitNorm => ("Unit", ""),
            _ => ("MinMax", $", minValue: {Literals.Double(constraint.MinValue)}, maxValue: {Literals.Double(constraint.MaxValue)}, rate: {Literals.Double(constraint.Rate)}"),
        };
        return $"{Helpers}.{method}<{Lanes.ElementName(variable.Element)}>({elements}, shape: [{Shape(variable, access)}], axes: [{axes}]{arguments});";
    }

    private static string Shape(Variable variable, string access) => string.Join(", ", variable.Kind switch
    {
        VariableKind.Inline => variable.Shape.Select(Number),
        VariableKind.MultidimensionalArray => Enumerable.Range(0, variable.Rank).Select(axis => $"{access}.GetLength({Number(axis)})"),
        _ => [access + ".Length"],
    });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
