using System.Numerics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>Whether there is a NaN or an infinity among numbers, against <c>IsFinite</c> of each.</summary>
public class FiniteCheckTests
{
    // Four vectors of 64 bytes at once, then one by one, then single elements.
    private const int LongestOfAllLengths = (2 * 4 * 16) + 17;

    [Fact]
    public void Every_position_of_every_length_in_float() => CheckAll<float>(float.NaN, float.PositiveInfinity, float.NegativeInfinity);

    [Fact]
    public void Every_position_of_every_length_in_double() => CheckAll<double>(double.NaN, double.PositiveInfinity, double.NegativeInfinity);

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

    [Fact]
    public void The_first_one_is_named_with_its_indices_in_a_table()
    {
        double[,,] table = new double[2, 3, 4];
        table[1, 2, 0] = double.NegativeInfinity;
        table[1, 2, 3] = double.NaN;

        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => FiniteCheck.ThrowIfTableNotFinite<double>("Layer.Table", table));

        Assert.StartsWith("The gradient of 'Layer.Table' is -Infinity at [1, 2, 0].", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(double.NegativeInfinity, thrown.OffendingNumber);
    }

    [Fact]
    public void The_first_one_is_named_with_its_indices_in_a_tensor()
    {
        float[] elements = new float[24];
        Check();
        elements[(1 * 12) + (2 * 4) + 3] = float.NaN;

        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(Check);

        Assert.StartsWith("The gradient of 'Tensor' is NaN at [1, 2, 3].", thrown.Message, StringComparison.Ordinal);

        void Check() => FiniteCheck.ThrowIfNotFinite<float>("Tensor", new TensorShape([2, 3, 4], [12, 4, 1]), elements);
    }

    [Fact]
    public void What_is_empty_or_missing_is_finite()
    {
        FiniteCheck.ThrowIfNotFinite<float>("None", default(TensorShape), []);
        FiniteCheck.ThrowIfNotFinite<float>("Empty", new TensorShape([3, 0], [0, 1]), []);
        Assert.True(FiniteCheck.AreFinite<float>([], 4));
        FiniteCheck.ThrowIfTableNotFinite<float>("None", null);
        FiniteCheck.ThrowIfTableNotFinite<float>("Empty", new float[3, 0]);
        FiniteCheck.ThrowIfNotFinite<float>("Empty", (Span<float>)[]);
    }

    private static void CheckAll<T>(params T[] strange)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T[] numbers = new T[LongestOfAllLengths];
        T[] extremes = [T.MaxValue, T.MinValue, T.Epsilon, T.NegativeZero, T.One];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = extremes[i % extremes.Length];
        }

        for (int length = 0; length <= LongestOfAllLengths; length++)
        {
            Span<T> some = numbers.AsSpan(0, length);
            Assert.True(FiniteCheck.AreFinite(some, 1));
            for (int position = 0; position < length; position++)
            {
                T number = some[position];
                some[position] = strange[position % strange.Length];
                Assert.False(FiniteCheck.AreFinite(some, 1), $"{some[position]} at {position} of {length}");
                some[position] = number;
            }
        }
    }
}
