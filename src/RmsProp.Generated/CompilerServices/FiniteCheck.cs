using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: checks gradients for NaN, infinity, and numbers that overflow an update.</summary>
/// <remarks>
/// Without the sign bit, larger numbers have larger bits, infinity larger ones than any number, and NaN larger ones still: a single
/// integer maximum finds all three.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FiniteCheck
{
    /// <summary>Whether all elements are finite; checks many elements on several threads.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="maxDegreeOfParallelism">The most threads.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreFinite<T>(Span<T> elements, int maxDegreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T> => AreInRange(elements, T.MaxValue, maxDegreeOfParallelism);

    /// <summary>Whether contiguous elements are finite.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreFinite<T>(ref T first, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T> => AreInRange(ref first, length, T.MaxValue);

    /// <summary>Whether no element is NaN or larger than a bound; checks many elements on several threads.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="largest">The largest magnitude in range.</param>
    /// <param name="maxDegreeOfParallelism">The most threads.</param>
    /// <returns>Whether all are in range.</returns>
    public static bool AreInRange<T>(Span<T> elements, T largest, int maxDegreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (maxDegreeOfParallelism > 1 && elements.Length >= ParallelRun.ShortestLength)
        {
            return AreInRangeInParallel(elements, largest, maxDegreeOfParallelism);
        }

        return AreInRange(ref MemoryMarshal.GetReference(elements), (nuint)elements.Length, largest);
    }

    /// <summary>Whether no contiguous element is NaN or larger than a bound.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="largest">The largest magnitude in range.</param>
    /// <returns>Whether all are in range.</returns>
    public static bool AreInRange<T>(ref T first, int length, T largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AreInRange(ref first, (nuint)length, largest);

    // A separate method, because the lambda's captures are allocated on entry.
    private static bool AreInRangeInParallel<T>(Span<T> elements, T largest, int maxDegreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ParallelRun.Sum(maxDegreeOfParallelism, chunk => AreInRange(ref chunk[0], chunk.Length, largest) ? 0 : 1, elements) == 0;

    private static bool AreInRange<T>(ref T first, nuint length, T largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? AreAtMost(ref Unsafe.As<T, int>(ref first), length, Unsafe.BitCast<T, int>(largest))
        : AreAtMost(ref Unsafe.As<T, long>(ref first), length, Unsafe.BitCast<T, long>(largest));

    private static bool AreAtMost<T>(ref T first, nuint length, T largest)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<T> magnitude = Vector512.Create(T.MaxValue);
            Vector512<T> max0 = Vector512<T>.Zero, max1 = max0, max2 = max0, max3 = max0;
            nuint count = (nuint)Vector512<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                max0 = Vector512.Max(max0, Vector512.LoadUnsafe(ref first, i) & magnitude);
                max1 = Vector512.Max(max1, Vector512.LoadUnsafe(ref first, i + count) & magnitude);
                max2 = Vector512.Max(max2, Vector512.LoadUnsafe(ref first, i + (2 * count)) & magnitude);
                max3 = Vector512.Max(max3, Vector512.LoadUnsafe(ref first, i + (3 * count)) & magnitude);
            }

            for (; length - i >= count; i += count)
            {
                max0 = Vector512.Max(max0, Vector512.LoadUnsafe(ref first, i) & magnitude);
            }

            if (Vector512.GreaterThanAny(Vector512.Max(Vector512.Max(max0, max1), Vector512.Max(max2, max3)), Vector512.Create(largest)))
            {
                return false;
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<T> magnitude = Vector256.Create(T.MaxValue);
            Vector256<T> max0 = Vector256<T>.Zero, max1 = max0, max2 = max0, max3 = max0;
            nuint count = (nuint)Vector256<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                max0 = Vector256.Max(max0, Vector256.LoadUnsafe(ref first, i) & magnitude);
                max1 = Vector256.Max(max1, Vector256.LoadUnsafe(ref first, i + count) & magnitude);
                max2 = Vector256.Max(max2, Vector256.LoadUnsafe(ref first, i + (2 * count)) & magnitude);
                max3 = Vector256.Max(max3, Vector256.LoadUnsafe(ref first, i + (3 * count)) & magnitude);
            }

            for (; length - i >= count; i += count)
            {
                max0 = Vector256.Max(max0, Vector256.LoadUnsafe(ref first, i) & magnitude);
            }

            if (Vector256.GreaterThanAny(Vector256.Max(Vector256.Max(max0, max1), Vector256.Max(max2, max3)), Vector256.Create(largest)))
            {
                return false;
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<T> magnitude = Vector128.Create(T.MaxValue);
            Vector128<T> max0 = Vector128<T>.Zero, max1 = max0, max2 = max0, max3 = max0;
            nuint count = (nuint)Vector128<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                max0 = Vector128.Max(max0, Vector128.LoadUnsafe(ref first, i) & magnitude);
                max1 = Vector128.Max(max1, Vector128.LoadUnsafe(ref first, i + count) & magnitude);
                max2 = Vector128.Max(max2, Vector128.LoadUnsafe(ref first, i + (2 * count)) & magnitude);
                max3 = Vector128.Max(max3, Vector128.LoadUnsafe(ref first, i + (3 * count)) & magnitude);
            }

            for (; length - i >= count; i += count)
            {
                max0 = Vector128.Max(max0, Vector128.LoadUnsafe(ref first, i) & magnitude);
            }

            if (Vector128.GreaterThanAny(Vector128.Max(Vector128.Max(max0, max1), Vector128.Max(max2, max3)), Vector128.Create(largest)))
            {
                return false;
            }
        }

        for (; i < length; i++)
        {
            if ((Unsafe.Add(ref first, i) & T.MaxValue) > largest)
            {
                return false;
            }
        }

        return true;
    }
}
