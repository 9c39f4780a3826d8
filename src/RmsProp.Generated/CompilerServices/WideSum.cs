using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: sums of squares of float elements for <see cref="KernelNumerics.Fast"/>, which neither overflow nor
/// underflow. Blocks are summed in float, several vectors at once, and their sums in double. A block whose sum is outside the range in
/// which float is accurate enough is summed again in double.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WideSum
{
    private const int BlockLength = 2048;

    /// <summary>Sums the squares of elements.</summary>
    /// <typeparam name="TElements">The source of the elements.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="length">The number of elements.</param>
    /// <returns>The sum.</returns>
    [CLSCompliant(false)]
    public static double OfSquares<TElements>(TElements elements, nuint length)
        where TElements : struct, IVectorElements<float>, allows ref struct =>
        length <= BlockLength ? OfBlock(elements, 0, length) : OfBlocks(elements, length);

    /// <summary>The same for fewer elements than any vector has.</summary>
    /// <typeparam name="TElements">The source of the elements.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="length">The number of elements, at most 3.</param>
    /// <returns>The sum.</returns>
    [CLSCompliant(false)]
    public static double OfFewSquares<TElements>(TElements elements, nuint length)
        where TElements : struct, IElements<float>, allows ref struct
    {
        float sum = AddRest(0, elements, 0, length);
        return IsGoodEnough(sum) ? sum : AddRestInDouble(0, elements, 0, length);
    }

    private static double OfBlocks<TElements>(TElements elements, nuint length)
        where TElements : struct, IVectorElements<float>, allows ref struct =>
        Cache.IsDistant<float>(length) ? OfRange(new DistantElements<float, TElements>(elements), 0, length) : OfRange(elements, 0, length);

    private static double OfRange<TElements>(TElements elements, nuint start, nuint end)
        where TElements : struct, IVectorElements<float>, allows ref struct
    {
        nuint length = end - start;

        // In the same chunks as on several threads, so that one thread gives the same sum.
        if (length > ParallelRun.ChunkLength)
        {
            nuint middle = start + ParallelRun.Half(length);
            return OfRange(elements, start, middle) + OfRange(elements, middle, end);
        }

        double sum = 0;
        for (; end - start > BlockLength; start += BlockLength)
        {
            sum += OfBlock(elements, start, start + BlockLength);
        }

        return sum + OfBlock(elements, start, end);
    }

    private static double OfBlock<TElements>(TElements elements, nuint start, nuint end)
        where TElements : struct, IVectorElements<float>, allows ref struct
    {
        float sum = InSingle(elements, start, end);
        return IsGoodEnough(sum) ? sum : InDouble(elements, start, end);
    }

    // None of the squares can have been rounded to infinity or to almost 0.
    private static bool IsGoodEnough(float sum) => sum is >= 1e-30f and <= float.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float InSingle<TElements>(TElements elements, nuint i, nuint end)
        where TElements : struct, IVectorElements<float>, allows ref struct
    {
        float sum = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> sums = Vector512<float>.Zero;
            if (end - i >= 64)
            {
                Vector512<float> sums1 = sums, sums2 = sums, sums3 = sums;
                do
                {
                    sums = AddSquares(sums, elements.Vector512At(i));
                    sums1 = AddSquares(sums1, elements.Vector512At(i + 16));
                    sums2 = AddSquares(sums2, elements.Vector512At(i + 32));
                    sums3 = AddSquares(sums3, elements.Vector512At(i + 48));
                    i += 64;
                }
                while (end - i >= 64);

                sums = (sums + sums1) + (sums2 + sums3);
            }

            for (; end - i >= 16; i += 16)
            {
                sums = AddSquares(sums, elements.Vector512At(i));
            }

            sum = Vector512.Sum(sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<float> sums = Vector256<float>.Zero;
            if (end - i >= 32)
            {
                Vector256<float> sums1 = sums, sums2 = sums, sums3 = sums;
                do
                {
                    sums = AddSquares(sums, elements.Vector256At(i));
                    sums1 = AddSquares(sums1, elements.Vector256At(i + 8));
                    sums2 = AddSquares(sums2, elements.Vector256At(i + 16));
                    sums3 = AddSquares(sums3, elements.Vector256At(i + 24));
                    i += 32;
                }
                while (end - i >= 32);

                sums = (sums + sums1) + (sums2 + sums3);
            }

            for (; end - i >= 8; i += 8)
            {
                sums = AddSquares(sums, elements.Vector256At(i));
            }

            sum = Vector256.Sum(sums);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<float> sums = Vector128<float>.Zero;
            if (end - i >= 16)
            {
                Vector128<float> sums1 = sums, sums2 = sums, sums3 = sums;
                do
                {
                    sums = AddSquares(sums, elements.Vector128At(i));
                    sums1 = AddSquares(sums1, elements.Vector128At(i + 4));
                    sums2 = AddSquares(sums2, elements.Vector128At(i + 8));
                    sums3 = AddSquares(sums3, elements.Vector128At(i + 12));
                    i += 16;
                }
                while (end - i >= 16);

                sums = (sums + sums1) + (sums2 + sums3);
            }

            for (; end - i >= 4; i += 4)
            {
                sums = AddSquares(sums, elements.Vector128At(i));
            }

            sum = Vector128.Sum(sums);
        }

        return AddRest(sum, elements, i, end);
    }

    private static double InDouble<TElements>(TElements elements, nuint i, nuint end)
        where TElements : struct, IVectorElements<float>, allows ref struct
    {
        double sum = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> sums = Vector512<double>.Zero;
            for (; end - i >= 16; i += 16)
            {
                (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(elements.Vector512At(i));
                sums += (lower * lower) + (upper * upper);
            }

            sum = Vector512.Sum(sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> sums = Vector256<double>.Zero;
            for (; end - i >= 8; i += 8)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(elements.Vector256At(i));
                sums += (lower * lower) + (upper * upper);
            }

            sum = Vector256.Sum(sums);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<double> sums = Vector128<double>.Zero;
            for (; end - i >= 4; i += 4)
            {
                (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(elements.Vector128At(i));
                sums += (lower * lower) + (upper * upper);
            }

            sum = Vector128.Sum(sums);
        }

        return AddRestInDouble(sum, elements, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddSquares(Vector512<float> sum, Vector512<float> g) => Vector512.MultiplyAddEstimate(g, g, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AddSquares(Vector256<float> sum, Vector256<float> g) => Vector256.MultiplyAddEstimate(g, g, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> AddSquares(Vector128<float> sum, Vector128<float> g) => Vector128.MultiplyAddEstimate(g, g, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float AddRest<TElements>(float sum, TElements elements, nuint i, nuint end)
        where TElements : struct, IElements<float>, allows ref struct
    {
        for (; i < end; i++)
        {
            float g = elements.At(i);
            sum += g * g;
        }

        return sum;
    }

    private static double AddRestInDouble<TElements>(double sum, TElements elements, nuint i, nuint end)
        where TElements : struct, IElements<float>, allows ref struct
    {
        for (; i < end; i++)
        {
            double g = elements.At(i);
            sum += g * g;
        }

        return sum;
    }
}
