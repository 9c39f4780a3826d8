using RmsProp.Generated.GradientTests.Oracle;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>How far the value and the gradient of a loss may be off if its operations round in another way.</summary>
/// <param name="OfValue">That of the value.</param>
/// <param name="Gradient">That of each derivative; null for nothing.</param>
internal sealed record Spread(double OfValue, double[]? Gradient)
{
    private const int Runs = 4;

    // The largest of four deviations is hardly ever below a sixteenth of the largest possible one.
    private const double Factor = 16;

    public static Spread None { get; } = new(0, null);

    /// <summary>Whether there is a bound: no branch depends on a rounding.</summary>
    public bool IsKnown => double.IsFinite(OfValue) && (Gradient is null || Gradient.All(double.IsFinite));

    public double OfGradient(int index) => Gradient?[index] ?? 0;

    /// <summary>The largest deviations of some runs with noise, times a factor.</summary>
    /// <param name="expected">The result without noise.</param>
    /// <param name="run">Interprets the loss with noise.</param>
    public static Spread Of(OracleResult expected, Func<Noise, OracleResult> run)
    {
        double ofValue = 0;
        double[] ofGradient = new double[expected.Gradient.Count];
        for (int seed = 0; seed < Runs; seed++)
        {
            OracleResult noisy = run(new Noise(seed));
            if (noisy.Decisions != expected.Decisions)
            {
                return new Spread(double.NaN, null);
            }

            ofValue = Math.Max(ofValue, Factor * Math.Abs(noisy.Value - expected.Value));
            for (int i = 0; i < ofGradient.Length; i++)
            {
                ofGradient[i] = Math.Max(ofGradient[i], Factor * Math.Abs(noisy.Gradient[i].Value - expected.Gradient[i].Value));
            }
        }

        return new Spread(ofValue, ofGradient);
    }
}
