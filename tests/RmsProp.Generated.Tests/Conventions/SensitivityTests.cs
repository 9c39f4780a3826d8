using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>
/// The tolerance of the other tests is small enough: by the formulas alone, an optimizer that ignored an option would exceed it.
/// </summary>
public class SensitivityTests
{
    private const int Length = 31;
    private const int Steps = 10;

    private static readonly Dictionary<string, Func<RMSpropArguments, RMSpropArguments>> Changes = new()
    {
        ["Centered"] = arguments => arguments with { Centered = !arguments.Centered },
        ["Momentum"] = arguments => arguments with { Momentum = 0.8 },
        ["Nesterov"] = arguments => arguments with { Nesterov = !arguments.Nesterov },
        ["EpsilonPlacement"] = arguments => arguments with { EpsilonPlacement = 1 - arguments.EpsilonPlacement },
        ["LearningRatePlacement"] = arguments => arguments with { LearningRatePlacement = 1 - arguments.LearningRatePlacement },
        ["InitialVelocity"] = arguments => arguments with { InitialVelocity = 0.25 },
        ["BiasCorrection"] = arguments => arguments with { BiasCorrection = !arguments.BiasCorrection },
        ["Maximize"] = arguments => arguments with { Maximize = !arguments.Maximize },
        ["WeightDecay"] = arguments => arguments with { WeightDecay = null },
        ["WeightDecayMode"] = arguments => arguments with { WeightDecayMode = 1 - arguments.WeightDecayMode },
    };

    public static TheoryData<string> Options => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_makes_more_of_a_difference_than_rounding(string option)
    {
        foreach (RMSpropArguments arguments in Enum.GetValues<RMSpropConvention>().SelectMany(ConventionConfigurations.Of)
            .Select(configuration => configuration.Arguments)
            .Where(arguments => arguments is { Momentum: > 0, WeightDecay: not null }))
        {
            RMSpropArguments changed = Changes[option](arguments);
            bool isVarianceZero = changed is { Centered: true, BiasCorrection: true, InitialVelocity: 0 }; // After the first update.
            bool isEpsilonSmall = arguments.Epsilon < 0.001; // Its place then makes no difference in float.
            if (!isVarianceZero && !(option == "EpsilonPlacement" && isEpsilonSmall))
            {
                Assert.True(Differ(Train(arguments), Train(changed)), $"{arguments} and {changed}");
            }
        }
    }

    private static ScalarReference Train(RMSpropArguments arguments)
    {
        var random = new RandomNumbers(1);
        var reference = new ScalarReference(arguments, [false], [[.. random.Parameters<double>(Length)]]);
        for (int step = 0; step < Steps; step++)
        {
            double scale = arguments.LossScaleFactor ?? 1;
            reference.Apply([random.Gradients<double>(Length, scale)], Approximation.Rounded(arguments.LearningRate));
        }

        return reference;
    }

    /// <summary>Whether no value of some parameter or momentum buffer can be within the tolerances of both.</summary>
    private static bool Differ(ScalarReference left, ScalarReference right) =>
        left.Parameters[0].Concat(left.MomentumBuffer[0]).Zip(right.Parameters[0].Concat(right.MomentumBuffer[0])).Any(pair =>
            Math.Abs(pair.First.Value - pair.Second.Value) > 2 * ScalarComparison.Roundoff<float>() * (pair.First.Error + pair.Second.Error));
}
