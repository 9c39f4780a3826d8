using static RmsProp.Generated.Generator.Tests.GroupSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The values in force for a field with arguments of its own: RMSP033, and the rules for values.</summary>
public class GroupValueDiagnosticTests
{
    [Theory]
    [InlineData("[|ClipNorm = 2|]", "ClipNorm = 2, GlobalClipNorm = 1")]
    [InlineData("[|ClipValue = 2|]", "ClipValue = 2, GlobalClipNorm = 1")]
    [InlineData("ClipNorm = 1, [|ClipValue = 2|]", "ClipNorm = 1, ClipValue = 2, GlobalClipNorm = 1")]
    public Task A_group_is_clipped_by_the_norm_of_all_if_any_is(string arguments, string received) => Expect.Error(
        "RMSP006",
        $"Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received {received}",
        OnField(arguments, "GlobalClipNorm = 1"));

    [Theory]
    [InlineData("ClipNorm = 1", "ClipValue = 2")]
    [InlineData("ClipValue = 1", "ClipNorm = 2")]
    [InlineData("ClipNorm = 1", "ClipNorm = double.NaN")]
    [InlineData("WeightDecay = 0.1", "WeightDecay = double.NaN")]
    public Task Otherwise_a_group_can_be_clipped_in_its_own_way_or_in_none(string ofStruct, string ofField) => Expect.Nothing(OnField(ofField, ofStruct));

