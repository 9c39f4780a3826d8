namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model with a field and a tensor whose names the generated class and its methods also use.</summary>
[RMSpropConfig]
internal partial struct ScalarModel
{
    public float Value;
    public float SaveCheckpoint;
    public float LoadCheckpoint;
    public double VisitTensors;
    public double KerasConfig;
    public float visitor;

    [NotTrainable]
    public float Left;
}
