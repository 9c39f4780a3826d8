using System.Globalization;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>Generates structs with fields of every kind, nested at random.</summary>
/// <param name="random">The source of randomness.</param>
/// <param name="name">The name of the struct, and the prefix of the names of its nested structs.</param>
/// <param name="elements">The possible values of "is double" for its variables: one or both.</param>
internal sealed class RandomLayout(RandomNumbers random, string name, bool[] elements)
{
    private const int Deepest = 3;

    private static readonly (string Type, int Length, string First)[] Vectors =
    [
        ("Vector2", 2, ".X"), ("Vector3", 3, ".X"), ("Vector4", 4, ".X"), ("Quaternion", 4, ".X"), ("Plane", 4, ".Normal.X"),
        ("Matrix3x2", 6, ".M11"), ("Matrix4x4", 16, ".M11"),
    ];

    // Layouts for which the runtime does not guarantee declaration order, and one for which it does.
    private static readonly string[] StructLayouts =
        ["", "", "", "[StructLayout(LayoutKind.Auto)]", "[StructLayout(LayoutKind.Sequential, Pack = 1)]", "[StructLayout(LayoutKind.Sequential, Size = 400)]"];

    private int _names;

    /// <summary>The parameter struct.</summary>
    /// <param name="attributes">The attributes that configure its optimizer.</param>
    public LayoutStruct Next(string attributes)
    {
        bool isRefStruct = random.OnceIn(4);
        return new LayoutStruct(name, Fields(depth: 0, isRefStruct))
        {
            Attributes = attributes,
            Keywords = isRefStruct ? "ref partial struct" : "partial struct",
        };
    }

    private List<LayoutField> Fields(int depth, bool isRefStruct)
    {
        List<LayoutField> fields = [.. Enumerable.Range(0, 1 + random.Next(depth == 0 ? 8 : 4)).Select(_ => Field(depth, isRefStruct))];
        if (!fields.SelectMany(field => field.Variables).Any())
        {
            fields.Add(new ScalarField(Name("Field"), IsDouble())); // A struct without anything to train is an error.
        }

        return fields;
    }

    private LayoutField Field(int depth, bool isRefStruct)
    {
        LayoutField field = random.Next(18) switch
        {
            0 or 1 or 2 => new ScalarField(Name("Field"), IsDouble()),
            3 or 4 => RowField.InlineArray(Name("Field"), IsDouble(), Length(120)),
            5 => RowField.InlineArrayOfInlineArrays(Name("Field"), IsDouble(), 1 + random.Next(4), Length(40)),
            6 => new FixedBufferField(Name("Field"), IsDouble(), Length(40)),
            7 => Vector(),
            8 => new ArrayField(Name("Field"), IsDouble(), null, Length(300)) { IsReadOnly = random.OnceIn(3) },
            9 => new ArrayField(Name("Field"), IsDouble(), null, [.. Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Length(5))]),
            10 => new ArrayField(Name("Field"), IsDouble(), "Memory", Length(100)) { IsReadOnly = random.OnceIn(3) },
            11 => new ArrayField(Name("Field"), IsDouble(), isRefStruct ? "Span" : "Memory", random.Next(100)),
            16 => new ArrayField(Name("Field"), IsDouble(), "Tensor", Length(90)) { IsReadOnly = random.OnceIn(3) },
            17 => new ArrayField(Name("Field"), IsDouble(), isRefStruct ? "TensorSpan" : "Tensor", [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Length(5))]),
            12 => new UntrainedField(Name("Field"), random.OnceIn(2) ? "byte" : "float"),
            _ when depth == Deepest => new ScalarField(Name("Field"), IsDouble()),
            13 => new NestedField(Name("Field"), Nested(depth, canBeRecord: true), 1 + random.Next(3)),
            _ => new NestedField(Name("Field"), isRefStruct && random.OnceIn(2) ? NestedRefStruct(depth) : Nested(depth, canBeRecord: true)),
        };
        bool canBeProperty = field is not (FixedBufferField or UntrainedField);
        return field with { IsExcluded = random.OnceIn(4), IsProperty = canBeProperty && random.OnceIn(3) };
    }

    private RowField Vector()
    {
        if (!elements.Contains(false))
        {
            return RowField.InlineArray(Name("Field"), isDouble: true, Length(6));
        }

        (string type, int length, string first) = Vectors[random.Next(Vectors.Length)];
        return new RowField(Name("Field"), type, IsDouble: false, length, first);
    }

    private LayoutStruct Nested(int depth, bool canBeRecord)
    {
        List<LayoutField> fields = Fields(depth + 1, isRefStruct: false);
        bool isRecord = canBeRecord && random.OnceIn(3) && fields.All(field => field.Value is not null);
        return new LayoutStruct(Name("Struct"), fields)
        {
            IsRecord = isRecord,
            Attributes = StructLayouts[random.Next(StructLayouts.Length)],
        };
    }

    private LayoutStruct NestedRefStruct(int depth) =>
        new(Name("Struct"), Fields(depth + 1, isRefStruct: true)) { Keywords = "ref struct" };

    private string Name(string kind) => string.Create(CultureInfo.InvariantCulture, $"{name}{kind}{_names++}");

    private bool IsDouble() => elements[random.Next(elements.Length)];

    private int Length(int longest) => 1 + random.Next(longest);
}
