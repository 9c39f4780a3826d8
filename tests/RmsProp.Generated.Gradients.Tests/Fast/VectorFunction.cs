using System.Numerics;
using System.Runtime.Intrinsics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.GradientTests.Fast;

/// <summary>A function of vectors, and how far it may be off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bound">The bound that its documentation states, in units in the last place.</param>
/// <param name="Least">Where it is compared from; it is special cases that count elsewhere.</param>
/// <param name="Most">Where it is compared up to.</param>
/// <param name="Exactly">Its value times a power of 2.</param>
internal sealed record VectorFunction(string Name, double Bound, double Least, double Most, Func<BigInteger, (BigInteger Number, int Exponent)> Exactly)
{
    private static readonly VectorFunction[] All =
    [
        new(nameof(Vectors.Exp), 1.5, -745, 709.7, LongNumber.Exp),
        new(nameof(Vectors.Exp2), 1.5, -1074, 1023.9, LongNumber.Exp2),
        new(nameof(Vectors.ExpM1), 2, -60, 709, LongNumber.ExpM1),
        new(nameof(Vectors.Tanh), 3, -25, 25, x => (LongNumber.Tanh(x), 0)),
        new(nameof(Vectors.Log), 1.5, 0, 1e300, x => (LongNumber.Log(x), 0)),
        new(nameof(Vectors.Log2), 2.5, 0, 1e300, x => (LongNumber.Log2(x), 0)),
        new(nameof(Vectors.Log10), 3, 0, 1e300, x => (LongNumber.Log10(x), 0)),
        new(nameof(Vectors.LogP1), 2, -0.9999, 1e300, x => (LongNumber.LogP1(x), 0)),
        new(nameof(Vectors.Sin), 1, -999_999, 999_999, x => (LongNumber.Sin(x), 0)),
        new(nameof(Vectors.Cos), 1, -999_999, 999_999, x => (LongNumber.Cos(x), 0)),
    ];

    public static IEnumerable<string> Names => All.Select(function => function.Name);

    public static VectorFunction Of(string name) => All.Single(function => function.Name == name);

    public float Single(float x) => Of<float>(Vector512.Create(x))[0];

    public double Double(double x) => Of<double>(Vector512.Create(x))[0];

    /// <summary>The method of the runtime library.</summary>
    public Vector512<T> Of<T>(Vector512<T> x) => (Vector512<T>)typeof(Vectors).GetMethod(Name, [typeof(Vector512<T>)])!.Invoke(null, [x])!;

    /// <summary>How far a value is off, in units in the last place of the exact one.</summary>
    public double Error(double x, double value, bool isSingle)
    {
        (BigInteger number, int exponent) = Exactly(LongNumber.Of(x));
        double exact = Math.ScaleB((double)number / (double)LongNumber.One, exponent);
        double unit = Math.ScaleB(1, Math.Max(Math.ILogB(exact) - (isSingle ? 23 : 52), isSingle ? -149 : -1074));

        // The value without the exponent, which may be far from 1, is exact.
        BigInteger difference = LongNumber.Of(Math.ScaleB(value, -exponent)) - number;
        return (double)BigInteger.Abs(difference) / (double)LongNumber.One / Math.ScaleB(unit, -exponent);
    }
}
