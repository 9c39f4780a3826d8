using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>
/// Norms along the innermost axis, and perhaps others: each contiguous row is summed in the order of NumPy's pairwise summation, and the
/// rows from the first to the last.
/// </summary>
internal static class NormsOfRows
{
    /// <summary>The number of elements that NumPy buffers; it sums longer rows in several pieces.</summary>
    private const int LongestPiece = 8192;

    /// <summary>Constrains all rows.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="length">The number of elements in a row.</param>
    /// <param name="norms">The walk over the norms.</param>
    /// <param name="rows">The walk over the rows of one norm.</param>
    /// <param name="rule">The constraint.</param>
    public static void Constrain<T, TRule>(ref T first, nuint length, AxisWalk norms, AxisWalk rows, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
    {
        for (nuint outer = 0; outer < norms.OuterCount; outer++)
        {
            nuint index = norms.Start(outer);
            for (nuint inner = 0; inner < norms.Inner.Length; inner++, index += norms.Inner.Stride)
            {
                ConstrainRows(ref Unsafe.Add(ref first, index), length, rows, rule);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ConstrainRows<T, TRule>(ref T first, nuint length, AxisWalk rows, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
    {
        T sum = T.Zero;
        for (nuint outer = 0; outer < rows.OuterCount; outer++)
        {
            nuint index = rows.Start(outer);
            for (nuint inner = 0; inner < rows.Inner.Length; inner++, index += rows.Inner.Stride)
            {
                for (nuint piece = 0; piece < length; piece += LongestPiece)
                {
                    sum += PairwiseSum.OfSquares<T, MemoryElements<T>>(
                        new MemoryElements<T>(ref Unsafe.Add(ref first, index + piece)), Math.Min(length - piece, LongestPiece));
                }
            }
        }

        T scale = rule.Scale<ScalarLanes<T>, T>(T.Sqrt(sum));
        for (nuint outer = 0; outer < rows.OuterCount; outer++)
        {
            nuint index = rows.Start(outer);
            for (nuint inner = 0; inner < rows.Inner.Length; inner++, index += rows.Inner.Stride)
            {
                Apply(ref Unsafe.Add(ref first, index), length, scale, rule);
            }
        }
    }

    private static void Apply<T, TRule>(ref T first, nuint length, T scale, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ApplyLanes<T, TRule, Lanes512<T>, Vector512<T>>(ref first, ref i, length, scale, rule);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            ApplyLanes<T, TRule, Lanes256<T>, Vector256<T>>(ref first, ref i, length, scale, rule);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            ApplyLanes<T, TRule, Lanes128<T>, Vector128<T>>(ref first, ref i, length, scale, rule);
        }

        ApplyLanes<T, TRule, ScalarLanes<T>, T>(ref first, ref i, length, scale, rule);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ApplyLanes<T, TRule, TLanes, TVector>(ref T first, ref nuint i, nuint length, T scale, TRule rule)
        where TRule : struct, INormRule<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        TVector scales = TLanes.Create(scale);
        for (; length - i >= (nuint)TLanes.Count; i += (nuint)TLanes.Count)
        {
            TLanes.Store(rule.Apply<TLanes, TVector>(TLanes.Load(ref first, i), scales), ref first, i);
        }
    }
}
