using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary><c>w / (1e-7 + N)</c>.</summary>
internal readonly struct UnitNormRule<T> : INormRule<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Scale<TLanes, TVector>(TVector norms)
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.Add(TLanes.Create(NormEpsilon<T>.Value), norms);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TLanes, TVector>(TVector elements, TVector scale)
        where TLanes : struct, ILanes<TVector, T> =>
        TLanes.Divide(elements, scale);
}
