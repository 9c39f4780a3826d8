namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// A number in exact arithmetic, with a bound of how far rounding may have taken it so far. This is a running error analysis (J. H.
/// Wilkinson): every operation propagates the errors of its operands, times its derivatives, and adds the rounding of its own result.
/// </summary>
/// <param name="Value">The number. It is computed in double, which is exact compared with float.</param>
/// <param name="Error">A bound of the absolute error, in units of the roundoff u: 2⁻²⁴ for float, 2⁻⁵³ for double.</param>
internal readonly record struct Approximation(double Value, double Error)
{
    /// <summary>The largest u: that of float.</summary>
    private const double LargestRoundoff = 1.0 / (1 << 24);

    /// <summary>A number that enters the computation unchanged.</summary>
    public static Approximation Exactly(double value) => new(value, 0);

    /// <summary>A number that the format can represent only approximately.</summary>
    public static Approximation Rounded(double value) => new(value, Math.Abs(value));

    public static Approximation operator -(Approximation number) => number with { Value = -number.Value };

    public static Approximation operator +(Approximation left, Approximation right) =>
        Round(left.Value + right.Value, left.Error + right.Error);

    public static Approximation operator -(Approximation left, Approximation right) =>
        Round(left.Value - right.Value, left.Error + right.Error);

    public static Approximation operator *(Approximation left, Approximation right) => Round(
        left.Value * right.Value,
        (Math.Abs(left.Value) * right.Error) + (Math.Abs(right.Value) * left.Error)
            + (left.Error * right.Error * LargestRoundoff)); // This term is all that remains for the square of a gradient that cancels out.

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
    /// The sum of squares. In NumPy's pairwise summation, a term goes through at most 15 + 3 + 7 additions in a block of 128, and one
    /// more for each halving; 40 allow for 128 · 2¹⁵ terms.
    /// </summary>
    public static Approximation SumOfSquares(IEnumerable<Approximation> numbers)
    {
        double sum = 0;
        double lost = 0; // By the sum in double: Kahan's compensation, without which a long sum is no reference for double.
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
