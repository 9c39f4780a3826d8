#pragma warning disable RMSP042 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Members;

[RMSpropConfig(LearningRate = 0.1, UseEma = true)]
[RMSpropConfig(Name = "ByMethod", LearningRateMethod = nameof(Rate), UseEma = true)]
internal partial struct NestedModel
{
    /// <summary>Called by <see cref="Rate"/> on this thread, in addition to giving a rate.</summary>
    [ThreadStatic]
    public static Action? RateCalled;

    public float[] Weights;
    public double[] Doubles;
    public float Scalar;

    private static double Rate()
    {
        RateCalled?.Invoke();
        return 0.25;
    }
}

[RMSpropConfig(LearningRate = 0.1, UseEma = true)]
internal partial struct NestedScalar
{
    public float Value;
}

[RMSpropConfig(LearningRate = 0.1, UseEma = true)]
internal partial struct NestedMemory
{
    public Memory<float> Weights;
    public double[,] Matrix;
    public float Scalar;

    public static NestedMemory Create() => new() { Weights = new float[] { 1, 2 }, Matrix = new double[2, 3], Scalar = 3 };

    /// <summary>The same, in memory that calls <paramref name="asked"/> on each access to its elements.</summary>
    public readonly NestedMemory Watched(Action asked)
    {
        const int OfMaking = 1; // The property Memory accesses them once.
        return this with { Weights = new Checkpoints.ChangingModel.Watched(Weights.ToArray(), times => (times > OfMaking ? asked : static () => { })()).Memory };
    }
}
