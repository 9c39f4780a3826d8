namespace RmsProp.Generated.Tests.Groups;

/// <summary>A nested struct with fields that override the arguments of the field that holds it.</summary>
internal struct GroupLayer
{
    public float[] Kernel;

    [RMSpropConfig(Momentum = 0.5)]
    [RMSpropConfig(Name = "Averaged", Momentum = 0)]
    [RMSpropConfig(Name = "GlobalNorm", Momentum = 0)]
    public float Bias;

    [field: RMSpropConfig(LearningRateMultiplier = 2)]
    public double Gain { get; set; }
}
