using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Called by generated code, and not meant to be called from elsewhere: whether gradients have a NaN or an infinity.</summary>
/// <remarks>x - x is 0 for every number, and NaN for NaN and both infinities; so is a sum of many of them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FiniteCheck
{
    /// <summary>Whether all elements are finite, looked at by several threads where there are enough of them.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="maxDegreeOfParallelism">The most threads.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreFinite<T>(Span<T> elements, int maxDegreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (maxDegreeOfParallelism > 1 && elements.Length >= ParallelRun.ShortestLength)
        {
            return ParallelRun.Sum(maxDegreeOfParallelism, static chunk => SumOfDifferences(ref chunk[0], chunk.Length), elements) == T.Zero;
        }

        return AreFinite(ref MemoryMarshal.GetReference(elements), elements.Length);
    }

    /// <summary>Whether elements that lie one behind the other are finite.</summary>
    /// <typeparam name="T">The type of an element, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The first of them.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreFinite<T>(ref T first, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SumOfDifferences(ref first, (nuint)length) == T.Zero;

    /// <summary>Throws if some element is not finite.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <exception cref="NotFiniteNumberException">An element is not finite. The message has its index.</exception>
    public static void ThrowIfNotFinite<T>(string name, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ThrowIfNotFinite(name, [gradient.Length], ref MemoryMarshal.GetReference(gradient));

    /// <summary>Throws if some element is not finite.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="gradient">Its gradient, multi-dimensional; may be <see langword="null"/>.</param>
    /// <exception cref="NotFiniteNumberException">An element is not finite. The message has its indices.</exception>
    public static void ThrowIfTableNotFinite<T>(string name, Array? gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (gradient is null)
        {
            return;
        }

        Span<int> shape = stackalloc int[gradient.Rank];
        for (int dimension = 0; dimension < shape.Length; dimension++)
        {
            shape[dimension] = gradient.GetLength(dimension);
        }

        ThrowIfNotFinite(name, shape, ref MemoryMarshal.GetReference(Variable.AsSpan<T>(gradient)));
    }

    /// <summary>Throws if some element is not finite.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The shape of a tensor.</param>
    /// <param name="gradient">Its elements, dense.</param>
    /// <exception cref="NotFiniteNumberException">An element is not finite. The message has its indices.</exception>
    public static void ThrowIfNotFinite<T>(string name, TensorShape shape, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> lengths = stackalloc int[shape.Lengths.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape.Lengths[dimension];
        }

        if (gradient.Length > 0)
        {
            ThrowIfNotFinite(name, lengths, ref MemoryMarshal.GetReference(gradient));
        }
    }

    /// <summary>Throws if some of the elements that lie one behind the other is not finite.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">How many there are in each dimension; none for a scalar.</param>
    /// <param name="first">The first of them.</param>
    /// <exception cref="NotFiniteNumberException">An element is not finite. The message has its indices.</exception>
    public static void ThrowIfNotFinite<T>(string name, ReadOnlySpan<int> shape, ref T first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = 1;
        foreach (int dimension in shape)
        {
            length *= dimension;
        }

        if (AreFinite(ref first, length))
        {
            return;
        }

        int index = 0;
        while (T.IsFinite(Unsafe.Add(ref first, index)))
        {
            index++;
        }

        Throw(name, Indices(shape, index), double.CreateChecked(Unsafe.Add(ref first, index)));
    }

    private static string Indices(ReadOnlySpan<int> shape, int index)
    {
        string indices = "";
        for (int dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            string text = (index % shape[dimension]).ToString(CultureInfo.InvariantCulture);
            indices = indices.Length == 0 ? text : text + ", " + indices;
            index /= shape[dimension];
        }

        return indices.Length == 0 ? "" : $" at [{indices}]";
    }

    [DoesNotReturn]
    private static void Throw(string name, string indices, double number) => throw new NotFiniteNumberException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The gradient of '{name}' is {number}{indices}. Nothing has been changed. (NonFiniteGradients = NonFiniteGradients.SkipStep would skip such steps.)"),
        number);

    private static T SumOfDifferences<T>(ref T first, nuint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint i = 0;
        T sum = T.Zero;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<T> sum0 = Vector512<T>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            nuint count = (nuint)Vector512<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                sum0 += Difference(Vector512.LoadUnsafe(ref first, i));
                sum1 += Difference(Vector512.LoadUnsafe(ref first, i + count));
                sum2 += Difference(Vector512.LoadUnsafe(ref first, i + (2 * count)));
                sum3 += Difference(Vector512.LoadUnsafe(ref first, i + (3 * count)));
            }

            for (; length - i >= count; i += count)
            {
                sum0 += Difference(Vector512.LoadUnsafe(ref first, i));
            }

            sum = Vector512.Sum((sum0 + sum1) + (sum2 + sum3));
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Vector256<T> sum0 = Vector256<T>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            nuint count = (nuint)Vector256<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                sum0 += Difference(Vector256.LoadUnsafe(ref first, i));
                sum1 += Difference(Vector256.LoadUnsafe(ref first, i + count));
                sum2 += Difference(Vector256.LoadUnsafe(ref first, i + (2 * count)));
                sum3 += Difference(Vector256.LoadUnsafe(ref first, i + (3 * count)));
            }

            for (; length - i >= count; i += count)
            {
                sum0 += Difference(Vector256.LoadUnsafe(ref first, i));
            }

            sum = Vector256.Sum((sum0 + sum1) + (sum2 + sum3));
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<T> sum0 = Vector128<T>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            nuint count = (nuint)Vector128<T>.Count;
            for (; length - i >= 4 * count; i += 4 * count)
            {
                sum0 += Difference(Vector128.LoadUnsafe(ref first, i));
                sum1 += Difference(Vector128.LoadUnsafe(ref first, i + count));
                sum2 += Difference(Vector128.LoadUnsafe(ref first, i + (2 * count)));
                sum3 += Difference(Vector128.LoadUnsafe(ref first, i + (3 * count)));
            }

            for (; length - i >= count; i += count)
            {
                sum0 += Difference(Vector128.LoadUnsafe(ref first, i));
            }

            sum = Vector128.Sum((sum0 + sum1) + (sum2 + sum3));
        }

        for (; i < length; i++)
        {
            T element = Unsafe.Add(ref first, i);
            sum += element - element;
        }

        return sum;
    }

    private static Vector512<T> Difference<T>(Vector512<T> vector) => vector - vector;

    private static Vector256<T> Difference<T>(Vector256<T> vector) => vector - vector;

    private static Vector128<T> Difference<T>(Vector128<T> vector) => vector - vector;
}
