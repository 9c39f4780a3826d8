using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>A partial derivative, and how far it may be off when it is computed in a type, in units of the type's roundoff.</summary>
internal readonly record struct Partial(double Value, double Error)
{
    public static Partial None { get; } = new(0, 0);

    /// <summary>A partial derivative with a number of roundings.</summary>
    public static Partial Of(double value, double roundings) => new(value, Math.Abs(value) * roundings);
}

/// <summary>
/// Partial derivatives by the textbook, and where there is none by the library's documentation: ½ each for the maximum of equal numbers, 0
/// for the magnitude of 0, 1 for a number at its bounds.
/// </summary>
/// <remarks>
/// The errors assume functions that are within two units in the last place, which is four roundings, and count one rounding for each
/// operation of the usual formula; where it subtracts from 1, the error of what is subtracted is magnified.
/// </remarks>
internal static class Partials
{
    private const double Library = 4;

    /// <summary>The derivatives with respect to each argument.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument, if there is one.</param>
    /// <param name="z">The third argument, if there is one.</param>
    /// <param name="value">The value of the function.</param>
    public static (Partial X, Partial Y, Partial Z) Of(MathFunction function, double x, double y, double z, double value) => function switch
    {
        MathFunction.Clamp => Clamped(x, y, z),
        MathFunction.FusedMultiplyAdd => (Partial.Of(y, 0), Partial.Of(x, 0), Partial.Of(1, 0)),
        MathFunction.Lerp => (Partial.Of(1 - z, 1), Partial.Of(z, 0), Partial.Of(y - x, 1)),
        MathFunction.Atan2 => Two(y / Squares(x, y), -x / Squares(x, y), 4),
        MathFunction.Hypot => Two(value == 0 ? 0 : x / value, value == 0 ? 0 : y / value, 1 + Library),
        MathFunction.Max => Chosen(x, y, x > y),
        MathFunction.Min => Chosen(x, y, x < y),

        // Of two numbers that differ in the sign alone, IEEE 754 chooses the positive one as the larger.
        MathFunction.MaxMagnitude when Math.Abs(x) == Math.Abs(y) => Chosen(x, y, x > y),
        MathFunction.MinMagnitude when Math.Abs(x) == Math.Abs(y) => Chosen(x, y, x < y),
        MathFunction.MaxMagnitude => Chosen(Math.Abs(x), Math.Abs(y), Math.Abs(x) > Math.Abs(y)),
        MathFunction.MinMagnitude => Chosen(Math.Abs(x), Math.Abs(y), Math.Abs(x) < Math.Abs(y)),
        MathFunction.CopySign => (Partial.Of(x == 0 ? 0 : SignOf(x) * SignOf(y), 0), Partial.None, Partial.None),
        MathFunction.Pow => Power(x, y, value),
        _ => (OfOne(function, x, value), Partial.None, Partial.None),
    };

    private static Partial OfOne(MathFunction function, double x, double value) => function switch
    {
        MathFunction.Abs => Partial.Of(x > 0 ? 1 : x < 0 ? -1 : 0, 0),
        MathFunction.Acos => OneOverRoot(1 - (x * x), -1, x * x),
        MathFunction.Acosh => OneOverRoot((x * x) - 1, 1, x * x),
        MathFunction.Asin => OneOverRoot(1 - (x * x), 1, x * x),
        MathFunction.Asinh => Partial.Of(1 / Math.Sqrt((x * x) + 1), 4),
        MathFunction.Atan => Partial.Of(1 / (1 + (x * x)), 3),
        MathFunction.Atanh => Partial.Of(1 / (1 - (x * x)), (x * x / Math.Abs(1 - (x * x))) + 2),
        MathFunction.Cbrt => Partial.Of(1 / (3 * value * value), (2 * Library) + 3),
        MathFunction.Ceiling or MathFunction.Floor or MathFunction.Round or MathFunction.Sign or MathFunction.Truncate => Partial.None,
        MathFunction.Cos => Partial.Of(-Math.Sin(x), Library),
        MathFunction.Cosh => Partial.Of(Math.Sinh(x), Library),
        MathFunction.Exp => Partial.Of(Math.Exp(x), Library),
        MathFunction.Exp10 => Partial.Of(double.Exp10(x) * Math.Log(10), Library + 2),
        MathFunction.Exp2 => Partial.Of(double.Exp2(x) * Math.Log(2), Library + 2),
        MathFunction.ExpM1 => new Partial(Math.Exp(x), (Library * Math.Abs(value)) + (Library * Math.Exp(x))),
        MathFunction.Log => Partial.Of(1 / x, 1),
        MathFunction.Log10 => Partial.Of(1 / (x * Math.Log(10)), 3),
        MathFunction.Log2 => Partial.Of(1 / (x * Math.Log(2)), 3),
        MathFunction.LogP1 => Partial.Of(1 / (1 + x), 2),
        MathFunction.Sin => Partial.Of(Math.Cos(x), Library),
        MathFunction.Sinh => Partial.Of(Math.Cosh(x), Library),
        MathFunction.Sqrt => Partial.Of(0.5 / Math.Sqrt(x), 3),
        MathFunction.Tan => Partial.Of(1 + (Math.Tan(x) * Math.Tan(x)), (2 * Library) + 2),
        MathFunction.Tanh => new Partial(1 - (Math.Tanh(x) * Math.Tanh(x)), (2 * Library) + 2),
        _ => throw new NotSupportedException($"The oracle does not know the derivative of {function}."),
    };

    private static double Squares(double x, double y) => (x * x) + (y * y);

    private static double SignOf(double x) => double.IsNegative(x) ? -1 : 1;

    private static (Partial X, Partial Y, Partial Z) Two(double x, double y, double roundings) => (Partial.Of(x, roundings), Partial.Of(y, roundings), Partial.None);

    private static (Partial X, Partial Y, Partial Z) Chosen(double x, double y, bool isFirst) =>
        x == y ? Two(0.5, 0.5, 0) : isFirst ? Two(1, 0, 0) : Two(0, 1, 0);

    private static (Partial X, Partial Y, Partial Z) Clamped(double x, double low, double high) =>
        x < low ? (Partial.None, Partial.Of(1, 0), Partial.None)
        : x > high ? (Partial.None, Partial.None, Partial.Of(1, 0))
        : (Partial.Of(1, 0), Partial.None, Partial.None);

    private static (Partial X, Partial Y, Partial Z) Power(double x, double y, double value)
    {
        double byBase = y == 0 ? 0 : y * Math.Pow(x, y - 1);
        double byExponent = x == 0 && y > 0 ? 0 : value * Math.Log(x);

        // The rounding of y - 1 changes the power by its logarithm.
        double exponent = x > 0 ? Math.Abs(Math.Log(x) * (y - 1)) : 0;
        return (Partial.Of(byBase, Library + 3 + exponent), Partial.Of(byExponent, (2 * Library) + 1), Partial.None);
    }

    /// <summary>One over the root of a difference from the square of an argument.</summary>
    private static Partial OneOverRoot(double difference, double sign, double square) =>
        Partial.Of(sign / Math.Sqrt(difference), (0.5 * ((square / Math.Abs(difference)) + 1)) + 2);
}
