namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>An inline array, or one of inline arrays, or a vector of System.Numerics.</summary>
/// <param name="First">The suffix that turns a value of the type into its first number.</param>
/// <param name="TypeDeclarations">The declaration of the type, unless it is a framework type.</param>
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
