namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Numbers that Keras rejects, that are probably mistakes, or that could be better: RMSP006, 007, 008, 009, 018 and 021 to 024.
/// </summary>
public class ArgumentDiagnosticTests
{
    [Theory]
    [InlineData("ClipNorm = 1, [|ClipValue = 0.5|]", "ClipNorm = 1, ClipValue = 0.5")]
    [InlineData("ClipNorm = 1, [|GlobalClipNorm = 2|]", "ClipNorm = 1, GlobalClipNorm = 2")]
    [InlineData("[|GlobalClipNorm = 2|], ClipValue = 0.5", "ClipValue = 0.5, GlobalClipNorm = 2")]
    [InlineData("ClipNorm = 1, [|ClipValue = 0.5|], GlobalClipNorm = 2", "ClipNorm = 1, ClipValue = 0.5, GlobalClipNorm = 2")]
    public Task Only_one_way_of_clipping_can_be_set(string arguments, string received) => Expect.Error(
        "RMSP006", $"Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received {received}", Configured(arguments));

    [Theory]
    [InlineData("ClipNorm = 1")]
    [InlineData("ClipValue = 0.5")]
    [InlineData("GlobalClipNorm = 2")]
    public Task Any_one_way_of_clipping_can_be_set(string arguments) => Expect.Nothing(Configured(arguments));

