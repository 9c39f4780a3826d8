using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Digest;

/// <summary>
/// Variables of every kind, with sixteen configurations in which any two options occur in all four combinations (an orthogonal array),
/// with the conventions of other frameworks, and with skipped steps.
/// </summary>
[RMSpropConfig(Name = "C00")]
[RMSpropConfig(Name = "C01", Centered = true, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "C02", Momentum = 0.9, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "C03", Centered = true, Momentum = 0.9, GradientAccumulationSteps = 3, LossScaleFactor = 1000)]
[RMSpropConfig(Name = "C04", ClipNorm = 1.3, WeightDecay = 0.3, GradientAccumulationSteps = 2, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "C05", Centered = true, ClipNorm = 1.3, UseEma = true, EmaOverwriteFrequency = 2, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "C06", Momentum = 0.9, ClipNorm = 1.3, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "C07", Centered = true, Momentum = 0.9, ClipNorm = 1.3, WeightDecay = 0.3)]
[RMSpropConfig(Name = "C08", ClipValue = 0.7, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "C09", Centered = true, ClipValue = 0.7, WeightDecay = 0.3, LossScaleFactor = 1000)]
[RMSpropConfig(Name = "C10", Momentum = 0.9, ClipValue = 0.7, WeightDecay = 0.3, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "C11", Centered = true, Momentum = 0.9, ClipValue = 0.7, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "C12", GlobalClipNorm = 1.7, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "C13", Centered = true, GlobalClipNorm = 1.7, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "C14", Momentum = 0.9, GlobalClipNorm = 1.7, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "C15", Centered = true, Momentum = 0.9, GlobalClipNorm = 1.7, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2,
    GradientAccumulationSteps = 3, LossScaleFactor = 1000)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch)]
[RMSpropConfig(Name = "PyTorchMomentum", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, WeightDecay = 0.3, Maximize = true)]
[RMSpropConfig(Name = "PyTorchCentered", Convention = RMSpropConvention.PyTorch, Centered = true, Momentum = 0.9, WeightDecay = 0.3)]
[RMSpropConfig(Name = "PyTorchEverything", Convention = RMSpropConvention.PyTorch, Centered = true, CenteredVarianceFloor = true, Momentum = 0.9,
    Nesterov = true, BiasCorrection = true, InitialVelocity = 0.5, WeightDecay = 0.3, GlobalClipNorm = 1.7, UseEma = true, EmaOverwriteFrequency = 2,
    GradientAccumulationSteps = 3, LossScaleFactor = 1000)]
