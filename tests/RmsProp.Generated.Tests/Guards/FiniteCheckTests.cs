using System.Numerics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>Finds a NaN, an infinity, or a number larger than a bound among numbers.</summary>
public class FiniteCheckTests
{
    // Four vectors of 64 bytes at once, then one at a time, then single elements.
    private const int LongestOfAllLengths = (2 * 4 * 16) + 17;

    [Fact]
    public void Every_position_of_every_length_in_float() => CheckAll(float.MaxValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity);

    [Fact]
    public void Every_position_of_every_length_in_double() => CheckAll(double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    [Fact]
    public void Every_position_beyond_a_number_in_float() => CheckAll(1.5f, float.BitIncrement(1.5f), -2, float.MaxValue, float.NaN);

    [Fact]
    public void Every_position_beyond_a_number_in_double() => CheckAll(1e300, double.BitIncrement(1e300), -1e301, double.NegativeInfinity, -double.NaN);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Long_arrays_on_any_number_of_threads(int maxDegreeOfParallelism)
    {
        float[] numbers = new float[(3 * ParallelRun.ChunkLength) + 5];
        Assert.True(FiniteCheck.AreFinite<float>(numbers, maxDegreeOfParallelism));
        foreach (int position in new[] { 0, ParallelRun.ChunkLength - 1, ParallelRun.ChunkLength, numbers.Length - 1 })
        {
            numbers[position] = float.NaN;
            Assert.False(FiniteCheck.AreFinite<float>(numbers, maxDegreeOfParallelism));
            numbers[position] = 0;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Long_arrays_beyond_a_number(int maxDegreeOfParallelism)
    {
        double[] numbers = new double[(3 * ParallelRun.ChunkLength) + 5];
        Array.Fill(numbers, -1e100);
        Assert.True(FiniteCheck.AreInRange(numbers, 1e100, maxDegreeOfParallelism));
        numbers[ParallelRun.ChunkLength] = double.BitDecrement(-1e100);
        Assert.False(FiniteCheck.AreInRange(numbers, 1e100, maxDegreeOfParallelism));
    }

    [Fact]
    public void Nothing_is_within_less_than_nothing()
    {
        float[] zeros = new float[40];
        Assert.True(FiniteCheck.AreInRange<float>(zeros, 0, 1));
        Assert.False(FiniteCheck.AreInRange<float>(zeros, -1, 1));
    }

    private static void CheckAll<T>(T largest, params T[] strange)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        bool IsInRange(Span<T> some) => largest == T.MaxValue ? FiniteCheck.AreFinite(some, 1) : FiniteCheck.AreInRange(some, largest, 1);

        T[] numbers = new T[LongestOfAllLengths];
        T[] extremes = [largest, -largest, T.Epsilon, T.NegativeZero, T.One];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = extremes[i % extremes.Length];
        }

        for (int length = 0; length <= LongestOfAllLengths; length++)
        {
            Span<T> some = numbers.AsSpan(0, length);
            Assert.True(IsInRange(some));
            for (int position = 0; position < length; position++)
            {
                T number = some[position];
                some[position] = strange[position % strange.Length];
                Assert.False(IsInRange(some), $"{some[position]} at {position} of {length}");
                some[position] = number;
            }
        }
    }
}
