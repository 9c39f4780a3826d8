namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A float or a double.</summary>
internal sealed record ScalarField(string Name, bool IsDouble) : LayoutField(Name)
{
    public override string Type => Element(IsDouble);

    public override IEnumerable<LayoutVariable> Variables => [new(IsDouble, 1, IsExcluded, MayBeMissing: false)];

    public override string Value => $"({Type}){NextRow}![0]";

    public override string Read(string source) => $"read.Add(Elements.Read([{source}]));";
}
