namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model whose step takes a while, so that two threads collide.</summary>
[RMSpropConfig]
internal partial struct LargeStepModel
{
    public float[] First;
    public float[] Second;
}
