namespace RmsProp.Generated.Generator.Emission;

/// <summary>What one pass over memory does to each element.</summary>
/// <param name="Name">The name of its methods.</param>
/// <param name="Summary">What it does, in words.</param>
/// <param name="Arrays">The arrays that it reads and writes, all of one length.</param>
/// <param name="StepValues">The numbers that are the same for all elements but differ from step to step.</param>
/// <param name="Body">The statements for some lanes at index <c>i</c>.</param>
internal sealed record Kernel(
    string Name,
    string Summary,
    IReadOnlyList<string> Arrays,
    IReadOnlyList<StepValue> StepValues,
    Func<Lanes, IEnumerable<string>> Body)
{
    /// <summary>Those of them that the statements for some lanes use, and what these use instead.</summary>
    public Func<Lanes, IReadOnlyList<StepValue>> LaneValues { get; init; } = _ => StepValues;
}

/// <summary>A number, or a condition, that is the same for all elements of one call of a kernel.</summary>
/// <param name="Name">What kernels call it.</param>
/// <param name="IsCondition">Whether it is a condition.</param>
/// <param name="Expression">What it is computed by before the first element, if it isn't given.</param>
internal sealed record StepValue(string Name, bool IsCondition = false, string? Expression = null)
{
    public static readonly StepValue LearningRate = new("learningRate");
    public static readonly StepValue MinusLearningRate = new("minusLearningRate", Expression: "-learningRate");
    public static readonly StepValue MinusDecay = new("minusDecay", Expression: "-(WeightDecay * learningRate)");
    public static readonly StepValue BiasCorrection = new("biasCorrection");
    public static readonly StepValue LossScale = new("lossScale");
    public static readonly StepValue InverseLossScale = new("inverseLossScale");
    public static readonly StepValue ClipScale = new("clipScale");
    public static readonly StepValue ClipDenominator = new("clipDenominator");
    public static readonly StepValue EmaMomentum = new("emaMomentum");
    public static readonly StepValue OneMinusEmaMomentum = new("oneMinusEmaMomentum");
    public static readonly StepValue Overwrite = new("overwrite", IsCondition: true);
}
