namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model of two arrays.</summary>
[RMSpropConfig]
internal partial struct LargeModel
{
    public float[] Singles;
    public double[] Doubles;
}