[RMSpropConfig(Name = "TensorFlow", Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.01, Momentum = 0.9, ClipValue = 0.7)]
[RMSpropConfig(Name = "TensorFlowCentered", Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.01, Centered = true,
    CenteredVarianceFloor = true, WeightDecay = 0.3, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Optax", Convention = RMSpropConvention.Optax, LearningRate = 0.01, Momentum = 0.9, Nesterov = true, BiasCorrection = true)]
[RMSpropConfig(Name = "OptaxCentered", Convention = RMSpropConvention.Optax, LearningRate = 0.01, Centered = true, BiasCorrection = true,
    InitialVelocity = 0.5, EpsilonPlacement = EpsilonPlacement.OutsideRoot, ClipNorm = 1.3)]
[RMSpropConfig(Name = "Timm", Convention = RMSpropConvention.Timm, Momentum = 0.9, WeightDecay = 0.3)]
[RMSpropConfig(Name = "TimmDecoupled", Convention = RMSpropConvention.Timm, Momentum = 0.9, LearningRatePlacement = LearningRatePlacement.OutsideMomentum,
    WeightDecay = 0.3, WeightDecayMode = WeightDecayMode.Decoupled, UseEma = true)]
[RMSpropConfig(Name = "Skipping", NonFiniteGradients = NonFiniteGradients.SkipStep, Momentum = 0.9)]
[RMSpropConfig(Name = "SkippingByNorm", NonFiniteGradients = NonFiniteGradients.SkipStep, GlobalClipNorm = 1.7)]
[RMSpropConfig(Name = "Rescaling", DynamicLossScale = true, InitialLossScale = 1024, DynamicGrowthSteps = 2, Centered = true)]
[RMSpropConfig(Name = "RescalingByNorm", DynamicLossScale = true, InitialLossScale = 1000, DynamicGrowthSteps = 1, Convention = RMSpropConvention.PyTorch,
    ClipNorm = 1.3, Momentum = 0.9)]
[ExponentialDecay(Optimizer = "C01", InitialLearningRate = 0.05, DecaySteps = 3, DecayRate = 0.5)]
[CosineDecay(Optimizer = "C02", InitialLearningRate = 0.05, DecaySteps = 10)]
[PolynomialDecay(Optimizer = "C14", InitialLearningRate = 0.05, DecaySteps = 10)]
internal unsafe partial struct EverythingModel : IModel<EverythingModel>
{
    public float Single;
    public Singles12 Row;

    [ExcludeFromWeightDecay]
    public Singles17 OtherRow;

    public Singles3Times17 Rows;
    public Singles1003 LongRow;
    public double Double;
    public Doubles15 DoubleRow;
    public Vector3 Vector;
    public Matrix4x4 Matrix;
    public fixed float Buffer[5];
    public fixed double DoubleBuffer[3];
    public Position Position;
    public float[] Array;

    [ExcludeFromWeightDecay]
    public double[] DoubleArray;

    public float[,] Table;
    public double[,,] DoubleTable;
    public Memory<float> Memory;
    public Tensor<float> Tensor;
    public Layer Layer { get; set; }
    public Layers Layers;

    /// <summary>A model with arrays of this length, all zeros.</summary>
    public static EverythingModel Create(int length)
    {
        var model = new EverythingModel
        {
            Array = new float[length],
            DoubleArray = new double[length],
            Table = new float[3, length],
            DoubleTable = new double[2, length / 2, 2],
            Memory = new float[length],
            Tensor = System.Numerics.Tensors.Tensor.Create(new float[2 * length], [2, length, 1]),
            Layer = Layer.Create(length),
        };
        foreach (ref Layer layer in (Span<Layer>)model.Layers)
        {
            layer = Layer.Create(3);
        }

        return model;
    }

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(new Span<float>(ref Single));
        visitor.Visit(Row);
        visitor.Visit(OtherRow);
        foreach (ref Singles17 row in (Span<Singles17>)Rows)
        {
            visitor.Visit(row);
        }

        visitor.Visit(LongRow);
        visitor.Visit(new Span<double>(ref Double));
        visitor.Visit(DoubleRow);
        visitor.Visit(MemoryMarshal.Cast<Vector3, float>(new Span<Vector3>(ref Vector)));
        visitor.Visit(MemoryMarshal.Cast<Matrix4x4, float>(new Span<Matrix4x4>(ref Matrix)));
        visitor.Visit(MemoryMarshal.CreateSpan(ref Buffer[0], 5));
        visitor.Visit(MemoryMarshal.CreateSpan(ref DoubleBuffer[0], 3));
        (float x, int count, float y, double z) = Position;
        visitor.Visit(new Span<float>(ref x));
        visitor.Visit(new Span<float>(ref y));
        visitor.Visit(new Span<double>(ref z));
        Position = new Position(x, count, y, z);
        visitor.Visit(Array);
        visitor.Visit(DoubleArray);
        visitor.Visit(MemoryMarshal.Cast<byte, float>(BytesOf(Table)));
        visitor.Visit(MemoryMarshal.Cast<byte, double>(BytesOf(DoubleTable)));
        visitor.Visit(Memory.Span);
        visitor.Visit(Tensor.AsTensorSpan().Elements());
        Layer nested = Layer;
        nested.ForEach(visitor);
        Layer = nested;
        foreach (ref Layer layer in (Span<Layer>)Layers)
        {
            layer.ForEach(visitor);
        }
    }

    private static Span<byte> BytesOf(System.Array array) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), System.Buffer.ByteLength(array));
}
