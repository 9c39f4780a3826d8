using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Samples that read or write at a place of their own each, as a label says, or an index that is read from data.</summary>
public static partial class SampleLanes
{
    /// <summary>Integers of samples at places of their own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no integer.</exception>
    public static Vector512<int> Gather<T>(ReadOnlySpan<T> numbers, Vector512<int> places)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<int> lanes = stackalloc int[Vector512<int>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = int.CreateTruncating(numbers[places.GetElement(lane)]);
        }

        return Vector512.Create<int>(lanes);
    }

    /// <summary>Integers of samples at places of their own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no integer.</exception>
    public static Vector256<int> Gather<T>(ReadOnlySpan<T> numbers, Vector256<int> places)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<int> lanes = stackalloc int[Vector256<int>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = int.CreateTruncating(numbers[places.GetElement(lane)]);
        }

        return Vector256.Create<int>(lanes);
    }

    /// <summary>Integers as numbers.</summary>
    public static Vector512<float> Convert(Vector512<int> integers) => Vector512.ConvertToSingle(integers);

    /// <summary>Integers as numbers.</summary>
    public static Vector512<double> Convert(Vector256<int> integers) => Vector512.ConvertToDouble(Widen(integers));

    /// <summary>What a comparison of integers says, for a choice between numbers.</summary>
    public static Vector512<float> Mask(Vector512<int> comparison) => comparison.AsSingle();

    /// <summary>What a comparison of integers says, for a choice between numbers.</summary>
    public static Vector512<double> Mask(Vector256<int> comparison) => Widen(comparison).AsDouble();

    /// <summary>The number of each sample at a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<float> Pick(ReadOnlySpan<Vector512<float>> numbers, Vector512<int> places)
    {
        Span<float> lanes = stackalloc float[Vector512<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = numbers[places.GetElement(lane)].GetElement(lane);
        }

        return Vector512.Create<float>(lanes);
    }

    /// <summary>The number of each sample at a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no number.</exception>
    public static Vector512<double> Pick(ReadOnlySpan<Vector512<double>> numbers, Vector256<int> places)
    {
        Span<double> lanes = stackalloc double[Vector512<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = numbers[places.GetElement(lane)].GetElement(lane);
        }

        return Vector512.Create<double>(lanes);
    }

    /// <summary>Writes the number of each sample to a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Put(Span<Vector512<float>> numbers, Vector512<int> places, Vector512<float> values)
    {
        for (int lane = 0; lane < Vector512<float>.Count; lane++)
        {
            Lane<float>(ref numbers[places.GetElement(lane)], lane) = values.GetElement(lane);
        }
    }

    /// <summary>Writes the number of each sample to a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Put(Span<Vector512<double>> numbers, Vector256<int> places, Vector512<double> values)
    {
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            Lane<double>(ref numbers[places.GetElement(lane)], lane) = values.GetElement(lane);
        }
    }

    /// <summary>Adds to the number of each sample at a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Add(Span<Vector512<float>> numbers, Vector512<int> places, Vector512<float> terms)
    {
        for (int lane = 0; lane < Vector512<float>.Count; lane++)
        {
            Lane<float>(ref numbers[places.GetElement(lane)], lane) += terms.GetElement(lane);
        }
    }

    /// <summary>Adds to the number of each sample at a place of its own.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Add(Span<Vector512<double>> numbers, Vector256<int> places, Vector512<double> terms)
    {
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            Lane<double>(ref numbers[places.GetElement(lane)], lane) += terms.GetElement(lane);
        }
    }

    /// <summary>Adds the terms of samples to numbers that they have in common, at a place of its own each, one sample after the other.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Add(Span<float> numbers, Vector512<int> places, Vector512<float> terms)
    {
        for (int lane = 0; lane < Vector512<float>.Count; lane++)
        {
            numbers[places.GetElement(lane)] += terms.GetElement(lane);
        }
    }

    /// <summary>Adds the terms of samples to numbers that they have in common, at a place of its own each, one sample after the other.</summary>
    /// <exception cref="IndexOutOfRangeException">A sample has no such place.</exception>
    public static void Add(Span<double> numbers, Vector256<int> places, Vector512<double> terms)
    {
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            numbers[places.GetElement(lane)] += terms.GetElement(lane);
        }
    }

    private static ref T Lane<T>(ref Vector512<T> numbers, int lane)
        where T : unmanaged => ref Unsafe.Add(ref Unsafe.As<Vector512<T>, T>(ref numbers), lane);

    private static Vector512<long> Widen(Vector256<int> integers)
    {
        (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(integers);
        return Vector512.Create(lower, upper);
    }
}
