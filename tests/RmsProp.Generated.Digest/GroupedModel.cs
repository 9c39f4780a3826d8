namespace RmsProp.Generated.Digest;

/// <summary>
/// Groups of several kinds: with slots that others don't have, with other constants in the formula, with a norm of their own, on a nested
/// struct and inside it.
/// </summary>
[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "Guarded", Momentum = 0.5, WeightDecay = 0.2, NonFiniteGradients = NonFiniteGradients.SkipStep, UseEma = true,
    EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, GlobalClipNorm = 1.7, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Rescaling", DynamicLossScale = true, InitialLossScale = 1000, DynamicGrowthSteps = 2)]
[PolynomialDecay(Optimizer = "Rescaling", InitialLearningRate = 0.05, DecaySteps = 10)]
internal partial struct GroupedModel : IModel<GroupedModel>
{
    public float[] Array;

    [RMSpropConfig(Momentum = 0.9, LearningRateMultiplier = 0.1)]
    public float[] OtherArray;

    [RMSpropConfig(Centered = true, Epsilon = 1e-3, WeightDecay = 0.3)]
    public double[] DoubleArray;

    [RMSpropConfig(Rho = 0.5)]
    [RMSpropConfig(Name = "Plain", ClipNorm = 1.3)]
    [RMSpropConfig(Name = "Rescaling", ClipNorm = 1.3)]
    public GroupedLayer Layer;

    [RMSpropConfig(LearningRate = 0.02)]
    public float Single;

    /// <summary>A model with arrays of this length, all zeros.</summary>
    public static GroupedModel Create(int length) => new()
    {
        Array = new float[length],
        OtherArray = new float[length],
        DoubleArray = new double[length],
        Layer = new GroupedLayer { Weights = new float[length] },
    };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Array);
        visitor.Visit(OtherArray);
        visitor.Visit(DoubleArray);
        visitor.Visit(Layer.Weights);
        visitor.Visit(Layer.Biases);
        visitor.Visit(new Span<float>(ref Single));
    }
}
