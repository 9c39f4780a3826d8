namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Dynamic loss scales, with and without limits.</summary>
[RMSpropConfig(Name = "Free", DynamicLossScale = true, DynamicGrowthSteps = 10)]
[RMSpropConfig(Name = "Limited", DynamicLossScale = true, InitialLossScale = 8, MinLossScale = 1, MaxLossScale = 16)]
[RMSpropConfig(Name = "Fast", DynamicLossScale = true, DynamicGrowthSteps = 5)]
internal partial struct LossScaleModel
{
    public float Value;
}
