using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Sines and cosines.</summary>
public static partial class Vectors
{
    // π/2 in parts of 33 bits: each times a number below 2²⁰ is exact, and the last one is what is left of 151 bits.
    private const double HalfPi1 = 1.57079632673412561417;
    private const double HalfPi2 = 6.07710050630396597660e-11;
    private const double HalfPi3 = 2.02226624871116645580e-21;
    private const double HalfPi4 = 8.47842766036889956997e-32;
    private const double LargestAngle = 1e6;

    /// <summary>The sine of each angle, within 1 unit in the last place. Vectors with an angle beyond 10⁶ are computed number by number.</summary>
    public static Vector512<float> Sin(Vector512<float> x)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x);
        return Vector512.Narrow(Sin(lower), Sin(upper));
    }

    /// <summary>The sine of each angle, within 1 unit in the last place. Vectors with an angle beyond 10⁶ are computed number by number.</summary>
    public static Vector512<double> Sin(Vector512<double> x) =>
        Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestAngle)) ? OneByOne(x, Math.Sin) : Signed0(x, SinOfQuarters(x, 0));

    /// <summary>The cosine of each angle, within 1 unit in the last place. Vectors with an angle beyond 10⁶ are computed number by number.</summary>
    public static Vector512<float> Cos(Vector512<float> x)
    {
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x);
        return Vector512.Narrow(Cos(lower), Cos(upper));
    }

    /// <summary>The cosine of each angle, within 1 unit in the last place. Vectors with an angle beyond 10⁶ are computed number by number.</summary>
    public static Vector512<double> Cos(Vector512<double> x) =>
        Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(LargestAngle)) ? OneByOne(x, Math.Cos) : SinOfQuarters(x, 1);

    /// <summary>As <see cref="Derivative.Sin"/>.</summary>
    public static Vector512<float> Sin(Vector512<float> gradient, Vector512<float> x) => Unless0(gradient, gradient * Cos(x));

    /// <summary>As <see cref="Derivative.Sin"/>.</summary>
    public static Vector512<double> Sin(Vector512<double> gradient, Vector512<double> x) => Unless0(gradient, gradient * Cos(x));

    /// <summary>As <see cref="Derivative.Cos"/>.</summary>
    public static Vector512<float> Cos(Vector512<float> gradient, Vector512<float> x) => Unless0(gradient, Negate(gradient) * Sin(x));

    /// <summary>As <see cref="Derivative.Cos"/>.</summary>
    public static Vector512<double> Cos(Vector512<double> gradient, Vector512<double> x) => Unless0(gradient, Negate(gradient) * Sin(x));

    /// <summary>The sine of x and so many quarters of a turn.</summary>
    private static Vector512<double> SinOfQuarters(Vector512<double> x, long quarters)
    {
        // x is n quarters and a rest of two numbers: what the first one lost is the second one.
        Vector512<double> rounded = (x * (2 / Math.PI)) + Vector512.Create(Rounder), n = rounded - Vector512.Create(Rounder);
        Vector512<long> quarter = rounded.AsInt64() + Vector512.Create(quarters);
        Vector512<double> first = x - (n * HalfPi1);
        Vector512<double> part = n * HalfPi2, second = first - part;
        Vector512<double> lost = (first - second) - part;
        part = n * HalfPi3;
        Vector512<double> third = second - part;
        lost += (second - third) - part;
        lost -= n * HalfPi4;
        Vector512<double> rest = third + lost, small = (third - rest) + lost;

        // The series of sine and cosine up to π/4, with the first terms apart, since they are large: r - r³/3! + …, 1 - r²/2! + r⁴/4! - …
        Vector512<double> square = rest * rest, fourth = square * square, cube = square * rest;
        Vector512<double> ofSine = Term(square, 1.0 / 120, -1.0 / 5040) + (fourth * (Term(square, 1.0 / 362880, -1.0 / 39916800)
            + (fourth * (Term(square, 1.0 / 6227020800, -1.0 / 1307674368000) + (fourth * (1.0 / 355687428096000))))));
        Vector512<double> sine = rest - (((square * ((small * 0.5) - (cube * ofSine))) - small) - (cube * (-1.0 / 6)));
        Vector512<double> ofCosine = Term(square, 1.0 / 24, -1.0 / 720) + (fourth * (Term(square, 1.0 / 40320, -1.0 / 3628800)
            + (fourth * (Term(square, 1.0 / 479001600, -1.0 / 87178291200) + (fourth * (1.0 / 20922789888000))))));
        Vector512<double> halfSquare = square * 0.5, large = Vector512<double>.One - halfSquare;
        Vector512<double> cosine = large + (((Vector512<double>.One - large) - halfSquare) + ((fourth * ofCosine) - (rest * small)));

        Vector512<double> isSine = Vector512.Equals(quarter & Vector512<long>.One, Vector512<long>.Zero).AsDouble();
        Vector512<double> sign = ((quarter & Vector512.Create(2L)) << 62).AsDouble();
        return Vector512.ConditionalSelect(isSine, sine, cosine) ^ sign;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> OneByOne(Vector512<double> x, Func<double, double> function)
    {
        Span<double> numbers = stackalloc double[Vector512<double>.Count];
        x.CopyTo(numbers);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = function(numbers[i]);
        }

        return Vector512.Create<double>(numbers);
    }
}
