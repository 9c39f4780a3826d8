using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices.Constraints;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: the constraints on norms of <c>keras.constraints</c>, with the rounding and the order of summation of Keras
/// on NumPy.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormConstraint
{
    /// <summary>Multiplies elements of norm N by <c>min(N, maxValue) / (1e-7 + N)</c>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="elements">The elements of a variable in row-major order.</param>
    /// <param name="shape">The number of elements along each axis.</param>
    /// <param name="axes">The axes that norms reduce; negative ones count from the end.</param>
    /// <param name="maxValue">The largest norm.</param>
    public static void Max<T>(Span<T> elements, ReadOnlySpan<nint> shape, ReadOnlySpan<int> axes, double maxValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Apply(elements, shape, axes, new MaxNormRule<T>(maxValue));

    /// <summary>Divides elements of norm N by <c>1e-7 + N</c>.</summary>
    /// <inheritdoc cref="Max"/>
    public static void Unit<T>(Span<T> elements, ReadOnlySpan<nint> shape, ReadOnlySpan<int> axes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Apply(elements, shape, axes, default(UnitNormRule<T>));

    /// <summary>Multiplies elements of norm N by <c>(rate · clip(N, minValue, maxValue) + (1 - rate) · N) / (1e-7 + N)</c>.</summary>
    /// <inheritdoc cref="Max"/>
    /// <param name="elements">The elements of a variable in row-major order.</param>
    /// <param name="shape">The number of elements along each axis.</param>
    /// <param name="axes">The axes that norms reduce; negative ones count from the end.</param>
    /// <param name="minValue">The smallest norm.</param>
    /// <param name="maxValue">The largest norm.</param>
    /// <param name="rate">The fraction of the distance to the range that a norm moves.</param>
    public static void MinMax<T>(
        Span<T> elements, ReadOnlySpan<nint> shape, ReadOnlySpan<int> axes, double minValue, double maxValue, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Apply(elements, shape, axes, new MinMaxNormRule<T>(minValue, maxValue, rate));

    private static void Apply<T, TRule>(Span<T> elements, ReadOnlySpan<nint> shape, ReadOnlySpan<int> axes, TRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, INormRule<T>
    {
        nint count = 1;
        foreach (nint dimension in shape)
        {
            count *= dimension;
        }

        if (count != elements.Length)
        {
            MemoryErrors.ThrowLengthsDiffer();
        }

        if (elements.IsEmpty)
        {
            return;
        }

        ref T first = ref MemoryMarshal.GetReference(elements);
        Span<AxisGroup> kept = stackalloc AxisGroup[shape.Length];
        Span<AxisGroup> summed = stackalloc AxisGroup[shape.Length];
        AxisGroup.Split(shape, axes, ref kept, ref summed);
        if (summed is [{ Stride: 1 } row, .. var others])
        {
            NormsOfRows.Constrain(ref first, row.Length, new AxisWalk(kept), new AxisWalk(others), rule);
        }
        else
        {
            nuint columns = kept is [{ Length: var length }, ..] ? length : 1;
            NormsOfColumns.Constrain(ref first, columns, new AxisWalk(kept is [_, .. var rest] ? rest : []), new AxisWalk(summed), rule);
        }
    }
}
