namespace RmsProp.Generated.Generator.Model;

/// <summary>What gives the learning rate in place of a constant: a schedule or a method, or neither.</summary>
/// <param name="Schedule">The expression that makes the schedule.</param>
/// <param name="Method">The fully qualified name of the method.</param>
/// <param name="MethodTakesStep">Whether the method takes the step.</param>
internal sealed record LearningRateSource(string? Schedule, string? Method, bool MethodTakesStep)
{
    public static LearningRateSource Constant { get; } = new(null, null, false);
}
