using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>
/// Norms along axes other than the innermost: several columns at once, each summed from its first element to its last.
/// </summary>
internal static class NormsOfColumns
{
    /// <summary>Constrains all columns.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="columns">The number of columns side by side.</param>
    /// <param name="blocks">The walk over blocks of columns.</param>
    /// <param name="rows">The walk down a column.</param>
    /// <param name="rule">The constraint.</param>
    public static void Constrain<T, TRule>(ref T first, nuint columns, AxisWalk blocks, AxisWalk rows, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
    {
        for (nuint outer = 0; outer < blocks.OuterCount; outer++)
        {
            nuint index = blocks.Start(outer);
            for (nuint inner = 0; inner < blocks.Inner.Length; inner++, index += blocks.Inner.Stride)
            {
                ref T block = ref Unsafe.Add(ref first, index);
                if (Vector512.IsHardwareAccelerated && columns >= (nuint)Vector512<T>.Count)
                {
                    ConstrainBlock<T, TRule, Lanes512<T>, Vector512<T>>(ref block, columns, rows, rule);
                }
                else if (Vector256.IsHardwareAccelerated && columns >= (nuint)Vector256<T>.Count)
                {
                    ConstrainBlock<T, TRule, Lanes256<T>, Vector256<T>>(ref block, columns, rows, rule);
                }
                else if (Vector128.IsHardwareAccelerated && columns >= (nuint)Vector128<T>.Count)
                {
                    ConstrainBlock<T, TRule, Lanes128<T>, Vector128<T>>(ref block, columns, rows, rule);
                }
                else
                {
                    ConstrainBlock<T, TRule, ScalarLanes<T>, T>(ref block, columns, rows, rule);
                }
            }
        }
    }

    private static void ConstrainBlock<T, TRule, TLanes, TVector>(ref T first, nuint columns, AxisWalk rows, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        nuint column = ConstrainWhole<
            T, TRule,
            PairLanes<PairLanes<PairLanes<TLanes, TVector, T>, VectorPair<TVector>, T>, VectorPair<VectorPair<TVector>>, T>,
            VectorPair<VectorPair<VectorPair<TVector>>>>(ref first, columns, rows, rule);
        for (nuint count = (nuint)TLanes.Count; column < columns; column += count)
        {
            // The last vector may overlap columns that are done.
            nuint start = Math.Min(column, columns - count);
            ref T begin = ref Unsafe.Add(ref first, start);
            TVector scale = rule.Scale<TLanes, TVector>(TLanes.Sqrt(SumsOfSquares<T, TLanes, TVector>(ref begin, rows)));
            if (start < column)
            {
                scale = WithOnes<T, TLanes, TVector>(scale, (int)(column - start));
            }

            Apply<T, TRule, TLanes, TVector>(ref begin, rows, scale, rule);
        }
    }

    /// <summary>Constrains as many columns as fill whole vectors.</summary>
    /// <returns>The number of these columns.</returns>
    private static nuint ConstrainWhole<T, TRule, TLanes, TVector>(ref T first, nuint columns, AxisWalk rows, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        nuint column = 0;
        for (; columns - column >= (nuint)TLanes.Count; column += (nuint)TLanes.Count)
        {
            ref T begin = ref Unsafe.Add(ref first, column);
            TVector scale = rule.Scale<TLanes, TVector>(TLanes.Sqrt(SumsOfSquares<T, TLanes, TVector>(ref begin, rows)));
            Apply<T, TRule, TLanes, TVector>(ref begin, rows, scale, rule);
        }

        return column;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumsOfSquares<T, TLanes, TVector>(ref T first, AxisWalk rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        TVector sums = TLanes.Create(T.Zero);
        for (nuint outer = 0; outer < rows.OuterCount; outer++)
        {
            nuint index = rows.Start(outer);
            for (nuint inner = 0; inner < rows.Inner.Length; inner++, index += rows.Inner.Stride)
            {
                TVector elements = TLanes.Load(ref first, index);
                sums = TLanes.Add(sums, TLanes.Multiply(elements, elements));
            }
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<T, TRule, TLanes, TVector>(ref T first, AxisWalk rows, TVector scale, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        for (nuint outer = 0; outer < rows.OuterCount; outer++)
        {
            nuint index = rows.Start(outer);
            for (nuint inner = 0; inner < rows.Inner.Length; inner++, index += rows.Inner.Stride)
            {
                TLanes.Store(rule.Apply<TLanes, TVector>(TLanes.Load(ref first, index), scale), ref first, index);
            }
        }
    }

    /// <summary>A vector with 1 in the first lanes: multiplying or dividing by it leaves those lanes unchanged.</summary>
    private static TVector WithOnes<T, TLanes, TVector>(TVector vector, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLanes : struct, ILanes<TVector, T>
    {
        Span<T> lanes = stackalloc T[TLanes.Count];
        TLanes.Store(vector, ref MemoryMarshal.GetReference(lanes), 0);
        lanes[..count].Fill(T.One);
        return TLanes.Load(ref MemoryMarshal.GetReference(lanes), 0);
    }
}
