using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: sums in the order of NumPy's pairwise summation, which decides the last bits of Keras' norms: halves down to
/// 128 terms, and eight running sums within each. The results are the same with every vector width.
/// </summary>
/// <remarks>https://github.com/numpy/numpy/blob/main/numpy/_core/src/umath/loops_utils.h.src.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PairwiseSum
{
    private const int RunningSums = 8;
    private const int LongestBlock = 128;

    /// <summary>Sums terms.</summary>
    /// <typeparam name="T">The type of a term, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="terms">The terms.</param>
    /// <returns>Their sum.</returns>
    public static T Of<T>(Span<T> terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Of<T, MemoryElements<T>>(new MemoryElements<T>(ref MemoryMarshal.GetReference(terms)), 0, (nuint)terms.Length);

    /// <summary>Sums the squares of elements.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TElements">The source of the elements.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="length">The number of elements.</param>
    /// <returns>The sum.</returns>
    [CLSCompliant(false)]
    public static T OfSquares<T, TElements>(TElements elements, nuint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TElements : struct, IVectorElements<T>, allows ref struct =>
        Cache.IsDistant<T>(length)
            ? Of<T, DistantSquares<T, TElements>>(new DistantSquares<T, TElements>(elements), 0, length)
            : Of<T, Squares<T, TElements>>(new Squares<T, TElements>(elements), 0, length);

    /// <summary>The same for fewer elements than there are running sums, from left to right.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TElements">The source of the elements.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="length">The number of elements, at most 7.</param>
    /// <returns>The sum.</returns>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfFewSquares<T, TElements>(TElements elements, nuint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TElements : struct, IElements<T>, allows ref struct
    {
        T sum = T.Zero;
        for (nuint i = 0; i < length; i++)
        {
            T element = elements.At(i);
            sum += element * element;
        }

        return sum;
    }

    private static T Of<T, TTerms>(TTerms terms, nuint start, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        nuint length = end - start;

        // Lengths whose halves are halved once more, and whose quarters are not.
        if (length is (>= 272 and <= 488) or 496 or 504 or 512 && HaveRunningSumsOneVector<T>())
        {
            return OfQuarters<T, TTerms>(terms, start, end);
        }

        if (length > LongestBlock)
        {
            nuint middle = start + ParallelRun.Half(length);
            return Of<T, TTerms>(terms, start, middle) + Of<T, TTerms>(terms, middle, end);
        }

        return length < RunningSums ? AddRest(T.Zero, terms, start, end) : OfBlock<T, TTerms>(terms, start, end);
    }

    private static bool HaveRunningSumsOneVector<T>() =>
        (Vector512.IsHardwareAccelerated && Vector512<T>.Count == RunningSums) || (Vector256.IsHardwareAccelerated && Vector256<T>.Count == RunningSums);

    /// <summary>
    /// Sums the halves of both halves, of at most 128 terms each. An addition to a running sum waits for the previous one; blocks that
    /// follow each other directly overlap in the processor.
    /// </summary>
    private static T OfQuarters<T, TTerms>(TTerms terms, nuint start, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        nuint third = start + ParallelRun.Half(end - start);
        nuint second = start + ParallelRun.Half(third - start);
        nuint fourth = third + ParallelRun.Half(end - third);
        T sum0 = OfBlock<T, TTerms>(terms, start, second);
        T sum1 = OfBlock<T, TTerms>(terms, second, third);
        T sum2 = OfBlock<T, TTerms>(terms, third, fourth);
        T sum3 = OfBlock<T, TTerms>(terms, fourth, end);
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /// <summary>Sums 8 to 128 terms in eight running sums, whatever the vector width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfBlock<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct =>
        Vector512.IsHardwareAccelerated && Vector512<T>.Count == RunningSums ? In512<T, TTerms>(terms, i, end)
        : Vector256.IsHardwareAccelerated && Vector256<T>.Count == RunningSums ? In256<T, TTerms>(terms, i, end)
        : Vector256.IsHardwareAccelerated && Vector256<T>.Count == RunningSums / 2 ? InTwo256<T, TTerms>(terms, i, end)
        : Vector128.IsHardwareAccelerated && Vector128<T>.Count == RunningSums / 2 ? InTwo128<T, TTerms>(terms, i, end)
        : Vector128.IsHardwareAccelerated && Vector128<T>.Count == RunningSums / 4 ? InFour128<T, TTerms>(terms, i, end)
        : InScalars<T, TTerms>(terms, i, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T In512<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        Vector512<T> sums = terms.Vector512At(i);
        i += RunningSums;
        for (; end - i >= 4 * RunningSums; i += 4 * RunningSums)
        {
            // A line each.
            terms.Prefetch(i);
            terms.Prefetch(i + 8);
            terms.Prefetch(i + 16);
            terms.Prefetch(i + 24);
            sums += terms.Vector512At(i);
            sums += terms.Vector512At(i + 8);
            sums += terms.Vector512At(i + 16);
            sums += terms.Vector512At(i + 24);
        }

        for (; end - i >= RunningSums; i += RunningSums)
        {
            sums += terms.Vector512At(i);
        }

        // Neighbors, then neighbors of the results.
        Vector512<double> eight = sums.AsDouble();
        Vector512<double> pairs = eight + Vector512.Shuffle(eight, Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        Vector512<double> fours = pairs + Vector512.Shuffle(pairs, Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
        double sum = fours.GetLower().ToScalar() + fours.GetUpper().ToScalar();
        return AddRest(Unsafe.BitCast<double, T>(sum), terms, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T In256<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        Vector256<T> sums = terms.Vector256At(i);
        i += RunningSums;
        for (; end - i >= 4 * RunningSums; i += 4 * RunningSums)
        {
            // A line each.
            terms.Prefetch(i);
            terms.Prefetch(i + 16);
            sums += terms.Vector256At(i);
            sums += terms.Vector256At(i + 8);
            sums += terms.Vector256At(i + 16);
            sums += terms.Vector256At(i + 24);
        }

        for (; end - i >= RunningSums; i += RunningSums)
        {
            sums += terms.Vector256At(i);
        }

        Vector256<float> eight = sums.AsSingle();
        Vector256<float> pairs = eight + Vector256.Shuffle(eight, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
        Vector256<float> fours = pairs + Vector256.Shuffle(pairs, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
        float sum = fours.GetLower().ToScalar() + fours.GetUpper().ToScalar();
        return AddRest(Unsafe.BitCast<float, T>(sum), terms, i, end);
    }

    private static T InTwo256<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        Vector256<T> sum0 = terms.Vector256At(i), sum1 = terms.Vector256At(i + 4);
        i += RunningSums;
        for (; end - i >= RunningSums; i += RunningSums)
        {
            sum0 += terms.Vector256At(i);
            sum1 += terms.Vector256At(i + 4);
        }

        T sum = ((sum0[0] + sum0[1]) + (sum0[2] + sum0[3])) + ((sum1[0] + sum1[1]) + (sum1[2] + sum1[3]));
        return AddRest(sum, terms, i, end);
    }

    private static T InTwo128<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        Vector128<T> sum0 = terms.Vector128At(i), sum1 = terms.Vector128At(i + 4);
        i += RunningSums;
        for (; end - i >= RunningSums; i += RunningSums)
        {
            sum0 += terms.Vector128At(i);
            sum1 += terms.Vector128At(i + 4);
        }

        T sum = ((sum0[0] + sum0[1]) + (sum0[2] + sum0[3])) + ((sum1[0] + sum1[1]) + (sum1[2] + sum1[3]));
        return AddRest(sum, terms, i, end);
    }

    private static T InFour128<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IVectorElements<T>, allows ref struct
    {
        Vector128<T> sum0 = terms.Vector128At(i), sum1 = terms.Vector128At(i + 2), sum2 = terms.Vector128At(i + 4), sum3 = terms.Vector128At(i + 6);
        i += RunningSums;
        for (; end - i >= RunningSums; i += RunningSums)
        {
            sum0 += terms.Vector128At(i);
            sum1 += terms.Vector128At(i + 2);
            sum2 += terms.Vector128At(i + 4);
            sum3 += terms.Vector128At(i + 6);
        }

        T sum = ((sum0[0] + sum0[1]) + (sum1[0] + sum1[1])) + ((sum2[0] + sum2[1]) + (sum3[0] + sum3[1]));
        return AddRest(sum, terms, i, end);
    }

    private static T InScalars<T, TTerms>(TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IElements<T>, allows ref struct
    {
        T sum0 = terms.At(i), sum1 = terms.At(i + 1), sum2 = terms.At(i + 2), sum3 = terms.At(i + 3);
        T sum4 = terms.At(i + 4), sum5 = terms.At(i + 5), sum6 = terms.At(i + 6), sum7 = terms.At(i + 7);
        i += RunningSums;
        for (; end - i >= RunningSums; i += RunningSums)
        {
            sum0 += terms.At(i);
            sum1 += terms.At(i + 1);
            sum2 += terms.At(i + 2);
            sum3 += terms.At(i + 3);
            sum4 += terms.At(i + 4);
            sum5 += terms.At(i + 5);
            sum6 += terms.At(i + 6);
            sum7 += terms.At(i + 7);
        }

        return AddRest(((sum0 + sum1) + (sum2 + sum3)) + ((sum4 + sum5) + (sum6 + sum7)), terms, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AddRest<T, TTerms>(T sum, TTerms terms, nuint i, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, IElements<T>, allows ref struct
    {
        for (; i < end; i++)
        {
            sum += terms.At(i);
        }

        return sum;
    }
}
