using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Digest;

/// <summary>A nested struct.</summary>
internal struct Layer
{
    public Singles17 Weights;
    public float Bias { get; set; }
    public double[] Table;
    public Tensor<double> Tensor { get; private set; }

    /// <summary>A layer with arrays of this length, all zeros.</summary>
    public static Layer Create(int length) => new()
    {
        Table = new double[length],
        Tensor = System.Numerics.Tensors.Tensor.Create(new double[length], [length]),
    };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Weights);
        float bias = Bias;
        visitor.Visit(new Span<float>(ref bias));
        Bias = bias;
        visitor.Visit(Table);
        visitor.Visit(Tensor.AsTensorSpan().Elements());
    }
}

/// <summary>Several layers.</summary>
[InlineArray(2)]
internal struct Layers
{
    private Layer _first;
}
