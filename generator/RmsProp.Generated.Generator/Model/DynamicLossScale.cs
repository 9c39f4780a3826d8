namespace RmsProp.Generated.Generator.Model;

/// <summary>How the loss scale adapts itself.</summary>
/// <param name="Initial">What it is at first.</param>
/// <param name="GrowthSteps">After how many good steps in a row it is doubled.</param>
/// <param name="Min">The least that it falls to.</param>
/// <param name="Max">The most that it rises to.</param>
internal sealed record DynamicLossScale(double Initial, int GrowthSteps, double? Min, double? Max);
