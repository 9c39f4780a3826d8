using RmsProp.Generated.GradientTests.Oracle;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Central differences of the user's own method: a check that shares nothing with the generator.</summary>
internal static class Differences
{
    private const double Step = 1e-4;

    // They take longer than all the rest. Which ones it is differs from loss to loss.
    private const int NumbersEach = 4;

    /// <summary>Compares derivatives with differences, unless a kink is too near.</summary>
    /// <remarks>
    /// D(h) = (f(x + h) - f(x - h)) / 2h is off by f‴h²/6 and by rounding, 2⁻⁵³|f|/h times the number of roundings. Richardson's (4 D(h/2) - D(h)) / 3 has no term
    /// of h², and what it changes tells how large the rest may be.
    /// </remarks>
    public static string? FaultOf(OracleResult expected, LossArguments arguments, LoadedLoss loss, Func<double[], bool, OracleResult> interpret, RunCounts counts)
    {
        for (int i = loss.Program % NumbersEach; i < arguments.Numbers.Length; i += NumbersEach)
        {
            double[] At(double offset)
            {
                double[] numbers = [.. arguments.Numbers];
                numbers[i] += offset;
                return numbers;
            }

            double Difference(double step) => (loss.Value(At(step), arguments.Data) - loss.Value(At(-step), arguments.Data)) / (2 * step);
            if (interpret(At(Step), false).Decisions != expected.Decisions || interpret(At(-Step), false).Decisions != expected.Decisions)
            {
                counts.Kinks++;
                continue;
            }

            double whole = Difference(Step), half = Difference(Step / 2), quarter = Difference(Step / 4);
            double refined = ((4 * half) - whole) / 3;
            double rounding = 1e-11 * (1 + Math.Abs(expected.Value) + expected.Gradient[i].Magnitude) / Step;
            double allowed = (10 * Math.Abs(refined - (((4 * quarter) - half) / 3))) + Math.Abs(whole - half) / 10 + rounding;
            if (allowed > 1e-3 * (1 + Math.Abs(expected.Gradient[i].Value)))
            {
                counts.Kinks++;
                continue;
            }

            counts.Differences++;
            if (!(Math.Abs(refined - expected.Gradient[i].Value) <= allowed))
            {
                return $"the oracle's derivative of number {i} is {expected.Gradient[i].Value:R}, differences give {refined:R} ± {allowed:R}";
            }
        }

        return null;
    }
}
