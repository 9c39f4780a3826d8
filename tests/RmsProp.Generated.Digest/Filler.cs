namespace RmsProp.Generated.Digest;

/// <summary>Fills models with random numbers, the same in every run.</summary>
/// <param name="seed">The seed of the numbers.</param>
/// <param name="strangeOnceIn">One in how many numbers is not finite, subnormal, or as large as possible; 0 for none.</param>
internal sealed class Filler(int seed, int strangeOnceIn = 0) : IVisitor
{
    private static readonly double[] Strange =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, float.Epsilon, double.Epsilon, float.MaxValue, 1e25, -1e-40];

    private readonly Random _random = new(seed);

    public void Visit(Span<float> numbers)
    {
        foreach (ref float number in numbers)
        {
            number = (float)Next();
        }
    }

    public void Visit(Span<double> numbers)
    {
        foreach (ref double number in numbers)
        {
            number = Next();
        }
    }

    /// <summary>A number of either sign with a magnitude from 0.001 to 10.</summary>
    private double Next()
    {
        if (strangeOnceIn > 0 && _random.Next(strangeOnceIn) == 0)
        {
            return Strange[_random.Next(Strange.Length)];
        }

        int sign = (_random.Next(2) * 2) - 1;
        return sign * Math.Pow(10, (4 * _random.NextDouble()) - 3);
    }
}
