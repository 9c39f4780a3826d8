namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>An array of some rank, memory, a span, a tensor or a tensor span.</summary>
/// <param name="TypeName">For example <c>Memory</c>, or null for an array.</param>
/// <param name="Lengths">The lengths of its dimensions.</param>
internal sealed record ArrayField(string Name, bool IsDouble, string? TypeName, params int[] Lengths) : LayoutField(Name)
{
    public bool IsReadOnly { get; init; }

    public override string Type => TypeName switch
    {
        null => $"{Element(IsDouble)}[{new string(',', Lengths.Length - 1)}]?",
        "Tensor" => $"Tensor<{Element(IsDouble)}>?",
        _ => $"{TypeName}<{Element(IsDouble)}>",
    };

    public override IEnumerable<LayoutVariable> Variables =>
        [new(IsDouble, Lengths.Aggregate(1, (product, length) => product * length), IsExcluded, MayBeMissing: true)];

    public override string Value => TypeName switch
    {
        "Tensor" => NewTensor,
        "TensorSpan" => $"Elements.SpanOf({NewTensor})",
        _ => $"Elements.Fill(new {Element(IsDouble)}[{Shape}], {NextRow})",
    };

    public override string Declaration => IsProperty
        ? $"{Attributes}public {Type} {Name} {{ get;{(IsReadOnly ? "" : " set;")} }}"
        : $"{Attributes}public {(IsReadOnly ? "readonly " : "")}{Type} {Name};";

    private string Shape => string.Join(", ", Lengths.Select(Text));

    private string NewTensor => $"Elements.NewTensor<{Element(IsDouble)}>({NextRow}, {Shape})";

    public override string Read(string source) => TypeName switch
    {
        null => $"read.Add(Elements.ReadArray({source}!));",
        "Memory" => $"read.Add(Elements.Read({source}.Span));",
        "Span" => $"read.Add(Elements.Read({source}));",
        _ => $"read.Add(Elements.Read<{Element(IsDouble)}>({source}{(TypeName == "Tensor" ? "!" : "")}));",
    };
}
