namespace RmsProp.Generated.Tests;

/// <summary>The slots that optimizers may have, which the references have under the same names.</summary>
internal static class SlotNames
{
    public static IReadOnlyList<string> All { get; } = ["Velocity", "AverageGradient", "MomentumBuffer", "AccumulatedGradient", "MovingAverage"];
}
