namespace RmsProp.Generated.Digest;

/// <summary>A nested struct with a field that the constraint on the struct does not apply to.</summary>
internal struct ConstrainedLayer
{
    public Doubles15 Weights;

    [NonNegative]
    public double Bias;
}
