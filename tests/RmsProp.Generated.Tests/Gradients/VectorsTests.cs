using System.Runtime.Intrinsics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Gradients;

/// <summary>Several numbers at a time have the bits of one at a time, of special numbers too.</summary>
public class VectorsTests
{
    private static readonly double[] Specials =
        [0, -0.0, 1, -1, 0.75, -2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 1e300, -1e300, 1e-30, 3];

    [Fact]
    public void Functions_of_two_numbers()
    {
        AssertSame(Math.Max, Vectors.Max, MathF.Max, Vectors.Max);
        AssertSame(Math.Min, Vectors.Min, MathF.Min, Vectors.Min);
        AssertSame((x, _) => -x, (x, _) => Vectors.Negate(x), (x, _) => -x, (x, _) => Vectors.Negate(x));
    }

    [Fact]
    public void Derivatives()
    {
        AssertSame(Derivative.MultiplyByFirst, Vectors.MultiplyByFirst, Derivative.MultiplyByFirst, Vectors.MultiplyByFirst);
        AssertSame(Derivative.DivideByFirst, Vectors.DivideByFirst, Derivative.DivideByFirst, Vectors.DivideByFirst);
        AssertSame(Derivative.Exp, Vectors.Exp, Derivative.Exp, Vectors.Exp);
        AssertSame(Derivative.Log, Vectors.Log, Derivative.Log, Vectors.Log);
        AssertSame(Derivative.Sqrt, Vectors.Sqrt, Derivative.Sqrt, Vectors.Sqrt);
        AssertSame(Derivative.Tanh, Vectors.Tanh, Derivative.Tanh, Vectors.Tanh);
        AssertSame(Derivative.Abs, Vectors.Abs, Derivative.Abs, Vectors.Abs);
        foreach (double gradient in Specials)
        {
            float single = (float)gradient;
            Vector512<double> wide = Vector512.Create(gradient);
            Vector512<float> narrow = Vector512.Create(single);
            AssertSame(
                (x, y) => Derivative.MaxByFirst(gradient, x, y), (x, y) => Vectors.MaxByFirst(wide, x, y),
                (x, y) => Derivative.MaxByFirst(single, x, y), (x, y) => Vectors.MaxByFirst(narrow, x, y));
            AssertSame(
                (x, y) => Derivative.MaxBySecond(gradient, x, y), (x, y) => Vectors.MaxBySecond(wide, x, y),
                (x, y) => Derivative.MaxBySecond(single, x, y), (x, y) => Vectors.MaxBySecond(narrow, x, y));
            AssertSame(
                (x, y) => Derivative.MinByFirst(gradient, x, y), (x, y) => Vectors.MinByFirst(wide, x, y),
                (x, y) => Derivative.MinByFirst(single, x, y), (x, y) => Vectors.MinByFirst(narrow, x, y));
            AssertSame(
                (x, y) => Derivative.MinBySecond(gradient, x, y), (x, y) => Vectors.MinBySecond(wide, x, y),
                (x, y) => Derivative.MinBySecond(single, x, y), (x, y) => Vectors.MinBySecond(narrow, x, y));
            AssertSame(
                (x, y) => Derivative.DivideBySecond(gradient, x, y), (x, y) => Vectors.DivideBySecond(wide, x, y),
                (x, y) => Derivative.DivideBySecond(single, x, y), (x, y) => Vectors.DivideBySecond(narrow, x, y));
        }
    }

    // Of powers of two the sum is exact in any order, and it is 2^n - 1.
    [Fact]
    public void A_sum_has_every_number_once()
    {
        Assert.Equal(65_535f, Vectors.Sum(Vector512.Create([.. Enumerable.Range(0, 16).Select(i => (float)(1 << i))])));
        Assert.Equal(255.0, Vectors.Sum(Vector512.Create([.. Enumerable.Range(0, 8).Select(i => (double)(1 << i))])));
    }

