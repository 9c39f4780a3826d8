using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The C# source of one field: its declaration, and the expressions that write and read its numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">The expression that creates its value from the row of numbers <c>values[i]</c>.</param>
/// <param name="Read">The expression that turns it into a row of numbers, with <c>$</c> for the field.</param>
/// <param name="IsExcludedFromWeightDecay">Whether it is marked as excluded.</param>
/// <param name="IsScalar">Whether it is a single number.</param>
internal sealed record FieldSource(
    string Name, string Type, string Value, string Read, bool IsExcludedFromWeightDecay, bool IsScalar = false)
{
    public string Attributes => IsExcludedFromWeightDecay ? "[ExcludeFromWeightDecay] " : "";

    /// <summary>The expression that turns the field of <paramref name="owner"/> into a row of numbers.</summary>
    public string ReadFrom(string owner) => Read.Replace("$", $"{owner}.{Name}", StringComparison.Ordinal);

    /// <summary>An array: of one element for a scalar, and multi-dimensional for a variable with several dimensions.</summary>
    public static FieldSource Array(TrajectoryCase trajectory, int i) =>
        Create(trajectory, i, ArrayType(trajectory, i), $"Elements.Fill({NewArray(trajectory, i)}, values[{i}])!", "Elements.ReadArray($)");

    public static FieldSource Scalar(TrajectoryCase trajectory, int i) =>
        Create(trajectory, i, ElementType(trajectory), $"({ElementType(trajectory)})values[{i}]![0]", "new double[] { $ }") with { IsScalar = true };

    public static FieldSource InlineArray(TrajectoryCase trajectory, int i)
    {
        string type = InlineArrayType(trajectory, i);
        return Create(trajectory, i, type, $"{type}.Of(values[{i}]!)", "$.ToRow()");
    }

    /// <summary>A vector of System.Numerics.</summary>
    public static FieldSource Vector(TrajectoryCase trajectory, int i)
    {
        int length = trajectory.Variables[i].Length;
        string components = string.Join(", ", "XYZW"[..length].Select(component => "$." + component));
        string type = "System.Numerics.Vector" + Text(length);
        return Create(trajectory, i, type, $"new {type}(Elements.Fill(new float[{Text(length)}], values[{i}])!)", $"new double[] {{ {components} }}");
    }

    public static FieldSource Memory(TrajectoryCase trajectory, int i) =>
        Create(trajectory, i, $"Memory<{ElementType(trajectory)}>", FlatArray(trajectory, i), "Elements.Read($.Span)");

    public static FieldSource Span(TrajectoryCase trajectory, int i) =>
        Create(trajectory, i, $"Span<{ElementType(trajectory)}>", FlatArray(trajectory, i), "Elements.Read($)");

    /// <summary>A tensor of the variable's shape, with one element for a scalar.</summary>
    public static FieldSource Tensor(TrajectoryCase trajectory, int i)
    {
        string element = ElementType(trajectory);
        string value = $"Elements.NewTensor<{element}>(values[{i}], {string.Join(", ", Lengths(trajectory, i))})!";
        return Create(trajectory, i, $"System.Numerics.Tensors.Tensor<{element}>", value, $"Elements.Read<{element}>($)");
    }

    public static string InlineArrayType(TrajectoryCase trajectory, int i) =>
        $"Inline{Text(trajectory.Variables[i].Length)}Of{(trajectory.IsDouble ? "Double" : "Single")}";

    public static string ElementType(TrajectoryCase trajectory) => trajectory.IsDouble ? "double" : "float";

    private static FieldSource Create(TrajectoryCase trajectory, int i, string type, string value, string read) =>
        new(Identifiers.Pascal(trajectory.Variables[i].Name), type, value, read, trajectory.Variables[i].IsExcludedFromWeightDecay);

    private static string ArrayType(TrajectoryCase trajectory, int i)
    {
        int rank = Math.Max(trajectory.Variables[i].Shape.Count, 1);
        return $"{ElementType(trajectory)}[{new string(',', rank - 1)}]";
    }

    private static string NewArray(TrajectoryCase trajectory, int i) =>
        $"new {ElementType(trajectory)}[{string.Join(", ", Lengths(trajectory, i))}]";

    private static IEnumerable<string> Lengths(TrajectoryCase trajectory, int i)
    {
        TrajectoryVariable variable = trajectory.Variables[i];
        IEnumerable<int> lengths = variable.Shape.Count == 0 ? [variable.Length] : variable.Shape;
        return lengths.Select(Text);
    }

    private static string FlatArray(TrajectoryCase trajectory, int i) =>
        $"Elements.Fill(new {ElementType(trajectory)}[{Text(trajectory.Variables[i].Length)}], values[{i}])";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
