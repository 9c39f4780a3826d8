namespace RmsProp.Generated.Digest;

/// <summary>Visits all numbers of a model, variable by variable, and may change them.</summary>
internal interface IVisitor
{
    void Visit(Span<float> numbers);

    void Visit(Span<double> numbers);
}
