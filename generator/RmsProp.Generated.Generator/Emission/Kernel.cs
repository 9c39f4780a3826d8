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
    Func<Lanes, IEnumerable<string>> Body);

/// <summary>A number, or a condition, that is the same for all elements of one call of a kernel.</summary>
internal sealed record StepValue(string Name, bool IsCondition = false)
{
    public static readonly StepValue LearningRate = new("learningRate");
    public static readonly StepValue ClipScale = new("clipScale");
    public static readonly StepValue ClipDenominator = new("clipDenominator");
    public static readonly StepValue EmaMomentum = new("emaMomentum");
    public static readonly StepValue OneMinusEmaMomentum = new("oneMinusEmaMomentum");
    public static readonly StepValue Overwrite = new("overwrite", IsCondition: true);
}
