namespace RmsProp.Generated.Digest;

/// <summary>A ref struct in a ref struct.</summary>
internal ref struct SpanLayer
{
    public Span<float> Weights;
    public Singles12 Row;

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Weights);
        visitor.Visit(Row);
    }
}