    [Theory]
    [InlineData("UseEma = true, [|EmaMomentum = 1.5|]", "EmaMomentum must be in [0, 1], but is 1.5")]
    [InlineData("UseEma = true, [|EmaMomentum = -1e-9|]", "EmaMomentum must be in [0, 1], but is -1e-9")]
    [InlineData("UseEma = true, [|EmaMomentum = double.PositiveInfinity|]", "EmaMomentum must be in [0, 1], but is infinity")]
    [InlineData("UseEma = true, [|EmaOverwriteFrequency = -3|]", "EmaOverwriteFrequency must be at least 1, or 0 for never, but is -3")]
    [InlineData("[|GradientAccumulationSteps = 1|]", "GradientAccumulationSteps must be at least 2, or 0 for no accumulation, but is 1")]
    [InlineData("[|GradientAccumulationSteps = -5|]", "GradientAccumulationSteps must be at least 2, or 0 for no accumulation, but is -5")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, [|MaxConsecutiveSkippedSteps = -1|]", "MaxConsecutiveSkippedSteps must be at least 1, or 0 for any number, but is -1")]
    public Task What_Keras_rejects_is_an_error(string arguments, string message) => Expect.Error("RMSP007", message, Configured(arguments));

    [Fact]
    public Task So_is_a_value_that_the_enumeration_has_not() => Expect.Error(
        "RMSP007",
        "Numerics must be KernelNumerics.Exact or KernelNumerics.Fast, but is 2",
        Configured("[|Numerics = (KernelNumerics)2|]"));

    [Theory]
    [InlineData("UseEma = true, EmaMomentum = 0")]
    [InlineData("UseEma = true, EmaOverwriteFrequency = 0")]
    [InlineData("UseEma = true, EmaOverwriteFrequency = 1")]
    [InlineData("GradientAccumulationSteps = 0")]
    [InlineData("GradientAccumulationSteps = 2")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, MaxConsecutiveSkippedSteps = 1")]
    [InlineData("DynamicLossScale = true, MaxConsecutiveSkippedSteps = 2147483647")]
    [InlineData("MaxConsecutiveSkippedSteps = 0")]
    public Task The_ends_of_a_range_are_in_it(string arguments) => Expect.Nothing(Configured(arguments));

    [Theory]
    [InlineData("LearningRate = 0", "LearningRate is 0: no parameter ever moves; it should be greater than 0, and [NotTrainable] leaves a field out")]
    [InlineData("LearningRate = -0.1", "LearningRate is -0.1: the loss grows with every step; it should be greater than 0")]
    [InlineData("LearningRate = double.NaN", "LearningRate is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("LearningRate = double.PositiveInfinity", "LearningRate is infinity: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("Rho = 1.5", "Rho is 1.5: a moving average needs a factor in [0, 1]")]
    [InlineData("Rho = -0.5", "Rho is -0.5: a moving average needs a factor in [0, 1]")]
    [InlineData("Rho = double.NaN", "Rho is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("Momentum = -0.5", "Momentum is -0.5: a momentum below 0 is ignored, as in Keras; it should be in [0, 1)")]
    [InlineData("Momentum = 1", "Momentum is 1: the momentum buffer never decays; it should be in [0, 1)")]
    [InlineData("Momentum = double.NaN", "Momentum is NaN: it is ignored, as in Keras; it should be in [0, 1)")]
    [InlineData("Epsilon = 0", "Epsilon is 0: a gradient of 0 then gives 0 / 0, which is NaN; it should be greater than 0")]
    [InlineData("Epsilon = -1", "Epsilon is -1: it makes the square root of a small variance NaN; it should be greater than 0")]
    [InlineData("Epsilon = double.NegativeInfinity", "Epsilon is -infinity: it makes the square root of a small variance NaN; it should be greater than 0")]
    [InlineData("WeightDecay = -0.1", "WeightDecay is -0.1: it makes parameters grow; it should be at least 0")]
    [InlineData("WeightDecay = double.NaN", "WeightDecay is NaN: NaN means that it is not set; leave it out")]
    [InlineData("ClipNorm = 0", "ClipNorm is 0: it clips nothing, as in Keras; it should be greater than 0")]
    [InlineData("ClipValue = -0.5", "ClipValue is -0.5: it clips nothing, as in Keras; it should be greater than 0")]
    [InlineData("GlobalClipNorm = double.NaN", "GlobalClipNorm is NaN: it clips nothing, as in Keras; it should be greater than 0")]
    [InlineData("ClipNorm = double.PositiveInfinity", "ClipNorm is infinity: it makes every gradient NaN, as in Keras; leave it out for no clipping")]
    [InlineData("ClipValue = double.PositiveInfinity", "ClipValue is infinity: it clips nothing; leave it out for no clipping")]
    [InlineData("LossScaleFactor = 0", "LossScaleFactor is 0: gradients divided by 0 are not finite; it should be greater than 0")]
    [InlineData("LossScaleFactor = -2", "LossScaleFactor is -2: it negates every gradient; it should be greater than 0")]
    [InlineData("LossScaleFactor = double.NaN", "LossScaleFactor is NaN: NaN means that it is not set; leave it out")]
    public Task What_can_not_have_been_meant_is_a_warning(string argument, string message) =>
        Expect.Warning("RMSP008", message, Configured($"[|{argument}|]"));

    // Keras accepts 1; its formula is average = 1 * average + 0 * parameters from the second update on.
    [Theory]
    [InlineData("EmaMomentum = double.NaN", "EmaMomentum is NaN: it makes the moving average NaN; it should be in [0, 1]")]
    [InlineData("EmaMomentum = 1", "EmaMomentum is 1: the moving average keeps the parameters of the first update; it should be in [0, 1)")]
    public Task So_is_a_moving_average_that_does_not_move(string argument, string message) =>
        Expect.Warning("RMSP008", message, Configured($"UseEma = true, [|{argument}|]"));

    [Theory]
    [InlineData("LearningRate = 1e-30, Rho = 0, Momentum = 0.999, Epsilon = 1e-30, WeightDecay = 1e-9, ClipNorm = 1e-3, LossScaleFactor = 0.5")]
    [InlineData("LearningRate = 1e3, Rho = 0.999999, Momentum = 0, Epsilon = 1, WeightDecay = 5, ClipValue = 1e30, LossScaleFactor = 65536")]
    public Task What_may_have_been_meant_is_fine(string arguments) => Expect.Nothing(Configured(arguments));

    [Fact]
    public Task A_factor_that_is_1_as_float_is_a_warning() => Expect.Warnings(
        "RMSP009",
        ["Rho is 0.99999999, which as float is 1", "Momentum is 0.99999999, which as float is 1", "EmaMomentum is 0.99999999, which as float is 1"],
        Configured("[|Rho = 0.99999999|], [|Momentum = 0.99999999|], UseEma = true, [|EmaMomentum = 0.99999999|]"));

    [Theory]
    [InlineData("LearningRate = 1e-50", "LearningRate is 1e-50, which as float is 0")]
    [InlineData("LearningRate = 1e39", "LearningRate is 1e39, which as float is infinity")]
    [InlineData("Epsilon = 1e-46", "Epsilon is 1e-46, which as float is 0")]
    [InlineData("Rho = 1e-60", "Rho is 1e-60, which as float is 0")]
    [InlineData("Momentum = 1e-46", "Momentum is 1e-46, which as float is 0")]
    [InlineData("WeightDecay = 1e-46", "WeightDecay is 1e-46, which as float is 0")]
    [InlineData("ClipNorm = 1e-46", "ClipNorm is 1e-46, which as float is 0")]
    [InlineData("ClipValue = 1e-46", "ClipValue is 1e-46, which as float is 0")]
    [InlineData("GlobalClipNorm = 1e39", "GlobalClipNorm is 1e39, which as float is infinity")]
    [InlineData("LossScaleFactor = 1e-46", "LossScaleFactor is 1e-46, which as float is 0")]
    public async Task A_number_that_the_type_of_the_parameters_does_not_hold_is_a_warning(string argument, string message)
    {
        await Expect.Warning("RMSP009", message, Configured($"[|{argument}|]"));
        await Expect.Nothing(Configured(argument).Replace("float", "double", StringComparison.Ordinal));
    }

    // The threshold is half the distance from 1 to the next number of the type. Keras' recorded trajectories with a constant gradient,
    // which end in NaN, show that a variance falls below it.
    [Theory]
    [InlineData("float", "1e-10", "6e-8")]
    [InlineData("float", "5.9e-8", "6e-8")]
    [InlineData("double", "1e-16", "1.2e-16")]
    [InlineData("double", "1e-60", "1.2e-16")]
    public async Task A_centered_step_needs_more_than_the_rounding_of_the_variance(string type, string epsilon, string least)
    {
        string source = Configured($"Centered = true, [|Epsilon = {epsilon}|]").Replace("float", type, StringComparison.Ordinal);
        await Expect.Warning(
            "RMSP021",
            $"Epsilon is {epsilon}: in {type} rounding alone can make the variance of gradients near 1 more negative than that, and its root is NaN; it should be at least {least} with Centered = true, or set CenteredVarianceFloor = true, which treats such a variance as 0",
            source);
        string unmarked = Expect.Unmarked(source);
        await Expect.Nothing(unmarked.Replace("true", "false", StringComparison.Ordinal));
        await Expect.Nothing(unmarked.Replace("true", "true, CenteredVarianceFloor = true", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("float", "1e-7")]
    [InlineData("float", "6e-8")]
    [InlineData("double", "6e-8")]
    [InlineData("float", "5.9604644775390625e-8")]
    [InlineData("double", "1.2e-16")]
    public Task That_much_is_enough(string type, string epsilon) =>
        Expect.Nothing(Configured($"Centered = true, Epsilon = {epsilon}").Replace("float", type, StringComparison.Ordinal));

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public Task Of_no_epsilon_at_all_there_is_one_warning(string type) => Expect.Warning(
        "RMSP008",
        "Epsilon is 0: a gradient of 0 then gives 0 / 0, which is NaN; it should be greater than 0",
        Configured("Centered = true, [|Epsilon = 0|]").Replace("float", type, StringComparison.Ordinal));

    /// <summary>Keras' own tests get plain gradient descent this way, so it is not a warning.</summary>
    [Fact]
    public Task A_rho_of_1_leaves_nothing_of_RMSprop() => Expect.Info(
        "RMSP022",
        "Rho is 1: the velocity stays 0, so every step is learning rate × gradient / √Epsilon, without any scaling by past gradients",
        Configured("[|Rho = 1|], Epsilon = 1"));

    [Theory]
    [InlineData("float", "[|WeightDecay = 0|]", "WeightDecay = 0 gains nothing: no parameter decays, but each is still multiplied by it")]
    [InlineData("float", "[|LossScaleFactor = 1|]", "LossScaleFactor = 1 gains nothing: dividing by it changes nothing")]
    [InlineData("double", "ClipValue = 1, [|Numerics = KernelNumerics.Fast|]", "KernelNumerics.Fast gains nothing: it changes only steps of float and norms, and there are neither")]
    [InlineData("float", "Epsilon = 9.999999e-31, [|Numerics = KernelNumerics.Fast|]", "KernelNumerics.Fast gains nothing: with so small an Epsilon denominators can't be estimated, and no norm is computed")]
    [InlineData("float", "Epsilon = 1e-40, [|Numerics = KernelNumerics.Fast|]", "KernelNumerics.Fast gains nothing: with so small an Epsilon denominators can't be estimated, and no norm is computed")]
    public Task What_changes_nothing_can_be_left_out(string type, string arguments, string message) =>
        Expect.Info("RMSP023", message, Configured(arguments).Replace("float", type, StringComparison.Ordinal));

    [Theory]
    [InlineData("float", "Numerics = KernelNumerics.Fast")]
    [InlineData("double", "Numerics = KernelNumerics.Fast, ClipNorm = 1")]
    [InlineData("float", "Numerics = KernelNumerics.Fast, Epsilon = 1e-30")]
    [InlineData("double", "Numerics = KernelNumerics.Exact")]
    [InlineData("float", "Numerics = KernelNumerics.Fast, Epsilon = 1e-40, GlobalClipNorm = 1")]
    public Task Fast_steps_and_fast_norms_gain_something(string type, string arguments) =>
        Expect.Nothing(Configured(arguments).Replace("float", type, StringComparison.Ordinal));

    [Theory]
    [InlineData("1000", "1000", "1024")]
    [InlineData("0.3", "0.3", "0.25")]
    [InlineData("1537", "1537", "2048")]
    [InlineData("1e9", "1000000000", "1073741824")]
    public Task A_loss_scale_that_is_no_power_of_two_rounds(string value, string shown, string power) => Expect.Info(
        "RMSP024",
        $"LossScaleFactor is {shown}: dividing by it rounds every gradient; dividing by a power of two, such as {power}, is exact",
        Configured($"[|LossScaleFactor = {value}|]"));

    [Theory]
    [InlineData("0.5")]
    [InlineData("2")]
    [InlineData("32768")]
    [InlineData("1073741824")]
    [InlineData("1e30")]
    public Task A_power_of_two_or_a_number_far_out_is_left_alone(string value) => Expect.Nothing(Configured($"LossScaleFactor = {value}"));

    [Fact]
    public Task The_moving_average_needs_to_be_switched_on() => Expect.Warnings(
        "RMSP018",
        [
            "EmaMomentum has no effect: no moving average is kept without UseEma = true",
            "EmaOverwriteFrequency has no effect: no moving average is kept without UseEma = true",
        ],
        Configured("[|EmaMomentum = 5|], [|EmaOverwriteFrequency = -3|]"));

    [Fact]
    public Task Excluding_a_field_needs_weight_decay() => Expect.Warnings(
        "RMSP018",
        [
            "[ExcludeFromWeightDecay] on 'Bias' has no effect: no WeightDecay is set",
            "[ExcludeFromWeightDecay] on 'Scale' has no effect: no WeightDecay is set",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            [ExcludeFromWeightDecay]
            public float [|Bias|];

            [ExcludeFromWeightDecay]
            public float [|Scale|] { get; set; }
        }
        """);

    [Fact]
    public Task Any_configuration_with_weight_decay_is_enough() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Decaying", WeightDecay = 0.01)]
        public partial struct Model
        {
            public float Weight;

            [ExcludeFromWeightDecay]
            public float Bias;
        }
        """);

    [Fact]
    public Task A_field_of_a_shared_struct_may_be_excluded_for_another_model() => Expect.Nothing("""
        using RmsProp.Generated;

        public struct Layer
        {
            public float Weight;

            [ExcludeFromWeightDecay]
            public float Bias;
        }

        [RMSpropConfig(WeightDecay = 0.01)]
        public partial struct Large { public Layer Hidden; }

        [RMSpropConfig]
        public partial struct Small { public Layer Hidden; }
        """);

    private static string Configured(string arguments) => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{arguments}})]
        public partial struct Model { public float Weight; }
        """;
}
