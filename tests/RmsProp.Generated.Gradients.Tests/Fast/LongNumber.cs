using System.Numerics;

namespace RmsProp.Generated.GradientTests.Fast;

/// <summary>
/// Functions with 320 bits after the point, computed by their series in integers: far more than numbers whose errors they measure have. Nothing of the
/// code under test is used.
/// </summary>
internal static class LongNumber
{
    private const int Bits = 320;

    public static readonly BigInteger One = BigInteger.One << Bits;

    // ln 2 = 2 artanh 1/3; Machin: π = 16 arctan 1/5 - 4 arctan 1/239.
    private static readonly BigInteger Ln2 = 2 * Artanh(One / 3);
    private static readonly BigInteger HalfPi = (8 * Arctan(5)) - (2 * Arctan(239));
    private static readonly BigInteger Ln10 = (3 * Ln2) + Log1(One * 10 / 8);

    /// <summary>A number exactly, if it is not smaller than 2⁻²⁰⁰.</summary>
    public static BigInteger Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52);
        BigInteger magnitude = Shifted((bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52), Bits + Math.Max(exponent, 1) - 1075);
        return double.IsNegative(x) ? -magnitude : magnitude;
    }

    /// <summary>e to a power, as a number near 1 and an exponent of 2.</summary>
    public static (BigInteger Number, int Exponent) Exp(BigInteger x)
    {
        int exponent = (int)Nearest(x, Ln2);
        BigInteger rest = x - (exponent * Ln2), term = One, sum = One;
        for (int i = 1; !term.IsZero; i++)
        {
            term = (term * rest >> Bits) / i;
            sum += term;
        }

        return (sum, exponent);
    }

    public static (BigInteger Number, int Exponent) Exp2(BigInteger x) => Exp(x * Ln2 >> Bits);

    public static (BigInteger Number, int Exponent) ExpM1(BigInteger x)
    {
        (BigInteger number, int exponent) = Exp(x);
        return exponent <= 0 ? (Shifted(number, exponent) - One, 0) : (number - (One >> exponent), exponent);
    }

    public static BigInteger Tanh(BigInteger x)
    {
        (BigInteger number, int exponent) = ExpM1(2 * x);
        BigInteger less1 = Shifted(number, exponent);
        return (less1 << Bits) / (less1 + (2 * One));
    }

    public static BigInteger Log(BigInteger x)
    {
        int exponent = (int)x.GetBitLength() - 1 - Bits;
        return (exponent * Ln2) + Log1(Shifted(x, -exponent));
    }

    public static BigInteger Log2(BigInteger x) => (Log(x) << Bits) / Ln2;

    public static BigInteger Log10(BigInteger x) => (Log(x) << Bits) / Ln10;

    public static BigInteger LogP1(BigInteger x) => Log(One + x);

    public static BigInteger Sin(BigInteger x) => SinOfQuarters(x, 0);

    public static BigInteger Cos(BigInteger x) => SinOfQuarters(x, 1);

    public static BigInteger Shifted(BigInteger x, int by) => by >= 0 ? x << by : x >> -by;

    private static BigInteger SinOfQuarters(BigInteger x, int quarters)
    {
        BigInteger turns = Nearest(x, HalfPi), rest = x - (turns * HalfPi);
        int quarter = (int)(((turns + quarters) % 4) + 4) % 4;

        // r - r³/3! + …, or 1 - r²/2! + …
        int power = quarter % 2 == 0 ? 1 : 0;
        BigInteger term = power == 1 ? rest : One, sum = term, square = rest * rest >> Bits;
        for (; !term.IsZero && term != -1; power += 2)
        {
            term = -(term * square >> Bits) / ((power + 1) * (power + 2));
            sum += term;
        }

        return quarter >= 2 ? -sum : sum;
    }

    private static BigInteger Nearest(BigInteger x, BigInteger unit) => BigInteger.Divide((2 * x) + (x.Sign < 0 ? -unit : unit), 2 * unit);

    /// <summary>ln x from 1 to 2: 2 artanh((x - 1) / (x + 1)).</summary>
    private static BigInteger Log1(BigInteger x) => 2 * Artanh(((x - One) << Bits) / (x + One));

    private static BigInteger Artanh(BigInteger x)
    {
        BigInteger power = x, sum = x, square = x * x >> Bits;
        for (int i = 3; !power.IsZero && power != -1; i += 2)
        {
            power = power * square >> Bits;
            sum += power / i;
        }

        return sum;
    }

    private static BigInteger Arctan(int inverse)
    {
        BigInteger power = One / inverse, sum = power;
        for (int i = 3; !power.IsZero; i += 2)
        {
            power /= inverse * inverse;
            sum += i % 4 == 3 ? -(power / i) : power / i;
        }

        return sum;
    }
}
