using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Digest;

/// <summary>
/// Constraints of every kind on variables of every kind: after updates, on steps without an update, and after a moving average.
/// </summary>
[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "Averaging", Momentum = 0.9, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "Accumulating", ClipNorm = 1.3, GradientAccumulationSteps = 2, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "AccumulatingAndAveraging", Centered = true, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 3)]
internal unsafe partial struct ConstrainedModel : IModel<ConstrainedModel>
{
    [MaxNorm(MaxValue = 0.7)]
    public float[,] Kernel;

    [NonNegative]
    public float[] Bias;

    [MinMaxNorm(MinValue = 0.5, MaxValue = 0.9, Rate = 0.5, Axes = [0, -1])]
    public double[,,] Filters;

    [MaxNorm]
    public Memory<float> Memory;

    [MinMaxNorm(MinValue = 2, MaxValue = 3, Axis = -2)]
    public Tensor<float> Tensor;

    [UnitNorm(Axis = -1)]
    public Singles3Times17 Rows;

    [NonNegative, ExcludeFromWeightDecay]
    public float Scale;

    [NonNegative]
    public Singles17 Row;

    [NonNegative]
    public Singles12 OtherRow;

    public Singles17 FreeRow;

    [UnitNorm(Axis = 1)]
    public Matrix4x4 Matrix;

    [UnitNorm]
    public fixed double Buffer[5];

    [MaxNorm(MaxValue = 0.4)]
    public ConstrainedLayer Layer { get; set; }

    /// <summary>A model with arrays of this length, all zeros.</summary>
    public static ConstrainedModel Create(int length) => new()
    {
        Kernel = new float[5, length],
        Bias = new float[length],
        Filters = new double[2, length, 3],
        Memory = new float[length],
        Tensor = System.Numerics.Tensors.Tensor.Create(new float[4 * length], [2, 2, length]),
    };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(MemoryMarshal.Cast<byte, float>(BytesOf(Kernel)));
        visitor.Visit(Bias);
        visitor.Visit(MemoryMarshal.Cast<byte, double>(BytesOf(Filters)));
        visitor.Visit(Memory.Span);
        visitor.Visit(Tensor.AsTensorSpan().Elements());
        visitor.Visit(MemoryMarshal.Cast<Singles17, float>((Span<Singles17>)Rows));
        visitor.Visit(new Span<float>(ref Scale));
        visitor.Visit(Row);
        visitor.Visit(OtherRow);
        visitor.Visit(FreeRow);
        visitor.Visit(MemoryMarshal.Cast<Matrix4x4, float>(new Span<Matrix4x4>(ref Matrix)));
        visitor.Visit(MemoryMarshal.CreateSpan(ref Buffer[0], 5));
        ConstrainedLayer layer = Layer;
        visitor.Visit(layer.Weights);
        visitor.Visit(new Span<double>(ref layer.Bias));
        Layer = layer;
    }

    private static Span<byte> BytesOf(Array array) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), System.Buffer.ByteLength(array));
}
