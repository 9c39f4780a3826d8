namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// A number as exact arithmetic gives it, and how far arithmetic that rounds may be off it by now. This is a running error
/// analysis (J. H. Wilkinson): every operation passes on the errors of its operands, times its derivatives, and adds the
/// rounding of its own result.
/// </summary>
/// <param name="Value">The number. It is computed in double, which is exact as far as float is concerned.</param>
/// <param name="Error">A bound of the absolute error, in units of the roundoff u: 2⁻²⁴ for float, 2⁻⁵³ for double.</param>
internal readonly record struct Approximation(double Value, double Error)
{
    /// <summary>The largest u there is: that of float.</summary>
    private const double LargestRoundoff = 1.0 / (1 << 24);

    /// <summary>A number that takes part in the computation as it is.</summary>
    public static Approximation Exactly(double value) => new(value, 0);

    /// <summary>A number of which the format has only the nearest.</summary>
    public static Approximation Rounded(double value) => new(value, Math.Abs(value));

    public static Approximation operator -(Approximation number) => number with { Value = -number.Value };

    public static Approximation operator +(Approximation left, Approximation right) =>
        Round(left.Value + right.Value, left.Error + right.Error);

    public static Approximation operator -(Approximation left, Approximation right) =>
        Round(left.Value - right.Value, left.Error + right.Error);

    public static Approximation operator *(Approximation left, Approximation right) => Round(
        left.Value * right.Value,
        (Math.Abs(left.Value) * right.Error) + (Math.Abs(right.Value) * left.Error)
            + (left.Error * right.Error * LargestRoundoff)); // All that there is to the square of a gradient that others cancelled.

    public static Approximation operator /(Approximation left, Approximation right)
    {
        double quotient = left.Value / right.Value;
        return Round(quotient, (left.Error + (Math.Abs(quotient) * right.Error)) / Math.Abs(right.Value));
    }

    public static Approximation Sqrt(Approximation square)
    {
        double root = Math.Sqrt(square.Value);
        return Round(root, root > 0 ? square.Error / (2 * root) : 0);
    }

    // Neither rounds, and each changes by no more than its operands do.
    public static Approximation Min(Approximation left, Approximation right) =>
        new(Math.Min(left.Value, right.Value), Math.Max(left.Error, right.Error));

    public static Approximation Max(Approximation left, Approximation right) =>
        new(Math.Max(left.Value, right.Value), Math.Max(left.Error, right.Error));

    /// <summary>
    /// The sum of squares. NumPy's pairwise summation puts at most 15 + 3 + 7 additions in the way of a term in a block of
    /// 128, and another at every halving of more; 40 allow for 128 · 2¹⁵ terms.
    /// </summary>
    public static Approximation SumOfSquares(IEnumerable<Approximation> numbers)
    {
        double sum = 0;
        double lost = 0; // By the sum in double: the compensation of Kahan, without which a long sum is no reference for double.
        double error = 0;
        foreach (Approximation number in numbers)
        {
            Approximation square = number * number;
            double term = square.Value - lost;
            double next = sum + term;
            lost = next - sum - term;
            sum = next;
            error += square.Error;
        }

        return new Approximation(sum, error + (40 * sum));
    }

    private static Approximation Round(double value, double error) => new(value, error + Math.Abs(value));
}
