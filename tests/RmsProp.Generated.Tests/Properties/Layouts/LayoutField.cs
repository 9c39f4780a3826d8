using System.Globalization;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>
/// A field of a struct as C# source. The constructor of every struct takes a queue of rows of numbers, one row for each of
/// its variables, and its method <c>Read</c> adds them to a list.
/// </summary>
internal abstract record LayoutField(string Name)
{
    /// <summary>The name of the queue in constructors.</summary>
    public const string Rows = "rows";

    /// <summary>The expression for the next row.</summary>
    protected const string NextRow = Rows + ".Dequeue()";

    public bool IsExcluded { get; init; }

    public bool IsProperty { get; init; }

    public abstract string Type { get; }

    /// <summary>Its variables, in their order.</summary>
    public abstract IEnumerable<LayoutVariable> Variables { get; }

    /// <summary>The types that it needs beside the framework's.</summary>
    public virtual IEnumerable<string> Types => [];

    /// <summary>The expression that makes its value of the rows, where there is one.</summary>
    public virtual string? Value => null;

    /// <summary>Its declaration in a struct.</summary>
    public virtual string Declaration => $"{Attributes}public {Type} {Name}{(IsProperty ? " { get; set; }" : ";")}";

    /// <summary>Its declaration as a parameter of a positional record struct.</summary>
    public string Parameter => $"{Attributes}{Type} {Name}";

    /// <summary>The statement in a constructor that fills it.</summary>
    public virtual string Fill => $"{Name} = {Value};";

    /// <summary>The statement that reads <paramref name="source"/>, a value of its type.</summary>
    public abstract string Read(string source);

    protected string Attributes => IsExcluded ? "[ExcludeFromWeightDecay] " : "";

    protected static string Element(bool isDouble) => isDouble ? "double" : "float";

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A float or a double.</summary>
internal sealed record ScalarField(string Name, bool IsDouble) : LayoutField(Name)
{
    public override string Type => Element(IsDouble);

    public override IEnumerable<LayoutVariable> Variables => [new(IsDouble, 1, IsExcluded, MayBeMissing: false)];

    public override string Value => $"({Type}){NextRow}![0]";

    public override string Read(string source) => $"read.Add(Elements.Read([{source}]));";
}

/// <summary>An inline array, or one of inline arrays, or a vector of System.Numerics.</summary>
/// <param name="First">What to append to a value of the type for its first number.</param>
/// <param name="TypeDeclarations">The declaration of the type, if it is no framework type.</param>
internal sealed record RowField(string Name, string RowType, bool IsDouble, int Length, string First, params string[] TypeDeclarations)
    : LayoutField(Name)
{
    public override string Type => RowType;

    public override IEnumerable<LayoutVariable> Variables => [new(IsDouble, Length, IsExcluded, MayBeMissing: false)];

    public override IEnumerable<string> Types => TypeDeclarations;

    public override string Fill => $"{{ {Type} row = default; Elements.Write({Span}, {NextRow}!); {Name} = row; }}";

    public override string Read(string source) => $"{{ {Type} row = {source}; read.Add(Elements.Read({Span})); }}";

    private string Span => $"MemoryMarshal.CreateSpan(ref row{First}, {Text(Length)})";

    public static RowField InlineArray(string name, bool isDouble, int length) =>
        new(name, InlineArrayType(isDouble, length), isDouble, length, "[0]", InlineArrayDeclaration(isDouble, length));

    public static RowField InlineArrayOfInlineArrays(string name, bool isDouble, int outer, int length)
    {
        string type = $"{InlineArrayType(isDouble, length)}Times{Text(outer)}";
        string declaration = $"[InlineArray({Text(outer)})] public struct {type} {{ private {InlineArrayType(isDouble, length)} _first; }}";
        return new RowField(name, type, isDouble, outer * length, "[0][0]", InlineArrayDeclaration(isDouble, length), declaration);
    }

    private static string InlineArrayType(bool isDouble, int length) => (isDouble ? "Double" : "Single") + Text(length);

    private static string InlineArrayDeclaration(bool isDouble, int length) =>
        $"[InlineArray({Text(length)})] public struct {InlineArrayType(isDouble, length)} {{ private {Element(isDouble)} _first; }}";
}

/// <summary>A fixed buffer.</summary>
internal sealed record FixedBufferField(string Name, bool IsDouble, int Length) : LayoutField(Name)
{
    public override string Type => Element(IsDouble);

