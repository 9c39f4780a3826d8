namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>A vector of twice as many elements, in two halves.</summary>
internal readonly struct VectorPair<TVector>(TVector lower, TVector upper)
{
    public TVector Lower { get; } = lower;

    public TVector Upper { get; } = upper;
}
