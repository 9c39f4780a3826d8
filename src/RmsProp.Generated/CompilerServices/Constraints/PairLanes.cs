using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>Two vectors computed at once, so that neither waits for the other's last result.</summary>
internal readonly struct PairLanes<TLanes, TVector, T> : ILanes<VectorPair<TVector>, T>
    where TLanes : struct, ILanes<TVector, T>
{
    public static int Count => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Create(T value) => new(TLanes.Create(value), TLanes.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Load(ref T first, nuint index) =>
        new(TLanes.Load(ref first, index), TLanes.Load(ref first, index + (nuint)TLanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorPair<TVector> vector, ref T first, nuint index)
    {
        TLanes.Store(vector.Lower, ref first, index);
        TLanes.Store(vector.Upper, ref first, index + (nuint)TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Add(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TLanes.Add(left.Lower, right.Lower), TLanes.Add(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Multiply(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TLanes.Multiply(left.Lower, right.Lower), TLanes.Multiply(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Divide(VectorPair<TVector> left, VectorPair<TVector> right) =>
        new(TLanes.Divide(left.Lower, right.Lower), TLanes.Divide(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Sqrt(VectorPair<TVector> vector) => new(TLanes.Sqrt(vector.Lower), TLanes.Sqrt(vector.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Clip(VectorPair<TVector> vector, T min, T max) =>
        new(TLanes.Clip(vector.Lower, min, max), TLanes.Clip(vector.Upper, min, max));
}