    /// <summary>One of the two configurations has nothing to unset, which is not a mistake.</summary>
    [Fact]
    public Task What_one_of_the_configurations_has_can_be_taken_back() => Expect.Nothing(
        OnField("WeightDecay = double.NaN").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\", WeightDecay = 0.1)]", StringComparison.Ordinal));

    [Fact]
    public Task NaN_takes_back_only_what_can_be_without_a_value() => Expect.Warning(
        "RMSP008", "Rho is NaN: it makes parameters NaN or infinite; it should be finite", OnField("[|Rho = double.NaN|]", "Rho = 0.8"));

    [Fact]
    public Task A_group_can_not_be_clipped_in_two_ways() => Expect.Error(
        "RMSP006",
        "Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received ClipNorm = 1, ClipValue = 2",
        OnField("ClipNorm = 1, [|ClipValue = 2|]", "ClipNorm = 3"));

    [Theory]
    [InlineData("RMSP008", "LearningRate = -0.1", "LearningRate is -0.1: the loss grows with every step; it should be greater than 0")]
    [InlineData("RMSP008", "LearningRateMultiplier = -1", "LearningRateMultiplier is -1: the loss grows with every step; it should be greater than 0")]
    [InlineData("RMSP008", "LearningRateMultiplier = double.PositiveInfinity", "LearningRateMultiplier is infinity: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("RMSP008", "Rho = 1.5", "Rho is 1.5: a moving average needs a factor in [0, 1]")]
    [InlineData("RMSP008", "Momentum = 1", "Momentum is 1: the momentum buffer never decays; it should be in [0, 1)")]
    [InlineData("RMSP008", "Epsilon = -1", "Epsilon is -1: it makes the square root of a small variance NaN; it should be greater than 0")]
    [InlineData("RMSP008", "WeightDecay = -0.5", "WeightDecay is -0.5: it makes parameters grow; it should be at least 0")]
    [InlineData("RMSP008", "Rho = double.NaN", "Rho is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("RMSP008", "ClipNorm = 0", "ClipNorm is 0: it clips nothing, as in Keras; it should be greater than 0")]
    [InlineData("RMSP009", "LearningRateMultiplier = 1e-50", "LearningRateMultiplier is 1e-50, which as float is 0")]
    [InlineData("RMSP009", "Rho = 0.99999999", "Rho is 0.99999999, which as float is 1")]
    public async Task A_value_that_can_not_have_been_meant_is_reported_once(string rule, string argument, string message)
    {
        await Expect.Warning(rule, message, OnField($"[|{argument}|]"));
        await Expect.Warning(rule, message, OnField($"[|{argument}|]").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\")][RMSpropConfig(Name = \"Coarse\", Convention = RMSpropConvention.PyTorch)]", StringComparison.Ordinal));
    }

    /// <summary>In float, although only some of the numbers are float.</summary>
    [Fact]
    public Task Rounding_is_said_of_what_some_number_is_rounded_to() => Expect.Warning(
        "RMSP009",
        "Rho is 0.99999999, which as float is 1",
        """
        using RmsProp.Generated;

        public struct Layer { public double Weight; public float Bias; }

        [RMSpropConfig]
        public partial struct Model { [RMSpropConfig([|Rho = 0.99999999|])] public Layer Hidden; }
        """);

    [Fact]
    public Task So_is_an_error() => Expect.Error(
        "RMSP007",
        "Numerics must be KernelNumerics.Exact or KernelNumerics.Fast, but is 7",
        OnField("[|Numerics = (KernelNumerics)7|]").Replace("[RMSpropConfig()]", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\")]", StringComparison.Ordinal));

    /// <summary>It is in force only there, although every variable of the attribute's own field has another attribute.</summary>
    [Fact]
    public Task A_value_is_reported_where_it_is_given_and_not_where_it_is_inherited() => Expect.Warnings(
        "RMSP008",
        [
            "Momentum is 1.5: the momentum buffer never decays; it should be in [0, 1)",
            "Epsilon is -1: it makes the square root of a small variance NaN; it should be greater than 0",
        ],
        """
        using RmsProp.Generated;

        public struct Layer
        {
            [RMSpropConfig(Rho = 0.5)]
            public float Weight;
            [RMSpropConfig(Rho = 0.6)]
            public float Bias;
        }

        [RMSpropConfig([|Momentum = 1.5|])]
        public partial struct Model
        {
            [RMSpropConfig([|Epsilon = -1|])]
            public Layer Hidden;
        }
        """);

    [Fact]
    public Task Of_a_struct_without_a_field_to_train_nothing_else_is_said() => Expect.Error(
        "RMSP005",
        "'Model' has no field that can be trained: give it one of type float, double, an array or an inline array of them, or a struct of those",
        """
        using RmsProp.Generated;

        [RMSpropConfig(WeightDecay = 0.1, Numerics = KernelNumerics.Fast)]
        public partial struct [|Model|] { }
        """);

    [Theory]
    [InlineData("Rho = 0.9", "")]
    [InlineData("Rho = 0.5, Momentum = 0.9", "Momentum = 0.9, Rho = 0.5")]
    [InlineData("LearningRateMultiplier = 1", "LearningRate = 0.5")]
    [InlineData("Centered = false, Momentum = 0", "")]
    [InlineData("Epsilon = 1e-8", "Convention = RMSpropConvention.PyTorch")]
    public Task A_group_that_has_the_optimizers_values_makes_no_difference(string ofField, string ofStruct) => Expect.Info(
        "RMSP033",
        "[RMSpropConfig] on 'Bias' makes no difference: the same values are in force there without it",
        OnField(ofField, ofStruct).Replace($"[RMSpropConfig({ofField})]", $"[[|RMSpropConfig({ofField})|]]", StringComparison.Ordinal));

    /// <summary>A constant differs from the optimizer's rate, which can be set; and one configuration may lack what another has.</summary>
    [Theory]
    [InlineData("LearningRate = 0.001", "[RMSpropConfig]")]
    [InlineData("Rho = 0.9", "[RMSpropConfig][RMSpropConfig(Name = \"Fine\", Rho = 0.5)]")]
    [InlineData("Rho = 0.9", "[RMSpropConfig(Name = \"Fine\", Rho = 0.5)]")]
    public Task One_that_differs_in_some_configuration_makes_one(string ofField, string ofStruct) =>
        Expect.Nothing(OnField(ofField).Replace("[RMSpropConfig()]", ofStruct, StringComparison.Ordinal));

    /// <summary>A field that repeats the optimizer's value makes a difference if its type's attribute sets another.</summary>
    [Fact]
    public Task So_does_one_that_takes_back_what_the_type_has() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(Rho = 0.5)]
        public partial struct Layer { public float Weight; }

        [RMSpropConfig]
        public partial struct Model
        {
            public Layer Hidden;

            [RMSpropConfig(Rho = 0.9)]
            public Layer Output;
        }
        """);

    /// <summary>Nothing is estimated in double; but the option is the optimizer's, and the float of another field gains from it.</summary>
    [Fact]
    public Task What_is_faster_for_one_field_gains_something() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig(Numerics = KernelNumerics.Fast)]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            public double Bias;
            public float Weight;
        }
        """);

    [Fact]
    public Task What_is_faster_for_none_gains_nothing() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: it changes only steps of float and norms, and there are neither",
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model
        {
            [RMSpropConfig([|Numerics = KernelNumerics.Fast|])]
            public double Bias;
            public float Weight;
        }
        """);

    /// <summary>The norm of the struct's own fields would gain from it, if it had any.</summary>
    [Fact]
    public Task What_is_faster_for_no_field_gains_nothing() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: it changes only steps of float and norms, and there are neither",
        """
        using RmsProp.Generated;

        [RMSpropConfig(ClipNorm = 1, [|Numerics = KernelNumerics.Fast|])]
        public partial struct Model
        {
            [RMSpropConfig(ClipNorm = double.NaN)]
            public double Bias;
        }
        """);

    [Fact]
    public Task Where_some_field_is_of_float_its_epsilon_is_too_small() => Expect.Info(
        "RMSP023",
        "KernelNumerics.Fast gains nothing: with so small an Epsilon denominators can't be estimated, and no norm is computed",
        """
        using RmsProp.Generated;

        [RMSpropConfig(Epsilon = 1e-40, [|Numerics = KernelNumerics.Fast|])]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig(Rho = 0.5)]
            public double Bias;
        }
        """);

    /// <summary>As <c>LearningRate = 0</c> does, it multiplies each descent by 0.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    public Task A_multiplier_of_0_trains_nothing(string zero) => Expect.Warning(
        "RMSP008",
        $"LearningRateMultiplier is {(zero == "0" ? "0" : "-0")}: no parameter of the group ever moves; it should be greater than 0, and [NotTrainable] leaves a field out",
        OnField($"[|LearningRateMultiplier = {zero}|]"));

    /// <summary>The floor is set on the struct, wherever the two options that need it are set.</summary>
    [Theory]
    [InlineData("", "Centered = true, [|Epsilon = 1e-10|]")]
    [InlineData("Epsilon = 1e-10", "[|Centered = true|]")]
    [InlineData("Centered = true", "[|Epsilon = 1e-10|]")]
    public Task The_variance_of_a_group_can_become_negative(string ofStruct, string ofField) => Expect.Warning(
        "RMSP021",
        "Epsilon is 1e-10: in float rounding alone can make the variance of gradients near 1 more negative than that, and its root is NaN; it should be at least 6e-8 with Centered = true, or set CenteredVarianceFloor = true, which treats such a variance as 0",
        OnField(ofField, ofStruct));

    [Fact]
    public Task It_is_said_once_for_the_groups_that_inherit_it() => Expect.Info(
        "RMSP029",
        "With Centered = true, rounding alone can make the variance negative, and its root is NaN: set CenteredVarianceFloor = true, which treats it as 0",
        """
        using RmsProp.Generated;

        [RMSpropConfig(Convention = RMSpropConvention.PyTorch, [|Centered = true|])]
        public partial struct Model
        {
            [RMSpropConfig(Rho = 0.5)]
            public float Bias;
            [RMSpropConfig(Momentum = 0.5)]
            public double Gain;
        }
        """);
}
