using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Powers of e and 2.</summary>
public static partial class Vectors
{
    // ln 2 in two parts: the first one times an exponent is exact. 0x1.63p-1 has 9 bits; that of double 33, as in Cody and Waite, "Software manual for the
    // elementary functions", 1980.
    private const float SingleLn2High = 0.693359375f;
    private const float SingleLn2Low = -2.12194440e-4f;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // Added to a number and subtracted again, they round it to an integer, which is in the lowest bits of the sum: 1.5 · 2²³ and 1.5 · 2⁵².
    private const float SingleRounder = 12582912f;
    private const double Rounder = 6755399441055744;

    /// <summary>e to the power of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // Beyond, the result is 0 or infinite.
        x = Between(x, -104, 89);
        Vector512<float> turns = Rounded(x * float.Log2(float.E));
        Vector512<float> rest = x - (turns * SingleLn2High) - (turns * SingleLn2Low);
        return TimesPowerOf2(Vector512<float>.One + ExpM1Near0(rest), turns);
    }

    /// <summary>e to the power of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Between(x, -746, 710);
        Vector512<double> turns = Rounded(x * double.Log2(double.E));
        Vector512<double> rest = x - (turns * Ln2High) - (turns * Ln2Low);
        return TimesPowerOf2(Vector512<double>.One + ExpM1Near0(rest), turns);
    }

    /// <summary>2 to the power of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp2(Vector512<float> x)
    {
        x = Between(x, -151, 129);
        Vector512<float> turns = Rounded(x);
        return TimesPowerOf2(Vector512<float>.One + ExpM1Near0((x - turns) * float.Log(2)), turns);
    }

    /// <summary>2 to the power of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp2(Vector512<double> x)
    {
        x = Between(x, -1076, 1025);
        Vector512<double> turns = Rounded(x);
        return TimesPowerOf2(Vector512<double>.One + ExpM1Near0((x - turns) * double.Log(2)), turns);
    }

    /// <summary>e to the power of each number, minus 1, within 2 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpM1(Vector512<float> x)
    {
        // 2ⁿ(eʳ - 1) + (2ⁿ - 1), halved, so that 2ⁿ is finite. Below -20 it is -1.
        Vector512<float> own = x;
        x = Between(x, -20, 89);
        Vector512<float> turns = Rounded(x * float.Log2(float.E));
        Vector512<float> rest = x - (turns * SingleLn2High) - (turns * SingleLn2Low);
        Vector512<float> power = PowerOf2(turns - Vector512<float>.One);
        Vector512<float> less1 = ((ExpM1Near0(rest) * power) + (power - Vector512.Create(0.5f))) * 2;
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(own), Vector512.Create(1e-10f)), own, less1);
    }

    /// <summary>e to the power of each number, minus 1, within 2 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpM1(Vector512<double> x)
    {
        // Below -40 it is -1.
        Vector512<double> own = x;
        x = Between(x, -40, 710);
        Vector512<double> turns = Rounded(x * double.Log2(double.E));
        Vector512<double> rest = x - (turns * Ln2High) - (turns * Ln2Low);
        Vector512<double> power = PowerOf2(turns - Vector512<double>.One);
        Vector512<double> less1 = ((ExpM1Near0(rest) * power) + (power - Vector512.Create(0.5))) * 2;
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(own), Vector512.Create(1e-20)), own, less1);
    }

    /// <summary>The hyperbolic tangent of each number, within 3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // (e²ˣ - 1) / (e²ˣ + 1); from 9.1 on it is 1.
        Vector512<float> twice = Between(Vector512.Abs(x) * 2, 0, 20);
        Vector512<float> turns = Rounded(twice * float.Log2(float.E));
        Vector512<float> rest = twice - (turns * SingleLn2High) - (turns * SingleLn2Low);
        Vector512<float> power = PowerOf2(turns);
        Vector512<float> less1 = (ExpM1Near0(rest) * power) + (power - Vector512<float>.One);
        return Signed(less1 / (less1 + Vector512.Create(2f)), x);
    }

    /// <summary>The hyperbolic tangent of each number, within 3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        // From 19.1 on it is 1.
        Vector512<double> twice = Between(Vector512.Abs(x) * 2, 0, 40);
        Vector512<double> turns = Rounded(twice * double.Log2(double.E));
        Vector512<double> rest = twice - (turns * Ln2High) - (turns * Ln2Low);
        Vector512<double> power = PowerOf2(turns);
        Vector512<double> less1 = (ExpM1Near0(rest) * power) + (power - Vector512<double>.One);
        return Signed(less1 / (less1 + Vector512.Create(2.0)), x);
    }

    /// <summary>eʳ - 1 up to |r| = ½ ln 2: the series r + r²/2! + … + r⁷/7!; the next term is 2⁻²⁸ of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpM1Near0(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        Vector512<float> first = Term(r, 1f / 2, 1f / 6), second = Term(r, 1f / 24, 1f / 120), third = Term(r, 1f / 720, 1f / 5040);
        return r + (square * (first + (square * (second + (square * third)))));
    }

    /// <summary>eʳ - 1 up to |r| = ½ ln 2: the series r + r²/2! + … + r¹³/13!; the next term is 2⁻⁵⁶ of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpM1Near0(Vector512<double> r)
    {
        Vector512<double> square = r * r;
        Vector512<double> low = Term(r, 1.0 / 2, 1.0 / 6) + (square * Term(r, 1.0 / 24, 1.0 / 120));
        Vector512<double> middle = Term(r, 1.0 / 720, 1.0 / 5040) + (square * Term(r, 1.0 / 40320, 1.0 / 362880));
        Vector512<double> high = Term(r, 1.0 / 3628800, 1.0 / 39916800) + (square * Term(r, 1.0 / 479001600, 1.0 / 6227020800));
        Vector512<double> fourth = square * square;
        return r + (square * (low + (fourth * (middle + (fourth * high)))));
    }

    /// <summary>constant + factor · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Term(Vector512<float> x, float constant, float factor) => Vector512.Create(constant) + (x * factor);

    /// <summary>constant + factor · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Term(Vector512<double> x, double constant, double factor) => Vector512.Create(constant) + (x * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rounded(Vector512<float> x) => (x + Vector512.Create(SingleRounder)) - Vector512.Create(SingleRounder);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Rounded(Vector512<double> x) => (x + Vector512.Create(Rounder)) - Vector512.Create(Rounder);

    /// <summary>2 to the power of integers that are exponents of normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOf2(Vector512<float> integers) =>
        (((integers + Vector512.Create(SingleRounder)).AsInt32() << 23) + Vector512<float>.One.AsInt32()).AsSingle();

    /// <summary>2 to the power of integers that are exponents of normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOf2(Vector512<double> integers) =>
        (((integers + Vector512.Create(Rounder)).AsInt64() << 52) + Vector512<double>.One.AsInt64()).AsDouble();

    /// <summary>Numbers times 2 to the power of integers, in two steps: the result may be infinite or denormal, and is rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TimesPowerOf2(Vector512<float> x, Vector512<float> integers)
    {
        Vector512<float> half = Rounded(integers * 0.5f);
        return x * PowerOf2(half) * PowerOf2(integers - half);
    }

    /// <summary>Numbers times 2 to the power of integers, in two steps: the result may be infinite or denormal, and is rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> TimesPowerOf2(Vector512<double> x, Vector512<double> integers)
    {
        Vector512<double> half = Rounded(integers * 0.5);
        return x * PowerOf2(half) * PowerOf2(integers - half);
    }

    /// <summary>Numbers, none below the first or above the second bound; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Between(Vector512<float> x, float min, float max)
    {
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(min)), Vector512.Create(min), x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(max)), Vector512.Create(max), x);
    }

    /// <summary>Numbers, none below the first or above the second bound; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Between(Vector512<double> x, double min, double max)
    {
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(min)), Vector512.Create(min), x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(max)), Vector512.Create(max), x);
    }

    /// <summary>The magnitudes of numbers, with the signs of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Signed(Vector512<float> magnitude, Vector512<float> sign) => Vector512.ConditionalSelect(Vector512.Create(-0f), sign, magnitude);

    /// <summary>The magnitudes of numbers, with the signs of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Signed(Vector512<double> magnitude, Vector512<double> sign) => Vector512.ConditionalSelect(Vector512.Create(-0.0), sign, magnitude);
}