    // Of random numbers the last bits tell in which order they were added: that of one vector alone.
    [Fact]
    public void Four_sums_have_the_bits_of_each_alone()
    {
        var random = new Random(1);
        for (int i = 0; i < 100; i++)
        {
            Vector512<float>[] x = [.. Enumerable.Range(0, 4).Select(_ => Vector512.Create([.. Enumerable.Range(0, 16).Select(_ => random.NextSingle() - 0.4f)]))];
            Vectors.Sum(x[0], x[1], x[2], x[3], out float sum, out float second, out float third, out float fourth);
            Assert.Equal(x.Select(Vectors.Sum), [sum, second, third, fourth]);
            Vectors.Sum(x[0].GetLower(), x[1].GetLower(), x[2].GetLower(), x[3].GetLower(), out sum, out second, out third, out fourth);
            Assert.Equal(x.Select(numbers => Vectors.Sum(numbers.GetLower())), [sum, second, third, fourth]);
        }

        for (int i = 0; i < 100; i++)
        {
            Vector512<double>[] x = [.. Enumerable.Range(0, 4).Select(_ => Vector512.Create([.. Enumerable.Range(0, 8).Select(_ => random.NextDouble() - 0.4)]))];
            Vectors.Sum(x[0], x[1], x[2], x[3], out double sum, out double second, out double third, out double fourth);
            Assert.Equal(x.Select(Vectors.Sum), [sum, second, third, fourth]);
            Vectors.Sum(x[0].GetLower(), x[1].GetLower(), x[2].GetLower(), x[3].GetLower(), out sum, out second, out third, out fourth);
            Assert.Equal(x.Select(numbers => Vectors.Sum(numbers.GetLower())), [sum, second, third, fourth]);
        }
    }

    [Fact]
    public void A_pair_is_two_numbers_and_nothing_beside_them()
    {
        float[] numbers = [1, 2, 3, 4, 5];
        Vector128<float> pair = Vectors.LoadPair(in numbers[0], 3);
        Assert.Equal(Vector128.Create(4f, 5, 0, 0), pair);
        Assert.Equal(9, Vectors.SumPair(pair + Vector128.Create(0f, 0, 7, 7)));
        Vectors.StorePair(Vector128.Create(8f, 9, 7, 7), ref numbers[0], 1);
        Assert.Equal([1, 8, 9, 4, 5], numbers);
    }

    [Fact]
    public void Numbers_are_loaded_and_stored_at_their_places()
    {
        float[] source = [.. Enumerable.Range(0, 20).Select(i => (float)i)], target = new float[20];
        Vectors.Store(target, 3, Vectors.Load<float>(source, 2));
        Assert.Equal([0, 0, 0, .. Enumerable.Range(2, 16).Select(i => (float)i), 0], target);
        Vectors.Add(target, 4, Vector512.Create(1f));
        Assert.Equal([0, 0, 0, 2, .. Enumerable.Range(4, 15).Select(i => (float)i), 1], target);
        Vectors.Subtract(target, 4, Vector512.Create(1f));
        Assert.Equal([0, 0, 0, .. Enumerable.Range(2, 16).Select(i => (float)i), 0], target);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Load<float>(source, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Store(target, -1, Vector512<float>.Zero));
    }

    /// <summary>Parts of all lengths: the numbers from an index on, then zeros; nothing else is written.</summary>
    [Fact]
    public void Parts_of_vectors_are_loaded_and_stored()
    {
        Check(16, i => i + 1f);
        Check(8, i => i + 1.0);

        static void Check<T>(int width, Func<int, T> number)
            where T : unmanaged
        {
            T[] source = [.. Enumerable.Range(0, width + 5).Select(number)];
            for (int count = 0; count <= width; count++)
            {
                Vector512<T> loaded = Vectors.Load<T>(source, 3, count);
                T[] expected = [.. Enumerable.Range(0, width).Select(i => i < count ? source[3 + i] : default)];
                Assert.Equal(expected, [.. Enumerable.Range(0, width).Select(i => loaded[i])]);

                T[] target = [.. Enumerable.Range(100, width + 5).Select(number)];
                Vectors.Store(target, 2, count, Vectors.Load<T>(source, 1));
                Assert.Equal([.. Enumerable.Range(0, width + 5).Select(i => i >= 2 && i < 2 + count ? source[i - 1] : number(100 + i))], target);
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Load<T>(source, 6, width));
            Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Load<T>(source, width + 2, 4));
            Assert.Throws<ArgumentOutOfRangeException>(() => Vectors.Store(source, width + 2, 4, Vector512<T>.Zero));
        }
    }

    /// <summary>Compares all pairs of special numbers.</summary>
    private static void AssertSame(
        Func<double, double, double> expected, Func<Vector512<double>, Vector512<double>, Vector512<double>> actual,
        Func<float, float, float> expectedSingle, Func<Vector512<float>, Vector512<float>, Vector512<float>> actualSingle)
    {
        foreach (double x in Specials)
        {
            foreach (double y in Specials)
            {
                double wide = actual(Vector512.Create(x), Vector512.Create(y))[5];
                Assert.True(Same(expected(x, y), wide), $"{x:R} and {y:R} give {wide:R}, not {expected(x, y):R}");
                float narrow = actualSingle(Vector512.Create((float)x), Vector512.Create((float)y))[11];
                Assert.True(Same(expectedSingle((float)x, (float)y), narrow), $"{(float)x:R} and {(float)y:R} give {narrow:R}, not {expectedSingle((float)x, (float)y):R}");
            }
        }
    }

    private static bool Same(double expected, double actual) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
}
