using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary><c>w · (clip(N, 0, maxValue) / (1e-7 + N))</c>.</summary>
internal readonly struct MaxNormRule<T>(double maxValue) : INormRule<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T _maxValue = T.CreateChecked(maxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Scale<TLanes, TVector>(TVector norms)
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.Divide(TLanes.Clip(norms, T.Zero, _maxValue), TLanes.Add(TLanes.Create(NormEpsilon<T>.Value), norms));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TLanes, TVector>(TVector elements, TVector scale)
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.Multiply(elements, scale);
}
