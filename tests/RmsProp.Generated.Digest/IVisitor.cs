namespace RmsProp.Generated.Digest;

/// <summary>Sees all numbers of a model, variable after variable, and may change them.</summary>
internal interface IVisitor
{
    void Visit(Span<float> numbers);

    void Visit(Span<double> numbers);
}
