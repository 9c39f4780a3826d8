using System.Globalization;
using System.Text;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Generates parameter structs from random types: structs, records, inline arrays, generic and nested types, types of each other, and
/// every other field type, finite or endless.
/// </summary>
/// <param name="seed">The seed of the sequence of graphs.</param>
public sealed class TypeGraphs(int seed)
{
    private const int MostTypes = 6;
    private const int MostFields = 4;

    private static readonly string[] Leaves =
    [
        "float", "float", "float", "double", "float[]", "double[,]", "Memory<float>", "Vector3", "Matrix4x4", "Tensor<float>",
        "int", "string", "List<float>", "float[][]", "float?", "(float, float)", "DayOfWeek", "object", "Memory<int>", "Half", "decimal[]", "Missing",
    ];

    private static readonly string[] TrainedLeaves =
    [
        "float", "float", "double", "float[]", "double[,]", "Memory<float>", "Vector3", "Matrix4x4", "Tensor<float>",
    ];

    private static readonly string[] Attributes =
    [
        "[NotTrainable] ", "[ExcludeFromWeightDecay] ", "[NonNegative] ", "[RMSpropConfig(Momentum = 0.5)] ", "[RMSpropConfig(LearningRate = 0.1, Name = \"Other\")] ", "[UnitNorm] ",
    ];

    private readonly Random _random = new(seed);
    private readonly List<(string Name, int Arity)> _types = [];

    // In every other graph, all types but the last contain only earlier ones and numbers; otherwise few graphs would be accepted.
    private bool _isOrdered;
    private int _declared;

    /// <summary>The declarations of a graph; its parameter struct is named Model.</summary>
    public string Next()
    {
        _types.Clear();
        _isOrdered = _random.Next(2) == 0;
        _declared = 0;
        _types.Add(("Model", 0));
        int count = _random.Next(1, MostTypes + 1);
        for (int i = 0; i < count; i++)
        {
            _types.Add((string.Create(CultureInfo.InvariantCulture, $"T{i}"), _random.Next(4) == 0 ? _random.Next(1, 3) : 0));
        }

        var declarations = new List<string>();
        for (_declared = 0; _declared < count; _declared++)
        {
            declarations.Add(Declaration(_types[_declared + 1].Name, _types[_declared + 1].Arity));
        }

        string types = string.Join("\n", declarations);
        string modifiers = _random.Next(6) switch { 0 => "ref partial struct", 1 => "partial record struct", _ => "partial struct" };
        string options = _random.Next(4) switch { 0 => "(ClipNorm = 1)", 1 => "(Momentum = 0.9, UseEma = true)", 2 => "(WeightDecay = 0.1, Centered = true)", _ => "" };
        string array = !modifiers.StartsWith("ref", StringComparison.Ordinal) && _random.Next(12) == 0 ? "[InlineArray(2)] " : "";
        return $"{types}\n[RMSpropConfig{options}] {array}public {modifiers} Model {Body([], modifiers.StartsWith("ref", StringComparison.Ordinal), array.Length > 0)}";
    }

    private string Declaration(string name, int arity)
    {
        string[] parameters = [.. Enumerable.Range(0, arity).Select(i => i == 0 ? "A" : "B")];
        string generic = arity == 0 ? "" : $"<{string.Join(", ", parameters)}>";
        return (_isOrdered ? _random.Next(3) switch { 0 => 0, 1 => 3, _ => 8 } : _random.Next(10)) switch
        {
            0 or 1 or 2 => $"[InlineArray({_random.Next(1, 4)})] public struct {name}{generic} {{ private {Type(parameters)} _element; }}",
            3 => $"public record struct {name}{generic}({Type(parameters)} First, {Type(parameters)} Second);",
            4 => $"public ref struct {name}{generic} {Body(parameters, isRef: true)}",
            5 => $"public static class {name}{generic} {{ public struct Inner {Body(parameters, isRef: false)} }}",
            6 => $"public class {name}{generic} {Body(parameters, isRef: false)}",
            7 => $"[StructLayout(LayoutKind.{Pick(["Auto", "Sequential", "Explicit"])})] public struct {name}{generic} {Body(parameters, isRef: false)}",
            _ => $"public struct {name}{generic} {Body(parameters, isRef: false)}",
        };
    }

    private string Body(string[] parameters, bool isRef, bool isSingle = false)
    {
        var body = new StringBuilder("{ ");
        int fields = isSingle ? 1 : _random.Next(MostFields + 1);
        for (int i = 0; i < fields; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"F{i}");
            string attribute = _random.Next(5) == 0 ? Pick(_isOrdered ? Attributes[..2] : Attributes) : "";
            string type = isRef && _random.Next(3) == 0 ? Pick(["Span<float>", "Span<double>", "ref float", "TensorSpan<float>", "ReadOnlySpan<float>"]) : Type(parameters);
            body.Append(attribute).Append(_random.Next(10) switch
            {
                0 => $"public readonly {type} {name}; ",
                1 => $"public {type} {name} {{ get; set; }} ",
                2 => $"private {type} {name}; ",
                3 => $"public {type} {name} {{ get; init; }} ",
                4 => $"public static {type} {name}; ",
                5 => $"public fixed {Pick(["float", "double", "int"])} {name}[{_random.Next(1, 5)}]; ",
                _ => $"public {type} {name}; ",
            });
        }

        return body.Append('}').ToString().Replace("public fixed", "public unsafe fixed", StringComparison.Ordinal);
    }

    private string Type(string[] parameters, int depth = 0)
    {
        switch (_random.Next(10))
        {
            case 0 when parameters.Length > 0:
            case 1 when parameters.Length > 0:
                return Pick(parameters);
            case 0 when !_isOrdered:
                return Type(parameters, depth + 1) + Pick(["[]", "[,]", "?"]);
            case >= 3 and <= 6 when _isOrdered && _declared > 0 && depth < 4 && _types[_random.Next(1, _declared + 1)] is { Arity: 0 } earlier:
                return earlier.Name;
            case >= 3 and <= 6 when !_isOrdered && depth < 4:
                (string name, int arity) = _types[_random.Next(_types.Count)];
                string generic = arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(_ => Type(parameters, depth + 1)))}>";
                return name + generic + (_random.Next(6) == 0 ? ".Inner" : "");
            default:
                return Pick(_isOrdered ? TrainedLeaves : Leaves);
        }
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
