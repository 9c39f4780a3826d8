using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>The last turns of a loop, which fill a part of a vector; and derivatives of functions that only <c>Fast</c> vectorizes.</summary>
public static partial class Vectors
{
    /// <summary>Whether two parts of memory have no number in common.</summary>
    public static bool AreApart<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : unmanaged => !one.Overlaps(other);

    /// <summary>The numbers of a row; none if there is no such row.</summary>
    public static Span<T> Row<T>(T[,]? numbers, int row)
        where T : unmanaged => numbers is null || (uint)row >= (uint)numbers.GetLength(0) || numbers.GetLength(1) == 0 || numbers.GetLowerBound(0) != 0 || numbers.GetLowerBound(1) != 0
            ? default
            : MemoryMarshal.CreateSpan(ref numbers[row, 0], numbers.GetLength(1));

    /// <summary>The numbers of a row; none if there is no such row.</summary>
    public static Span<T> Row<T>(T[,,]? numbers, int layer, int row)
        where T : unmanaged => numbers is null || (uint)layer >= (uint)numbers.GetLength(0) || (uint)row >= (uint)numbers.GetLength(1) || numbers.GetLength(2) == 0
            || numbers.GetLowerBound(0) != 0 || numbers.GetLowerBound(1) != 0 || numbers.GetLowerBound(2) != 0
            ? default
            : MemoryMarshal.CreateSpan(ref numbers[layer, row, 0], numbers.GetLength(2));

    /// <summary>So many numbers from an index on, and then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ReadOnlySpan<T> numbers, int index, int count)
        where T : unmanaged => count == Vector512<T>.Count ? Load(numbers, index) : LoadPart(numbers.Slice(index, count));

    /// <summary>Writes the first numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Span<T> numbers, int index, int count, Vector512<T> values)
        where T : unmanaged
    {
        if (count == Vector512<T>.Count)
        {
            Store(numbers, index, values);
        }
        else
        {
            StorePart(numbers.Slice(index, count), values);
        }
    }

    /// <summary>Adds the first terms to numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Span<T> numbers, int index, int count, Vector512<T> terms)
        where T : unmanaged => Store(numbers, index, count, Load<T>(numbers, index, count) + terms);

    /// <summary>Subtracts the first terms from numbers from an index on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Subtract<T>(Span<T> numbers, int index, int count, Vector512<T> terms)
        where T : unmanaged => Store(numbers, index, count, Load<T>(numbers, index, count) - terms);

    /// <summary>The first numbers, and then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> First<T>(Vector512<T> numbers, int count)
        where T : unmanaged, INumberBase<T> => numbers & Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(count)));

    /// <summary>The largest of all numbers; NaN if there is one.</summary>
    public static T Largest<T>(Vector512<T> numbers)
        where T : unmanaged, INumber<T>
    {
        T largest = numbers.GetElement(0);
        for (int i = 1; i < Vector512<T>.Count; i++)
        {
            largest = T.Max(largest, numbers.GetElement(i));
        }

        return largest;
    }

    /// <summary>The smallest of all numbers; NaN if there is one.</summary>
    public static T Smallest<T>(Vector512<T> numbers)
        where T : unmanaged, INumber<T>
    {
        T smallest = numbers.GetElement(0);
        for (int i = 1; i < Vector512<T>.Count; i++)
        {
            smallest = T.Min(smallest, numbers.GetElement(i));
        }

        return smallest;
    }

    /// <summary>As <see cref="Derivative.Exp2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp2<T>(Vector512<T> gradient, Vector512<T> result)
        where T : unmanaged, INumberBase<T> => Unless0(gradient, gradient * (result * T.CreateTruncating(Math.Log(2))));

    /// <summary>As <see cref="Derivative.ExpM1"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ExpM1<T>(Vector512<T> gradient, Vector512<T> result)
        where T : unmanaged => Unless0(gradient, gradient * (result + Vector512<T>.One));

    /// <summary>As <see cref="Derivative.Log2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log2<T>(Vector512<T> gradient, Vector512<T> x)
        where T : unmanaged, INumberBase<T> => Unless0(gradient, gradient / (x * T.CreateTruncating(Math.Log(2))));

    /// <summary>As <see cref="Derivative.Log10"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log10<T>(Vector512<T> gradient, Vector512<T> x)
        where T : unmanaged, INumberBase<T> => Unless0(gradient, gradient / (x * T.CreateTruncating(Math.Log(10))));

    /// <summary>As <see cref="Derivative.LogP1"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LogP1<T>(Vector512<T> gradient, Vector512<T> x)
        where T : unmanaged => Unless0(gradient, gradient / (Vector512<T>.One + x));

    // In pieces of halves: copied through memory, the vector would wait until all of them are written.
    private static Vector512<T> LoadPart<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(numbers);
        int half = Vector256<T>.Count;
        return numbers.Length < half
            ? Vector512.Create(LoadHalf(ref first, numbers.Length), Vector256<T>.Zero)
            : Vector512.Create(Vector256.LoadUnsafe(ref first), LoadHalf(ref Unsafe.Add(ref first, half), numbers.Length - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> LoadHalf<T>(ref T first, int count)
        where T : unmanaged
    {
        int half = Vector128<T>.Count;
        return count < half
            ? Vector256.Create(LoadQuarter(ref first, count), Vector128<T>.Zero)
            : Vector256.Create(Vector128.LoadUnsafe(ref first), LoadQuarter(ref Unsafe.Add(ref first, half), count - half));
    }

    // Of three floats or one double at most.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> LoadQuarter<T>(ref T first, int count)
        where T : unmanaged
    {
        if (count < 2)
        {
            return count == 0 ? Vector128<T>.Zero : Vector128.CreateScalar(first);
        }

        Vector128<T> numbers = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<T, byte>(ref first))).As<ulong, T>();
        return count == 2 ? numbers : numbers.WithElement(2, Unsafe.Add(ref first, 2));
    }

    private static void StorePart<T>(Span<T> numbers, Vector512<T> values)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(numbers);
        int half = Vector256<T>.Count;
        if (numbers.Length < half)
        {
            StoreHalf(ref first, numbers.Length, values.GetLower());
        }
        else
        {
            values.GetLower().StoreUnsafe(ref first);
            StoreHalf(ref Unsafe.Add(ref first, half), numbers.Length - half, values.GetUpper());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalf<T>(ref T first, int count, Vector256<T> values)
        where T : unmanaged
    {
        int half = Vector128<T>.Count;
        if (count < half)
        {
            StoreQuarter(ref first, count, values.GetLower());
        }
        else
        {
            values.GetLower().StoreUnsafe(ref first);
            StoreQuarter(ref Unsafe.Add(ref first, half), count - half, values.GetUpper());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarter<T>(ref T first, int count, Vector128<T> values)
        where T : unmanaged
    {
        if (count == 1)
        {
            first = values.ToScalar();
        }
        else if (count > 1)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref first), values.AsUInt64().ToScalar());
            if (count > 2)
            {
                Unsafe.Add(ref first, 2) = values.GetElement(2);
            }
        }
    }
}
