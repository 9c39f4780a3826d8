namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A small model whose checkpoint has every element type, three ranks and two slots.</summary>
[RMSpropConfig(LearningRate = 0.01, Momentum = 0.9)]
[RMSpropConfig(Name = "WithoutMomentum")]
[RMSpropConfig(Name = "Centered", Centered = true)]
[RMSpropConfig(Name = "Scheduled", Momentum = 0.9)]
[CosineDecay(Optimizer = "Scheduled", InitialLearningRate = 0.01, DecaySteps = 100)]
[RMSpropConfig(Name = "ByMethod", Momentum = 0.9, LearningRateMethod = nameof(Rate))]
internal partial struct SmallModel
{
    public float Bias;
    public float[] Weights;
    public double[,] Table;

    /// <summary>The number of calls of <see cref="Rate"/> on this thread.</summary>
    [ThreadStatic]
    public static int RateCalls;

    public static SmallModel Create(int seed = 0)
    {
        var random = new Random(seed);
        float Next() => random.NextSingle() - 0.5f;
        return new SmallModel
        {
            Bias = Next(),
            Weights = [Next(), Next(), Next()],
            Table = new double[,] { { Next(), Next() }, { Next(), double.NaN } },
        };
    }

    /// <summary>An optimizer after some steps, with its parameters.</summary>
    public static (T Optimizer, SmallModel Parameters) Train<T>(int steps, T optimizer, int seed = 0)
        where T : IRMSpropOptimizer<SmallModel>
    {
        SmallModel parameters = Create(seed);
        for (int step = 0; step < steps; step++)
        {
            optimizer.Apply(ref parameters, Create(seed + step + 1));
        }

        return (optimizer, parameters);
    }

    private static double Rate(long step)
    {
        RateCalls++;
        return 0.01 / (step + 1);
    }
}
