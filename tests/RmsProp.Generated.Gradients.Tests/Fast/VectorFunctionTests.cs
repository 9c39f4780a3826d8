using System.Runtime.Intrinsics;

namespace RmsProp.Generated.GradientTests.Fast;

/// <summary>
/// The functions that <c>KernelNumerics.Fast</c> computes in vectors: each is within the bound that its documentation states, of values computed with 320 bits,
/// and has IEEE 754's values where there is no finite one.
/// </summary>
public class VectorFunctionTests
{
    private const int Samples = 2_000;

    public static TheoryData<string> Functions { get; } = [.. VectorFunction.Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Floats_are_within_the_bound(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        foreach (double sample in Arguments(function))
        {
            float x = (float)sample, value = function.Single(x);
            if (x >= function.Least && x <= function.Most && float.IsFinite(value) && float.IsFinite(x))
            {
                double error = function.Error(x, value, isSingle: true);
                Assert.True(error <= function.Bound, $"{name}({x:R}) is {value:R}, off by {error:0.00} units in the last place");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Doubles_are_within_the_bound(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        foreach (double x in Arguments(function))
        {
            double value = function.Double(x), error = function.Error(x, value, isSingle: false);
            Assert.True(error <= function.Bound, $"{name}({x:R}) is {value:R}, off by {error:0.00} units in the last place");
        }
    }

    // C's Annex F has these values: of exp, exp2, expm1, log, log2, log10, log1p, sin, cos and tanh.
    [Theory]
    [InlineData("Exp", 0, 1, 0, double.PositiveInfinity)]
    [InlineData("Exp2", 0, 1, 0, double.PositiveInfinity)]
    [InlineData("ExpM1", 0, 0, -1, double.PositiveInfinity)]
    [InlineData("Log", 1, 0, double.NaN, double.PositiveInfinity)]
    [InlineData("Log2", 1, 0, double.NaN, double.PositiveInfinity)]
    [InlineData("Log10", 1, 0, double.NaN, double.PositiveInfinity)]
    [InlineData("LogP1", 0, 0, double.NaN, double.PositiveInfinity)]
    [InlineData("Sin", 0, 0, double.NaN, double.NaN)]
    [InlineData("Cos", 0, 1, double.NaN, double.NaN)]
    [InlineData("Tanh", 0, 0, -1, 1)]
    public void Special_values_are_those_of_the_standard(string name, double exactAt, double value, double ofNegativeInfinity, double ofInfinity)
    {
        VectorFunction function = VectorFunction.Of(name);
        foreach ((double x, double expected) in new[] { (exactAt, value), (double.NegativeInfinity, ofNegativeInfinity), (double.PositiveInfinity, ofInfinity), (double.NaN, double.NaN) })
        {
            Assert.Equal(expected, function.Double(x));
            Assert.Equal((float)expected, function.Single((float)x));
        }
    }

    // Odd functions keep the sign of 0, and of numbers whose cube is nothing beside them they return the number.
    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sin")]
    [InlineData("ExpM1")]
    [InlineData("LogP1")]
    public void Small_numbers_are_themselves(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        foreach (double x in new[] { 0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, 3e-200, -3e-40 })
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(function.Double(x)));
            Assert.Equal(BitConverter.SingleToInt32Bits((float)x), BitConverter.SingleToInt32Bits(function.Single((float)x)));
        }
    }

    [Theory]
    [InlineData("Log")]
    [InlineData("Log2")]
    [InlineData("Log10")]
    public void A_logarithm_of_0_is_infinite_and_of_negative_numbers_undefined(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        Assert.Equal(double.NegativeInfinity, function.Double(0));
        Assert.Equal(float.NegativeInfinity, function.Single(-0f));
        Assert.Equal(double.NaN, function.Double(-1e-310));
        Assert.Equal(float.NaN, function.Single(-1e-40f));
    }

    // Beyond 10⁶ the system's functions are called, number by number; one large angle among others changes nothing for them but a last bit.
    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    public void Large_angles_are_those_of_the_system(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        Func<double, double> expected = name == "Sin" ? Math.Sin : Math.Cos;
        Vector512<double> values = function.Of(Vector512.Create(1e7, 1e300, -1e18, 1, 2, 3, -4, 0.5));
        double[] angles = [1e7, 1e300, -1e18, 1, 2, 3, -4, 0.5];
        Assert.All(angles, (angle, i) => Assert.Equal(expected(angle), values[i]));
        Assert.Equal((float)expected(1e10f), function.Single(1e10f));
    }

    /// <summary>Numbers of all sizes, numbers evenly apart where the function changes, and those where it is near a bound or 0.</summary>
    private static IEnumerable<double> Arguments(VectorFunction function)
    {
        var random = new Random(2026);
        double low = Math.Max(function.Least, -1e6), high = Math.Min(function.Most, 1e6);
        IEnumerable<double> bySize = Enumerable.Range(0, Samples).Select(_ => Math.ScaleB(1 + random.NextDouble(), random.Next(-140, 20)) * (random.Next(2) == 0 ? 1 : -1));
        IEnumerable<double> even = Enumerable.Range(0, Samples).Select(_ => low + ((high - low) * random.NextDouble()));
        IEnumerable<double> near0 = Enumerable.Range(0, Samples).Select(_ => (random.NextDouble() * 8) - 4);
        IEnumerable<double> edges = new[] { 1, Math.Sqrt(0.5), Math.Sqrt(2), Math.Log(2) / 2, Math.PI / 4, Math.PI, 355, 710, 18.7 }
            .SelectMany(edge => new[] { edge, Math.BitIncrement(edge), Math.BitDecrement(edge), -edge });
        return bySize.Concat(even).Concat(near0).Concat(edges).Where(x => x >= function.Least && x <= function.Most && x != 0);
    }
}
