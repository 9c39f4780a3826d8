using System.Numerics.Tensors;

namespace RmsProp.Generated.Digest;

/// <summary>A ref struct of spans.</summary>
[RMSpropConfig(Name = "Plain", Momentum = 0.9)]
[RMSpropConfig(Name = "ByValue", Centered = true, ClipValue = 0.7, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 1.3, LossScaleFactor = 1000, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "ByGlobalNorm", Centered = true, Momentum = 0.9, GlobalClipNorm = 1.7, UseEma = true, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, Centered = true, CenteredVarianceFloor = true, Momentum = 0.9, WeightDecay = 0.3,
    Maximize = true)]
[RMSpropConfig(Name = "TensorFlow", Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.01, Momentum = 0.9, GlobalClipNorm = 1.7)]
[RMSpropConfig(Name = "Optax", Convention = RMSpropConvention.Optax, LearningRate = 0.01, Momentum = 0.9, Nesterov = true, BiasCorrection = true)]
[RMSpropConfig(Name = "Timm", Convention = RMSpropConvention.Timm, Momentum = 0.9, WeightDecay = 0.3, UseEma = true)]
[RMSpropConfig(Name = "Rescaling", DynamicLossScale = true, InitialLossScale = 1000, DynamicGrowthSteps = 2)]
internal ref partial struct SpanModel
{
    public Span<float> Singles;

    [ExcludeFromWeightDecay]
    public Span<double> Doubles;

    public float Scalar;
    public Doubles15 Row;
    public SpanLayer Layer;
    public TensorSpan<double> Tensor;

    /// <summary>A model with spans of this length, all zeros.</summary>
    public static SpanModel Create(int length) => new()
    {
        Singles = new float[length],
        Doubles = new double[length],
        Layer = new SpanLayer { Weights = new float[length] },
        Tensor = System.Numerics.Tensors.Tensor.Create(new double[3 * length], [3, length]),
    };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Singles);
        visitor.Visit(Doubles);
        visitor.Visit(new Span<float>(ref Scalar));
        visitor.Visit(Row);
        Layer.ForEach(visitor);
        visitor.Visit(Tensor.Elements());
    }
}
