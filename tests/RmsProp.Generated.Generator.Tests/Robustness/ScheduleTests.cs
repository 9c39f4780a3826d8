using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Every argument of a schedule attribute, all of them different from the default, reaches the schedule.</summary>
/// <remarks>The rates follow from the formulas in the documentation of <c>keras.optimizers.schedules</c>, written out beside each.</remarks>
public class ScheduleTests
{
    [Theory]
    // 0.5 * 0.5 ^ floor(6 / 4)
    [InlineData("ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 4, DecayRate = 0.5, Staircase = true)", 6, 0.25)]
    // 0.5 / (1 + 3 * floor(6 / 4))
    [InlineData("InverseTimeDecay(InitialLearningRate = 0.5, DecaySteps = 4, DecayRate = 3, Staircase = true)", 6, 0.125)]
    // Two cycles of 4: (0.5 - 0.1) * (1 - 6 / 8) ^ 2 + 0.1
    [InlineData("PolynomialDecay(InitialLearningRate = 0.5, DecaySteps = 4, EndLearningRate = 0.1, Power = 2, Cycle = true)", 6, 0.125)]
    // 5 is the last step of the second piece.
    [InlineData("PiecewiseConstantDecay(Boundaries = [2, 5], Values = [0.5, 0.25, 0.125])", 5, 0.25)]
    // 0.5 * ((1 - 0.2) * (1 + cos(pi * (4 - 2) / 4)) / 2 + 0.2)
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 4, Alpha = 0.2, WarmupTarget = 0.5, WarmupSteps = 2)", 4, 0.3)]
    // Half of the second period, which is of 12 steps: 0.5 * ((1 - 0.2) * 0.5 * (1 + cos(pi * 6 / 12)) / 2 + 0.2)
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.5, FirstDecaySteps = 4, TMul = 3, MMul = 0.5, Alpha = 0.2)", 10, 0.2)]
    public void Every_argument_counts(string attribute, int step, double rate)
    {
        using LoadedAssembly assembly = GeneratorHarness.Run(
            $$"""
            using RmsProp.Generated;

            [RMSpropConfig, {{attribute}}]
            public partial struct Model { public double Weight; }

            public static class Runner
            {
                public static double Run()
                {
                    Model model = default;
                    var optimizer = new Model.RMSprop();
                    for (int step = 0; step < {{step.ToString(CultureInfo.InvariantCulture)}}; step++)
                    {
                        optimizer.Apply(ref model, default);
                    }

                    return optimizer.LearningRate;
                }
            }
            """).Load();
        double actual = assembly.Assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<double>>()();
        Assert.Equal(rate, actual, 1e-7);
    }
}
