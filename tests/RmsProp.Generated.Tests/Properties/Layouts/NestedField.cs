namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A struct, as a field or as the element type of an inline array.</summary>
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
