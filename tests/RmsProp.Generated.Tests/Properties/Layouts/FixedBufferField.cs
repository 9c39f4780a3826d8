namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A fixed buffer.</summary>
internal sealed record FixedBufferField(string Name, bool IsDouble, int Length) : LayoutField(Name)
{
    public override string Type => Element(IsDouble);

    public override IEnumerable<LayoutVariable> Variables => [new(IsDouble, Length, IsExcluded, MayBeMissing: false)];

    public override string Declaration => $"{Attributes}public fixed {Type} {Name}[{Text(Length)}];";

    public override string Fill => $"Elements.Write(MemoryMarshal.CreateSpan(ref {Name}[0], {Text(Length)}), {NextRow}!);";

    public override string Read(string source) => $"read.Add(Elements.Read(MemoryMarshal.CreateSpan(ref {source}[0], {Text(Length)})));";
}
