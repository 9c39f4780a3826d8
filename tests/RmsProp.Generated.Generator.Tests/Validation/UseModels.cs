namespace RmsProp.Generated.Generator.Tests;

/// <summary>Variables a, b and c, each an array so that each can lack a gradient.</summary>
[RMSpropConfig]
[RMSpropConfig(Name = "Fast", LearningRate = 0.1)]
[RMSpropConfig(Name = "Clipped", ClipNorm = 1)]
[RMSpropConfig(Name = "Averaged", UseEma = true)]
internal partial struct Variables
{
    public float[] A;
    public float[] B;
    public float[] C;
}

/// <summary>One variable v.</summary>
[RMSpropConfig(LearningRate = 0.1)]
[RMSpropConfig(Name = "Averaged", UseEma = true)]
[RMSpropConfig(Name = "Scheduled")]
[ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, DecayRate = 0.5, Optimizer = "Scheduled")]
internal partial struct Scalar
{
    public float Value;
}

/// <summary>Keras accepts these numbers, and so does this library, with a warning.</summary>
#pragma warning disable RMSP008 // What comes of them is what is tested.
[RMSpropConfig(Name = "ScaledByZero", LearningRate = 0.1, LossScaleFactor = 0)]
[RMSpropConfig(Name = "ScaledByMinusTwo", LearningRate = 0.1, LossScaleFactor = -2)]
[RMSpropConfig(Name = "ClippedToInfinity", ClipNorm = double.PositiveInfinity)]
#pragma warning restore RMSP008
internal partial struct Suspicious
{
    public System.Numerics.Vector2 Value;
}

/// <summary>Three variables with weight decay and a learning rate given by a method.</summary>
[RMSpropConfig(LearningRateMethod = nameof(CountedRate), WeightDecay = 0.01)]
internal partial struct Counting
{
    public float[] A;
    public float[] B;
    public float[] C;

    [ThreadStatic]
    private static int _calls;

    public static int Calls => _calls;

    private static double CountedRate()
    {
        _calls++;
        return 0.1;
    }
}
