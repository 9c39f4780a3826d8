using RmsProp.Generated.Generator.Text;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Numbers as source, parsed back by the C# compiler.</summary>
public class LiteralsTests
{
    private static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 0.1, 1e-7, 1e15, 1e16, 123456789, 1e22, double.Epsilon, double.MaxValue, double.MinValue, Math.PI,
        float.Epsilon, float.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        .. Enumerable.Range(1, 500).Select(i => BitConverter.Int64BitsToDouble(i * 0x1234_5678_9ABC_DEF1)).Where(number => !double.IsNaN(number)),
    ];

    [Fact]
    public void Doubles_are_read_back_with_all_of_their_bits() => Assert.Equal(
        Numbers.Select(BitConverter.DoubleToInt64Bits),
        Compiled<double>(Numbers.Select(Literals.Double)).Select(BitConverter.DoubleToInt64Bits));

    [Fact]
    public void Floats_are_read_back_with_all_of_their_bits()
    {
        float[] numbers = [.. Numbers.Select(number => (float)number)];
        Assert.Equal(
            numbers.Select(BitConverter.SingleToInt32Bits),
            Compiled<float>(numbers.Select(Literals.Single)).Select(BitConverter.SingleToInt32Bits));
    }

    /// <summary>As people write it.</summary>
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(0.001, "0.001")]
    [InlineData(-1.5e300, "-1.5e300")]
    [InlineData(65536, "65536")]
    [InlineData(double.MaxValue, "1.7976931348623157e308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "infinity")]
    [InlineData(double.NegativeInfinity, "-infinity")]
    public void Messages_show_a_number_in_few_digits(double value, string expected) => Assert.Equal(expected, Literals.Display(value));

    private static T[] Compiled<T>(IEnumerable<string> literals)
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        using LoadedAssembly assembly = GeneratorHarness.Run(
            $"public static class Numbers {{ public static readonly {type}[] All = [{string.Join(", ", literals)}]; }}").Load();
        return (T[])assembly.Assembly.GetType("Numbers")!.GetField("All")!.GetValue(null)!;
    }
}
