namespace RmsProp.Generated.Generator.Model;

/// <summary>A loss scale that adapts itself.</summary>
/// <param name="Initial">The initial value.</param>
/// <param name="GrowthSteps">The number of good steps in a row after which it is doubled.</param>
/// <param name="Min">The lower limit.</param>
/// <param name="Max">The upper limit.</param>
internal sealed record DynamicLossScale(double Initial, int GrowthSteps, double? Min, double? Max);
