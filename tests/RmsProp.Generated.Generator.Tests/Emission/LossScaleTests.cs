using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Gradients divided by a loss scale that changes. Where every value that it can have is a power of two whose reciprocal is
/// one as well, a multiplication gives the same bits; anywhere else it would not.
/// </summary>
public class LossScaleTests
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    [Theory]
    [InlineData(1024, 1, double.NaN, true)]
    [InlineData(1024, 1, 65536, true)]
    [InlineData(0.25, 0.125, 0.5, true)]
    [InlineData(1000, 1, double.NaN, false)]
    [InlineData(1024, 3, double.NaN, false)]
    [InlineData(1024, 1, 3000, false)]
    [InlineData(1024, double.NaN, 65536, false)]
    [InlineData(SmallestNormal, SmallestNormal, double.NaN, true)]
    [InlineData(1, SmallestNormal / 2, double.NaN, false)]
    [InlineData(1.7014118346046923e38, 1, double.NaN, true)]
    [InlineData(3.4028236692093846e38, 1, double.NaN, false)]
    public void Is_multiplied_by_the_reciprocal_of_powers_of_two(double initial, double min, double max, bool isReciprocal)
    {
        var sample = new Sample
        {
            Source = $$"""
                using RmsProp.Generated;

                [RMSpropConfig(DynamicLossScale = true, DynamicGrowthSteps = 2, InitialLossScale = {{Literal(initial)}}, MinLossScale = {{Literal(min)}}, MaxLossScale = {{Literal(max)}})]
                public partial struct Model { public float A, B; }
                """,
            Visit = "cursor.At(ref model.A); cursor.At(ref model.B);",
            Arguments = new RMSpropArguments
            {
                DynamicLossScale = true,
                DynamicGrowthSteps = 2,
                InitialLossScale = initial,
                MinLossScale = double.IsNaN(min) ? null : min,
                MaxLossScale = double.IsNaN(max) ? null : max,
            },
            NonFiniteStep = 1,
            Variables = [new SampleVariable(1), new SampleVariable(1)],
        };
        GeneratorRun run = GeneratorHarness.Run(sample.Source, SampleRun.Source(sample));
        Assert.Equal(isReciprocal, Assert.Single(run.Sources.Values).Contains("1 / state.LossScale", StringComparison.Ordinal));
        using LoadedAssembly assembly = run.Load();
        SampleRun.AssertComputesWhatTheReferenceDoes(sample, assembly);
    }

    private static string Literal(double number) => double.IsNaN(number) ? "double.NaN" : number.ToString("R", CultureInfo.InvariantCulture);
}
