using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests;

/// <summary>Assertions about many numbers at once.</summary>
internal static class NumberAssert
{
    public static void Close(IEnumerable<float> expected, IEnumerable<float> actual, float tolerance)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>Compares bit for bit: -0 differs from 0, and NaNs differ by their bits.</summary>
    public static void SameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string? context = null)
        where T : unmanaged
    {
        if (!MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
        {
            Assert.Fail($"{context} Expected [{string.Join(", ", expected.ToArray())}], actual [{string.Join(", ", actual.ToArray())}].");
        }
    }

    /// <summary>
    /// Compares bit for bit, except that a NaN equals any other: the processor is free to choose among its bit patterns.
    /// </summary>
    public static void SameNumbers<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, Func<string> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!IsSameNumber(expected[i], actual[i]))
            {
                Assert.Fail($"{context()}: at {i} of {expected.Length}: expected {expected[i]:R}, actual {actual[i]:R}.");
            }
        }
    }

    private static bool IsSameNumber<T>(T expected, T actual)
        where T : IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual);
}
