namespace RmsProp.Generated.Tests.Properties.Layouts;

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
