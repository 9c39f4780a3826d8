namespace RmsProp.Generated.Digest;

/// <summary>A struct in the struct, with a field to which the constraint on all of it does not go down.</summary>
internal struct ConstrainedLayer
{
    public Doubles15 Weights;

    [NonNegative]
    public double Bias;
}
