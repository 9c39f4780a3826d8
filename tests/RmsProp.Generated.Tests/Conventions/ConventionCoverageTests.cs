using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>The quarters of all conventions add up to every combination of options.</summary>
public class ConventionCoverageTests
{
    // 3 · 5 · 3 · 2⁴ combinations, less the 2 · 5 · 3 · 2 whose variance is undefined.
    private const int Combinations = 720 - 60;

    private static readonly IReadOnlyList<Configuration> All = [.. Enum.GetValues<RMSpropConvention>().SelectMany(ConventionConfigurations.Of)];

    [Fact]
    public void Every_combination_is_there() => Assert.Equal(Combinations, All.Select(configuration => Options(configuration.Arguments)).Distinct().Count());

    [Fact]
    public void Every_combination_of_three_options_is_there_under_every_convention()
    {
        foreach (RMSpropConvention convention in Enum.GetValues<RMSpropConvention>())
        {
            object[][] rows = [.. ConventionConfigurations.Of(convention).Select(configuration => Columns(configuration.Arguments))];
            for (int a = 0; a < rows[0].Length; a++)
            {
                for (int b = a + 1; b < rows[0].Length; b++)
                {
                    for (int c = b + 1; c < rows[0].Length; c++)
                    {
                        int expected = All.Select(configuration => Columns(configuration.Arguments)).Select(row => (row[a], row[b], row[c])).Distinct().Count();
                        Assert.Equal(expected, rows.Select(row => (row[a], row[b], row[c])).Distinct().Count());
                    }
                }
            }
        }
    }

    private static string Options(RMSpropArguments arguments) => string.Join(' ', Columns(arguments));

    private static object[] Columns(RMSpropArguments arguments) =>
    [
        (arguments.Centered, arguments.CenteredVarianceFloor),
        arguments.Momentum > 0 ? (arguments.Nesterov, arguments.LearningRatePlacement) : "none",
        arguments.WeightDecay is null ? "none" : arguments.WeightDecayMode,
        arguments.EpsilonPlacement,
        arguments.InitialVelocity > 0,
        arguments.BiasCorrection,
        arguments.Maximize,
    ];
}
