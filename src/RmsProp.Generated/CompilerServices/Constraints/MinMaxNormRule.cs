using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary><c>w · ((rate · clip(N, minValue, maxValue) + (1 - rate) · N) / (1e-7 + N))</c>.</summary>
internal readonly struct MinMaxNormRule<T>(double minValue, double maxValue, double rate) : INormRule<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T _minValue = T.CreateChecked(minValue);
    private readonly T _maxValue = T.CreateChecked(maxValue);
    private readonly T _rate = T.CreateChecked(rate);
    private readonly T _oneMinusRate = T.CreateChecked(1 - rate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Scale<TLanes, TVector>(TVector norms)
        where TLanes : struct, ILanes<TVector, T>
    {
        // At a rate of 1, 0 · N remains, which is NaN if N is infinite, as in Keras.
        TVector desired = TLanes.Add(
            TLanes.Multiply(TLanes.Create(_rate), TLanes.Clip(norms, _minValue, _maxValue)),
            TLanes.Multiply(TLanes.Create(_oneMinusRate), norms));
        return TLanes.Divide(desired, TLanes.Add(TLanes.Create(NormEpsilon<T>.Value), norms));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TLanes, TVector>(TVector elements, TVector scale)
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.Multiply(elements, scale);
}
