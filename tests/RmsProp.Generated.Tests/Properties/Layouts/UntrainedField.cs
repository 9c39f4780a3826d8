namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A field that is not trained, which separates its neighbors.</summary>
internal sealed record UntrainedField(string Name, string FieldType) : LayoutField(Name)
{
    public override string Type => FieldType;

    public override IEnumerable<LayoutVariable> Variables => [];

    public override string Declaration => $"[NotTrainable] public {Type} {Name};";

    public override string Fill => "";

    public override string Read(string source) => "";
}
