using static RmsProp.Generated.Generator.Tests.GroupSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Weight decay of groups, and what is excluded from it.</summary>
public class GroupDecayDiagnosticTests
{
    [Fact]
    public Task A_decay_of_what_is_excluded_from_it_has_no_effect() => Expect.Warnings(
        "RMSP018",
        [
            "WeightDecay has no effect: everything that it applies to is marked [ExcludeFromWeightDecay]",
            "WeightDecay has no effect: everything that it applies to is marked [ExcludeFromWeightDecay]",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig([|WeightDecay = 0.1|])]
        public partial struct Model
        {
            [ExcludeFromWeightDecay]
            public float Bias;

            [ExcludeFromWeightDecay, RMSpropConfig(Rho = 0.5)]
            public float Gain;

            [RMSpropConfig([|WeightDecay = 0.2|]), ExcludeFromWeightDecay]
            public float Shift;

            [RMSpropConfig(WeightDecay = 0.3)]
            public float Weight;
        }
        """);

    /// <summary>There is nothing to train outside the field, which has arguments of its own.</summary>
    [Fact]
    public Task So_has_one_whose_only_group_is_excluded() => Expect.Warning(
        "RMSP018",
        "WeightDecay has no effect: everything that it applies to is marked [ExcludeFromWeightDecay]",
        """
        using RmsProp.Generated;

        [RMSpropConfig([|WeightDecay = 0.1|])]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5), ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task But_not_one_that_some_group_has() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(WeightDecay = 0.1)]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig(Rho = 0.5), ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    /// <summary>In one of the two configurations, the decay belongs to the other field.</summary>
    [Fact]
    public Task Decay_for_one_of_two_configurations_is_enough_for_an_exclusion() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig, RMSpropConfig(Name = "Fine")]
        public partial struct Model
        {
            [RMSpropConfig(Name = "Fine", Momentum = 0.9), RMSpropConfig(Name = "RMSprop", WeightDecay = 0.1)]
            public float Weight;

            [ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task Decay_of_a_group_is_enough_for_an_exclusion() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer { public float Weight; [ExcludeFromWeightDecay] public float Bias; }

        [RMSpropConfig]
        public partial struct Model
        {
            [RMSpropConfig(WeightDecay = 0.1)]
            public Layer Hidden;

            [ExcludeFromWeightDecay]
            public Layer Output;
        }
        """);

    [Fact]
    public Task A_decay_of_0_is_better_none() => Expect.Info(
        "RMSP023",
        "WeightDecay = 0 gains nothing: no parameter decays, but each is still multiplied by it",
        OnField("[|WeightDecay = 0|]", "WeightDecay = 0.1"));
}