    public override IEnumerable<LayoutVariable> Variables => [new(IsDouble, Length, IsExcluded, MayBeMissing: false)];

    public override string Declaration => $"{Attributes}public fixed {Type} {Name}[{Text(Length)}];";

    public override string Fill => $"Elements.Write(MemoryMarshal.CreateSpan(ref {Name}[0], {Text(Length)}), {NextRow}!);";

    public override string Read(string source) => $"read.Add(Elements.Read(MemoryMarshal.CreateSpan(ref {source}[0], {Text(Length)})));";
}

/// <summary>An array of some rank, memory or a span.</summary>
/// <param name="TypeName">For example <c>Memory</c>, or null for an array.</param>
/// <param name="Lengths">The lengths of its dimensions.</param>
internal sealed record ArrayField(string Name, bool IsDouble, string? TypeName, params int[] Lengths) : LayoutField(Name)
{
    public bool IsReadOnly { get; init; }

    public override string Type =>
        TypeName is null ? $"{Element(IsDouble)}[{new string(',', Lengths.Length - 1)}]?" : $"{TypeName}<{Element(IsDouble)}>";

    public override IEnumerable<LayoutVariable> Variables =>
        [new(IsDouble, Lengths.Aggregate(1, (product, length) => product * length), IsExcluded, MayBeMissing: true)];

    public override string Value => $"Elements.Fill(new {Element(IsDouble)}[{string.Join(", ", Lengths.Select(Text))}], {NextRow})";

    public override string Declaration => IsProperty
        ? $"{Attributes}public {Type} {Name} {{ get;{(IsReadOnly ? "" : " set;")} }}"
        : $"{Attributes}public {(IsReadOnly ? "readonly " : "")}{Type} {Name};";

    public override string Read(string source) =>
        TypeName is null ? $"read.Add(Elements.ReadArray({source}!));" : $"read.Add(Elements.Read({source}{(TypeName == "Memory" ? ".Span" : "")}));";
}

/// <summary>A struct, as a field or as the element of an inline array.</summary>
internal sealed record NestedField(string Name, LayoutStruct Struct, int? Count = null) : LayoutField(Name)
{
    public override string Type => Count is { } count ? $"{Struct.Name}Times{Text(count)}" : Struct.Name;

    public override IEnumerable<LayoutVariable> Variables =>
        Enumerable.Repeat(Struct.Variables.Select(variable => variable with { IsExcluded = variable.IsExcluded || IsExcluded }), Count ?? 1)
            .SelectMany(variables => variables);

    public override IEnumerable<string> Types => Count is { } count
        ? [.. Struct.Types, $"[InlineArray({Text(count)})] public struct {Type} {{ private {Struct.Name} _first; }}"]
        : Struct.Types;

    public override string? Value => Count is null ? $"new {Struct.Name}({Rows})" : null;

    public override string Fill => Count is { } count
        ? $"{{ {Type} array = default; for (int i = 0; i < {Text(count)}; i++) array[i] = new {Struct.Name}({Rows}); {Name} = array; }}"
        : base.Fill;

    public override string Read(string source) => Count is { } count
        ? $"{{ {Type} array = {source}; for (int i = 0; i < {Text(count)}; i++) array[i].Read(read); }}"
        : $"{{ {Type} nested = {source}; nested.Read(read); }}";
}

/// <summary>A field that is not trained, which parts its neighbours.</summary>
internal sealed record UntrainedField(string Name, string FieldType) : LayoutField(Name)
{
    public override string Type => FieldType;

    public override IEnumerable<LayoutVariable> Variables => [];

    public override string Declaration => $"[NotTrainable] public {Type} {Name};";

    public override string Fill => "";

    public override string Read(string source) => "";
}
