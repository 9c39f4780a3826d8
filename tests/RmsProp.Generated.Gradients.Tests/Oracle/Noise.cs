using RmsProp.Generated.Generator.Gradients;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>
/// Roundings at random in each operation that <c>KernelNumerics.Fast</c> may round in another way: what they change tells how far its results may be off (Stott
/// Parker, "Monte Carlo arithmetic", 1997).
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class Noise(int seed)
{
    // Tanh and Log10 are within three units in the last place, which are six roundings; two more are the system's.
    private const double OfFunctions = 8;

    // A sum in another order rounds other numbers, each at most the sum of all magnitudes.
    private const double OfSums = 2;

    private readonly Random _random = new(seed);

    /// <summary>The value of an operator, rounded further.</summary>
    public double In(BinaryOperation operation, double value, double left, double right) => operation.Kind switch
    {
        BinaryKind.Add or BinaryKind.Subtract => Rounded(operation.Result.Type, value, OfSums * (Math.Abs(left) + Math.Abs(right))),
        _ => value,
    };

    /// <summary>The value of a function, rounded further.</summary>
    public double In(FunctionOperation operation, double value) =>
        FastFunctions.AreIn(operation) ? Rounded(operation.Result.Type, value, OfFunctions * Math.Max(Math.Abs(value), SmallestOf(operation.Function))) : value;

    // The framework computes e^x - 1 as it stands, and so rounds the power.
    private static double SmallestOf(MathFunction function) => function is MathFunction.ExpM1 or MathFunction.LogP1 ? 1 : 0;

    private double Rounded(ScalarType type, double value, double by)
    {
        double rounding = Math.ScaleB((2 * _random.NextDouble()) - 1, type == ScalarType.Single ? -24 : -53) * by;
        return !double.IsFinite(rounding) ? value : type == ScalarType.Single ? (float)(value + rounding) : value + rounding;
    }
}
