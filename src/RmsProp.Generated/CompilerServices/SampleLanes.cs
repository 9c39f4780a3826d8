using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Several samples at a time, one in each lane of a vector of 512 bits: what all of them read or write where they lie apart. Called by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SampleLanes
{
    /// <summary>Numbers as vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<Vector512<T>> Of<T>(Span<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, Vector512<T>>(numbers);

    /// <summary>Numbers as vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<Vector512<T>> Of<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, Vector512<T>>(numbers);

    /// <summary>The numbers of samples that lie side by side.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ReadOnlySpan<T> numbers, int first)
        where T : unmanaged
    {
        CheckEnds(numbers, first, 1, Vector512<T>.Count);
        return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(numbers), (nuint)first);
    }

    /// <summary>The numbers of samples at a distance.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<float> Gather(ReadOnlySpan<float> numbers, int first, int stride)
    {
        CheckEnds(numbers, first, stride, Vector512<float>.Count);
        ref float at = ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), first);
        return Vector512.Create(
            Vector256.Create(
                at, Unsafe.Add(ref at, stride), Unsafe.Add(ref at, 2 * (nint)stride), Unsafe.Add(ref at, 3 * (nint)stride),
                Unsafe.Add(ref at, 4 * (nint)stride), Unsafe.Add(ref at, 5 * (nint)stride), Unsafe.Add(ref at, 6 * (nint)stride), Unsafe.Add(ref at, 7 * (nint)stride)),
            Vector256.Create(
                Unsafe.Add(ref at, 8 * (nint)stride), Unsafe.Add(ref at, 9 * (nint)stride), Unsafe.Add(ref at, 10 * (nint)stride), Unsafe.Add(ref at, 11 * (nint)stride),
                Unsafe.Add(ref at, 12 * (nint)stride), Unsafe.Add(ref at, 13 * (nint)stride), Unsafe.Add(ref at, 14 * (nint)stride), Unsafe.Add(ref at, 15 * (nint)stride)));
    }

    /// <summary>The numbers of samples at a distance.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<double> Gather(ReadOnlySpan<double> numbers, int first, int stride)
    {
        CheckEnds(numbers, first, stride, Vector512<double>.Count);
        ref double at = ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), first);
        return Vector512.Create(
            at, Unsafe.Add(ref at, stride), Unsafe.Add(ref at, 2 * (nint)stride), Unsafe.Add(ref at, 3 * (nint)stride),
            Unsafe.Add(ref at, 4 * (nint)stride), Unsafe.Add(ref at, 5 * (nint)stride), Unsafe.Add(ref at, 6 * (nint)stride), Unsafe.Add(ref at, 7 * (nint)stride));
    }

    /// <summary>The numbers of samples at places of their own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<float> Gather(ReadOnlySpan<float> numbers, Vector512<int> places)
    {
        Span<float> lanes = stackalloc float[Vector512<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = numbers[places.GetElement(lane)];
        }

        return Vector512.Create<float>(lanes);
    }

    /// <summary>The numbers of samples at places of their own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<double> Gather(ReadOnlySpan<double> numbers, Vector256<int> places)
    {
        Span<double> lanes = stackalloc double[Vector512<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = numbers[places.GetElement(lane)];
        }

        return Vector512.Create<double>(lanes);
    }

    /// <summary>The parts of memory that samples read, so that the numbers at one index lie side by side.</summary>
    /// <param name="scratch">Where the numbers are copied to.</param>
    /// <param name="numbers">The memory.</param>
    /// <param name="offsets">Where the part of each sample begins.</param>
    /// <param name="length">The length of all parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is not inside the memory.</exception>
    public static ReadOnlySpan<Vector512<float>> Parts(Scratch<float> scratch, ReadOnlySpan<float> numbers, Vector512<int> offsets, int length)
    {
        ReadOnlySpan<float> first = numbers.Slice(offsets.GetElement(0), length);
        Span<float> parts = scratch.Create(first.Length * Vector512<float>.Count);
        for (int lane = 0; lane < Vector512<float>.Count; lane++)
        {
            CopyTo(numbers.Slice(offsets.GetElement(lane), length), parts, lane, Vector512<float>.Count);
        }

        return Of(parts);
    }

    /// <summary>The parts of memory that samples read, so that the numbers at one index lie side by side.</summary>
    /// <param name="scratch">Where the numbers are copied to.</param>
    /// <param name="numbers">The memory.</param>
    /// <param name="offsets">Where the part of each sample begins.</param>
    /// <param name="length">The length of all parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is not inside the memory.</exception>
    public static ReadOnlySpan<Vector512<double>> Parts(Scratch<double> scratch, ReadOnlySpan<double> numbers, Vector256<int> offsets, int length)
    {
        ReadOnlySpan<double> first = numbers.Slice(offsets.GetElement(0), length);
        Span<double> parts = scratch.Create(first.Length * Vector512<double>.Count);
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            CopyTo(numbers.Slice(offsets.GetElement(lane), length), parts, lane, Vector512<double>.Count);
        }

        return Of(parts);
    }

    /// <summary>Records the numbers of samples.</summary>
    public static void Record<T>(Tape<T> tape, Vector512<T> numbers)
        where T : unmanaged => numbers.CopyTo(tape.Reserve(Vector512<T>.Count));

    /// <summary>Takes back the numbers of samples that were recorded last.</summary>
    public static Vector512<T> TakeBack<T>(Tape<T> tape)
        where T : unmanaged => Vector512.Create(tape.TakeBack(Vector512<T>.Count));

    /// <summary>A function of each number, with the bits that it has for a single one.</summary>
    public static Vector512<T> Each<T>(Vector512<T> x, Func<T, T> function)
        where T : unmanaged
    {
        Span<T> first = stackalloc T[Vector512<T>.Count];
        Spread(x, first);
        for (int lane = 0; lane < first.Length; lane++)
        {
            first[lane] = function(first[lane]);
        }

        return Vector512.Create<T>(first);
    }

    /// <summary>A function of each pair of numbers, with the bits that it has for single ones.</summary>
    public static Vector512<T> Each<T>(Vector512<T> x, Vector512<T> y, Func<T, T, T> function)
        where T : unmanaged
    {
        Span<T> first = stackalloc T[Vector512<T>.Count];
        Span<T> second = stackalloc T[Vector512<T>.Count];
        Spread(x, first);
        Spread(y, second);
        for (int lane = 0; lane < first.Length; lane++)
        {
            first[lane] = function(first[lane], second[lane]);
        }

        return Vector512.Create<T>(first);
    }

    /// <summary>A function of three numbers in each lane, with the bits that it has for single ones.</summary>
    public static Vector512<T> Each<T>(Vector512<T> x, Vector512<T> y, Vector512<T> z, Func<T, T, T, T> function)
        where T : unmanaged
    {
        Span<T> first = stackalloc T[Vector512<T>.Count];
        Span<T> second = stackalloc T[Vector512<T>.Count];
        Span<T> third = stackalloc T[Vector512<T>.Count];
        Spread(x, first);
        Spread(y, second);
        Spread(z, third);
        for (int lane = 0; lane < first.Length; lane++)
        {
            first[lane] = function(first[lane], second[lane], third[lane]);
        }

        return Vector512.Create<T>(first);
    }

    /// <summary>A function of four numbers in each lane, with the bits that it has for single ones.</summary>
    public static Vector512<T> Each<T>(Vector512<T> x, Vector512<T> y, Vector512<T> z, Vector512<T> w, Func<T, T, T, T, T> function)
        where T : unmanaged
    {
        Span<T> first = stackalloc T[Vector512<T>.Count];
        Span<T> second = stackalloc T[Vector512<T>.Count];
        Span<T> third = stackalloc T[Vector512<T>.Count];
        Span<T> fourth = stackalloc T[Vector512<T>.Count];
        Spread(x, first);
        Spread(y, second);
        Spread(z, third);
        Spread(w, fourth);
        for (int lane = 0; lane < first.Length; lane++)
        {
            first[lane] = function(first[lane], second[lane], third[lane], fourth[lane]);
        }

        return Vector512.Create<T>(first);
    }

    /// <summary>Stores a vector in quarters: a whole one would cross lines of the cache, and single numbers could not be read before it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<T>(Vector512<T> numbers, Span<T> lanes)
        where T : unmanaged
    {
        int quarter = Vector128<T>.Count;
        numbers.GetLower().GetLower().CopyTo(lanes);
        numbers.GetLower().GetUpper().CopyTo(lanes.Slice(quarter));
        numbers.GetUpper().GetLower().CopyTo(lanes.Slice(2 * quarter));
        numbers.GetUpper().GetUpper().CopyTo(lanes.Slice(3 * quarter));
    }

    private static void CopyTo<T>(ReadOnlySpan<T> part, Span<T> parts, int lane, int lanes)
        where T : unmanaged
    {
        for (int i = 0; i < part.Length; i++)
        {
            parts[(i * lanes) + lane] = part[i];
        }
    }

    /// <summary>Throws, as each sample would alone, if the first or the last one has no number.</summary>
    private static void CheckEnds<T>(ReadOnlySpan<T> numbers, int first, int stride, int lanes)
    {
        long last = first + ((lanes - 1) * (long)stride);
        _ = numbers[first];
        _ = numbers[(int)Math.Clamp(last, -1, int.MaxValue)];
    }
}
