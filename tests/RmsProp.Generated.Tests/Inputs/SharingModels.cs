using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

#pragma warning disable RMSP043 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Inputs;

[RMSpropConfig(LearningRate = 0.1, Momentum = 0.9, UseEma = true)]
internal partial struct SharingModel
{
    public float[] Weights;
    public float[] More;
    public float[,] Table;
    public Memory<float> Memory;
    public Tensor<float> Tensor;
    public float Scalar;
    public SharingLayer Layer;

    public static SharingModel Create() => new()
    {
        Weights = [1, 2, 3, 4],
        More = [5, 6, 7, 8],
        Table = new float[,] { { 1, 2 }, { 3, 4 } },
        Memory = new float[] { 1, 2, 3 },
        Tensor = System.Numerics.Tensors.Tensor.Create(new float[] { 1, 2, 3, 4 }, [2, 2]),
        Scalar = 1,
        Layer = new SharingLayer { Table = new float[,] { { 1, 2 }, { 3, 4 } } },
    };

    /// <summary>Every number, bit for bit.</summary>
    public readonly byte[] ToBytes() => System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(
    [
        .. Weights, .. More, .. Table.Cast<float>(), .. Memory.Span, .. Tensor.ToArray(), Scalar, .. Layer.Table.Cast<float>(),
    ]).ToArray();
}

internal struct SharingLayer
{
    public float[,] Table;
}

[RMSpropConfig]
internal partial struct SlicesModel
{
    public Memory<float> First;
    public Memory<float> Second;
    public Memory<float> Third;
}

[RMSpropConfig]
internal ref partial struct SpansModel
{
    public Span<float> Singles;
    public Span<double> Doubles;
}

[RMSpropConfig]
internal partial struct InlineModel
{
    public float Scalar;
    public Row37 Row;
}

[InlineArray(37)]
internal struct Row37
{
    private float _first;
}
