using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Digest;

/// <summary>A struct in the struct.</summary>
internal struct Layer
{
    public Singles17 Weights;
    public float Bias { get; set; }
    public double[] Table;

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Weights);
        float bias = Bias;
        visitor.Visit(new Span<float>(ref bias));
        Bias = bias;
        visitor.Visit(Table);
    }
}

/// <summary>Several of them.</summary>
[InlineArray(2)]
internal struct Layers
{
    private Layer _first;
}
