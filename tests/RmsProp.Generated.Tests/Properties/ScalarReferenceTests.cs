using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// Every combination of options against the formulas of RMSprop in exact arithmetic. The tolerance is different for every
/// number: twice what the roundings on its way add up to at most, once for the optimizer and once for what is higher than
/// the first order of them and, with double, for the reference itself.
/// </summary>
public class ScalarReferenceTests
{
    /// <summary>Three of the widest vectors of float and one more element: every main loop and every tail.</summary>
    private const int LongestOfAllLengths = (3 * 16) + 1;

    private const double SingleRoundoff = 1.0 / (1 << 24);
    private const double DoubleRoundoff = SingleRoundoff * SingleRoundoff / (1 << 5);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_of_every_short_length(Seed seed) => EveryShortLength<float>(seed, SingleRoundoff);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_of_every_short_length(Seed seed) => EveryShortLength<double>(seed, DoubleRoundoff);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Float_of_many_elements(Seed seed) => ManyElements<float>(seed, SingleRoundoff);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Double_of_many_elements(Seed seed) => ManyElements<double>(seed, DoubleRoundoff);

    private static void EveryShortLength<T>(Seed seed, double roundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        foreach (Configuration configuration in CompiledOptimizers<T>.Configurations)
        {
            for (int length = 0; length <= LongestOfAllLengths; length++)
            {
                // Ten steps are three updates and a micro-step where gradients are accumulated over three.
                int[] lengths = [length, random.Next(LongestOfAllLengths + 1)];
                Compare(configuration, RandomRun<T>.Moderate(random, configuration, lengths, steps: 10), roundoff);
            }
        }
    }

    private static void ManyElements<T>(Seed seed, double roundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        foreach (Configuration configuration in Configuration.Fraction)
        {
            Compare(configuration, RandomRun<T>.Moderate(random, configuration, [1000, 3], steps: 7), roundoff);
        }

        foreach (Configuration configuration in Configuration.Fraction.Where((_, i) => i % 4 == 0))
        {
            Compare(configuration, RandomRun<T>.Moderate(random, configuration, [7, 100_003], steps: 4), roundoff);
        }
    }

    private static void Compare<T>(Configuration configuration, RandomRun<T> run, double roundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RMSpropArguments arguments = configuration.Arguments;
        var reference = new ScalarReference(arguments, [false, true], [.. run.Parameters.Select(Widen)]);
        IArrayOptimizer<T> optimizer = CompiledOptimizers<T>.Create(configuration, [.. run.Parameters.Select(row => row.ToArray())]);
        for (int step = 0; step < run.Gradients.Length; step++)
        {
            reference.Apply(
                [.. run.Gradients[step].Select(gradient => gradient is null ? null : Widen(gradient))],
                LearningRate(configuration, step));
            optimizer.Apply(run.Gradients[step]);
            AssertClose(reference.Parameters, optimizer.Parameters, roundoff, () => $"{configuration}, parameters after step {step + 1}");
        }

        foreach (string name in SlotNames.All)
        {
            Approximation[][] expected = (Approximation[][])typeof(ScalarReference).GetProperty(name)!.GetValue(reference)!;
            if (optimizer.Slot(name) is { } actual)
            {
                AssertClose(expected, actual, roundoff, () => $"{configuration}, {name}");
            }
            else
            {
                Assert.All(expected, variable => Assert.All(variable, number => Assert.Equal(0, number.Value)));
            }
        }
    }

    /// <summary>
    /// 0.05 · 0.5^(step / 3). The quotient rounds, which the power makes |ln 0.5 · step / 3| times as much of, the power is
    /// off by 2 in the last place or less, and so are a rounding of 0.05 and of the product: 16 roundings are more than that.
    /// </summary>
    private static Approximation LearningRate(Configuration configuration, int step)
    {
        double rate = 0.05 * Math.Pow(0.5, step / 3.0);
        return configuration.HasSchedule ? new Approximation(rate, 16 * rate) : Approximation.Rounded(configuration.Arguments.LearningRate);
    }

    private static void AssertClose<T>(Approximation[][] expected, T[][] actual, double roundoff, Func<string> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Select(variable => variable.Length), actual.Select(variable => variable.Length));
        for (int variable = 0; variable < expected.Length; variable++)
        {
            for (int i = 0; i < expected[variable].Length; i++)
            {
                Approximation number = expected[variable][i];
                double tolerance = 2 * roundoff * number.Error;
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
