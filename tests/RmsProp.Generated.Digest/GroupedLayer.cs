namespace RmsProp.Generated.Digest;

/// <summary>A nested struct with a group inside it.</summary>
internal struct GroupedLayer
{
    public float[] Weights;

    [RMSpropConfig(Momentum = 0.7, WeightDecay = double.NaN)]
    public Singles17 Biases;
}
