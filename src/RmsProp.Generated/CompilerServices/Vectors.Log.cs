using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Logarithms.</summary>
public static partial class Vectors
{
    // log₁₀ 2 in two parts; the first one, of 11 and 29 bits, times an exponent is exact.
    private const float SingleLog2High = 0.30102539f;
    private const float SingleLog2Low = 4.6050390e-6f;
    private const double Log2High = 0.301029995549470186233520507812;
    private const double Log2Low = 1.145110089921999e-10;

    /// <summary>The natural logarithm of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        (Vector512<float> exponent, Vector512<float> less1) = Parts(x);
        Vector512<float> rest = (exponent * SingleLn2Low) + LogP1Near0(less1, Vector512<float>.Zero);
        return AtBounds(x, (exponent * SingleLn2High) + rest);
    }

    /// <summary>The natural logarithm of each number, within 1.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        (Vector512<double> exponent, Vector512<double> less1) = Parts(x);
        Vector512<double> rest = (exponent * Ln2Low) + LogP1Near0(less1, Vector512<double>.Zero);
        return AtBounds(x, (exponent * Ln2High) + rest);
    }

    /// <summary>The logarithm to base 2 of each number, within 2.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x)
    {
        (Vector512<float> exponent, Vector512<float> less1) = Parts(x);
        return AtBounds(x, exponent + (LogP1Near0(less1, Vector512<float>.Zero) * float.Log2(float.E)));
    }

    /// <summary>The logarithm to base 2 of each number, within 2.5 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log2(Vector512<double> x)
    {
        (Vector512<double> exponent, Vector512<double> less1) = Parts(x);
        return AtBounds(x, exponent + (LogP1Near0(less1, Vector512<double>.Zero) * double.Log2(double.E)));
    }

    /// <summary>The logarithm to base 10 of each number, within 3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log10(Vector512<float> x)
    {
        (Vector512<float> exponent, Vector512<float> less1) = Parts(x);
        Vector512<float> rest = (exponent * SingleLog2Low) + (LogP1Near0(less1, Vector512<float>.Zero) * float.Log10(float.E));
        return AtBounds(x, (exponent * SingleLog2High) + rest);
    }

    /// <summary>The logarithm to base 10 of each number, within 3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log10(Vector512<double> x)
    {
        (Vector512<double> exponent, Vector512<double> less1) = Parts(x);
        Vector512<double> rest = (exponent * Log2Low) + (LogP1Near0(less1, Vector512<double>.Zero) * double.Log10(double.E));
        return AtBounds(x, (exponent * Log2High) + rest);
    }

    /// <summary>The natural logarithm of 1 and each number, within 2 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogP1(Vector512<float> x)
    {
        // What 1 + x lost to rounding, relative to it, is added to the logarithm.
        Vector512<float> sum = Vector512<float>.One + x;
        Vector512<float> lost = Lost(x, sum) / sum;
        (Vector512<float> exponent, Vector512<float> less1) = Parts(sum);
        Vector512<float> rest = (exponent * SingleLn2Low) + LogP1Near0(less1, Finite(lost));
        return Signed0(x, AtBounds(sum, (exponent * SingleLn2High) + rest));
    }

    /// <summary>The natural logarithm of 1 and each number, within 2 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogP1(Vector512<double> x)
    {
        Vector512<double> sum = Vector512<double>.One + x;
        Vector512<double> lost = Lost(x, sum) / sum;
        (Vector512<double> exponent, Vector512<double> less1) = Parts(sum);
        Vector512<double> rest = (exponent * Ln2Low) + LogP1Near0(less1, Finite(lost));
        return Signed0(x, AtBounds(sum, (exponent * Ln2High) + rest));
    }

    /// <summary>Exponents and mantissas from √½ to √2, the latter minus 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Exponent, Vector512<float> Less1) Parts(Vector512<float> x)
    {
        Vector512<float> isSmall = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        Vector512<int> bits = Vector512.ConditionalSelect(isSmall, x * 16777216f, x).AsInt32() - Vector512.Create(float.Sqrt(0.5f)).AsInt32();

        // The exponent in the lowest bits of 2²³, after 127 was added, so that it is positive.
        Vector512<float> exponent = (Vector512.ShiftRightLogical(bits + Vector512<float>.One.AsInt32(), 23) | Vector512.Create(8388608f).AsInt32()).AsSingle()
            - Vector512.ConditionalSelect(isSmall, Vector512.Create(8388608f + 127 + 24), Vector512.Create(8388608f + 127));
        Vector512<float> mantissa = ((bits & Vector512.Create(0x7FFFFF)) + Vector512.Create(float.Sqrt(0.5f)).AsInt32()).AsSingle();
        return (exponent, mantissa - Vector512<float>.One);
    }

    /// <summary>Exponents and mantissas from √½ to √2, the latter minus 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Exponent, Vector512<double> Less1) Parts(Vector512<double> x)
    {
        Vector512<double> isSmall = Vector512.LessThan(x, Vector512.Create(2.2250738585072014e-308));
        Vector512<long> bits = Vector512.ConditionalSelect(isSmall, x * 18014398509481984, x).AsInt64() - Vector512.Create(double.Sqrt(0.5)).AsInt64();
        Vector512<double> exponent = (Vector512.ShiftRightLogical(bits + Vector512<double>.One.AsInt64(), 52) | Vector512.Create(4503599627370496.0).AsInt64()).AsDouble()
            - Vector512.ConditionalSelect(isSmall, Vector512.Create(4503599627370496.0 + 1023 + 54), Vector512.Create(4503599627370496.0 + 1023));
        Vector512<double> mantissa = ((bits & Vector512.Create(0xFFFFFFFFFFFFF)) + Vector512.Create(double.Sqrt(0.5)).AsInt64()).AsDouble();
        return (exponent, mantissa - Vector512<double>.One);
    }

    /// <summary>
    /// ln(1 + f) from √½ to √2, and something small added. With s = f / (2 + f) it is 2 artanh s = 2s + s · R, R = 2s²/3 + 2s⁴/5 + …; and 2s = f - s f, so that it
    /// is f - (f²/2 - s (f²/2 + R)), of which f is exact. The first term left out of the series is 2⁻²⁹ of the sum.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogP1Near0(Vector512<float> f, Vector512<float> small)
    {
        Vector512<float> s = f / (f + Vector512.Create(2f)), square = s * s, halfSquare = f * f * 0.5f;
        Vector512<float> series = square * (Term(square, 2f / 3, 2f / 5) + (square * square * Term(square, 2f / 7, 2f / 9)));
        return f - (halfSquare - ((s * (halfSquare + series)) + small));
    }

    /// <summary>As for float; the first term left out is 2⁻⁵⁷ of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogP1Near0(Vector512<double> f, Vector512<double> small)
    {
        Vector512<double> s = f / (f + Vector512.Create(2.0)), square = s * s, fourth = square * square, halfSquare = f * f * 0.5;
        Vector512<double> low = Term(square, 2.0 / 3, 2.0 / 5) + (fourth * Term(square, 2.0 / 7, 2.0 / 9));
        Vector512<double> high = Term(square, 2.0 / 11, 2.0 / 13) + (fourth * (Term(square, 2.0 / 15, 2.0 / 17) + (fourth * Term(square, 2.0 / 19, 2.0 / 21))));
        return f - (halfSquare - ((s * (halfSquare + (square * (low + (fourth * fourth * high))))) + small));
    }

    /// <summary>What is lost where 1 and x are added: by the larger of the two, what is left is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Lost(Vector512<float> x, Vector512<float> sum) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(x, Vector512<float>.One), Vector512<float>.One - (sum - x), x - (sum - Vector512<float>.One));

    /// <summary>What is lost where 1 and x are added: by the larger of the two, what is left is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Lost(Vector512<double> x, Vector512<double> sum) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(x, Vector512<double>.One), Vector512<double>.One - (sum - x), x - (sum - Vector512<double>.One));

    /// <summary>0 in place of what is infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Finite(Vector512<float> x) => x & Vector512.LessThan(Vector512.Abs(x), Vector512.Create(float.PositiveInfinity));

    /// <summary>0 in place of what is infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Finite(Vector512<double> x) => x & Vector512.LessThan(Vector512.Abs(x), Vector512.Create(double.PositiveInfinity));

    /// <summary>The zeros of x, which have a sign, and a function elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Signed0<T>(Vector512<T> x, Vector512<T> function)
        where T : unmanaged => Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<T>.Zero), x, function);

    /// <summary>Logarithms, where x is 0, negative, infinite or NaN as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AtBounds(Vector512<float> x, Vector512<float> logarithm)
    {
        // Infinity and NaN are themselves.
        Vector512<float> atTop = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), logarithm, x);
        Vector512<float> atZero = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), atTop);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512.Create(float.NaN), atZero);
    }

    /// <summary>Logarithms, where x is 0, negative, infinite or NaN as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtBounds(Vector512<double> x, Vector512<double> logarithm)
    {
        Vector512<double> atTop = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), logarithm, x);
        Vector512<double> atZero = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), atTop);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), Vector512.Create(double.NaN), atZero);
    }
}
