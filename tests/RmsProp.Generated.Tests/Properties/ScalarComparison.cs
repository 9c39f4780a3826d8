using System.Numerics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// Compares generated optimizers with the formulas of RMSprop in exact arithmetic. The tolerance differs for every number: twice the
/// maximum sum of the rounding on its way, once for the optimizer and once for terms of higher order and, with double, for the reference
/// itself.
/// </summary>
internal static class ScalarComparison
{
    private const double SingleRoundoff = 1.0 / (1 << 24);
    private const double DoubleRoundoff = SingleRoundoff * SingleRoundoff / (1 << 5);

    /// <summary>The roundoff u of a type: half a unit in the last place of 1.</summary>
    public static double Roundoff<T>() => typeof(T) == typeof(float) ? SingleRoundoff : DoubleRoundoff;

    /// <summary>Takes all steps of a run, and compares the parameters after each step, and the slots at the end.</summary>
    public static void Compare<T>(CompiledModel<T> model, Configuration configuration, RandomRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RMSpropArguments arguments = configuration.Arguments;
        var reference = new ScalarReference(arguments, [false, true], [.. run.Parameters.Select(Widen)]);
        IArrayOptimizer<T> optimizer = model.Create(configuration, [.. run.Parameters.Select(row => row.ToArray())]);
        for (int step = 0; step < run.Gradients.Length; step++)
        {
            reference.Apply(
                [.. run.Gradients[step].Select(gradient => gradient is null ? null : Widen(gradient))],
                LearningRate(configuration, step));
            optimizer.Apply(run.Gradients[step]);
            AssertClose(reference.Parameters, optimizer.Parameters, () => $"{configuration}, parameters after step {step + 1}");
        }

        foreach (string name in SlotNames.All)
        {
            Approximation[][] expected = (Approximation[][])typeof(ScalarReference).GetProperty(name)!.GetValue(reference)!;
            if (optimizer.Slot(name) is { } actual)
            {
                AssertClose(expected, actual, () => $"{configuration}, {name}");
            }
            else
            {
                Assert.All(expected, variable => Assert.All(variable, number => Assert.Equal(0, number.Value)));
            }
        }
    }

    /// <summary>
    /// 0.05 · 0.5^(step / 3). The quotient rounds, which the power multiplies by |ln 0.5 · step / 3|; the power is off by at most 2 in
    /// the last place; 0.05 and the product round as well. All of it is less than 16 roundings.
    /// </summary>
    private static Approximation LearningRate(Configuration configuration, int step)
    {
        double rate = 0.05 * Math.Pow(0.5, step / 3.0);
        return configuration.Schedule is not null ? new Approximation(rate, 16 * rate) : Approximation.Rounded(configuration.Arguments.LearningRate);
    }

    /// <summary>Asserts that numbers are within the tolerances of the expected ones.</summary>
    public static void AssertClose<T>(Approximation[][] expected, T[][] actual, Func<string> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Select(variable => variable.Length), actual.Select(variable => variable.Length));
        for (int variable = 0; variable < expected.Length; variable++)
        {
            for (int i = 0; i < expected[variable].Length; i++)
            {
                Approximation number = expected[variable][i];
                double tolerance = 2 * Roundoff<T>() * number.Error;
                if (!(Math.Abs(double.CreateChecked(actual[variable][i]) - number.Value) <= tolerance))
                {
                    Assert.Fail(
                        $"{context()}: variable {variable}, element {i} of {expected[variable].Length}: "
                        + $"expected {number.Value:R} ± {tolerance:R}, actual {actual[variable][i]:R}.");
                }
            }
        }
    }

    private static double[] Widen<T>(T[] row)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. row.Select(double.CreateChecked)];
}
