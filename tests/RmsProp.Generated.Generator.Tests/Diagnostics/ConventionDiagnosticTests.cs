namespace RmsProp.Generated.Generator.Tests;

/// <summary>Formulas and defaults of other frameworks: RMSP028, RMSP029, RMSP032, and the other rules for their options.</summary>
public class ConventionDiagnosticTests
{
    private const string NoFloor =
        "With Centered = true, rounding alone can make the variance negative, and its root is NaN: set CenteredVarianceFloor = true, which treats it as 0";

    // Both document their learning rate as an argument without a default.
    [Theory]
    [InlineData("TensorFlowV1", "TensorFlow")]
    [InlineData("Optax", "Optax")]
    public async Task A_framework_without_a_default_rate_needs_one(string convention, string framework)
    {
        string argument = "Convention = RMSpropConvention." + convention;
        await Expect.Warning(
            "RMSP028",
            $"{framework} has no default learning rate, so Keras' default, 0.001, is used: set LearningRate",
            Configured($"[|{argument}|]"));
        await Expect.Nothing(Configured(argument + ", LearningRate = 0.001"));
        await Expect.Nothing(Configured(argument + ", LearningRateMethod = nameof(Rate)"));
        await Expect.Nothing(Configured(argument, "[CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]"));
    }

    [Theory]
    [InlineData("Keras")]
    [InlineData("PyTorch")]
    [InlineData("Timm")]
    public Task The_others_have_a_default_rate(string convention) => Expect.Nothing(Configured("Convention = RMSpropConvention." + convention));

    // PyTorch's ε is outside the root; Optax' 1e-8 and the 1e-10 of TensorFlow and timm are less than the last digit of 1 in float.
    [Theory]
    [InlineData("float", "Convention = RMSpropConvention.PyTorch, ")]
    [InlineData("double", "Convention = RMSpropConvention.PyTorch, ")]
    [InlineData("float", "Convention = RMSpropConvention.Optax, LearningRate = 1, ")]
    [InlineData("float", "Convention = RMSpropConvention.TensorFlowV1, LearningRate = 1, ")]
    [InlineData("float", "Convention = RMSpropConvention.Timm, ")]
    [InlineData("float", "EpsilonPlacement = EpsilonPlacement.OutsideRoot, ")]
    [InlineData("float", "EpsilonPlacement = EpsilonPlacement.OutsideRoot, Epsilon = 0.1, ")]
    public async Task A_variance_without_a_floor_can_become_negative(string type, string arguments)
    {
        await Expect.Info("RMSP029", NoFloor, Configured(arguments + "[|Centered = true|]", type: type));
        await Expect.Nothing(Configured(arguments + "Centered = true, CenteredVarianceFloor = true", type: type));
        await Expect.Nothing(Configured(arguments + "Centered = false", type: type));
    }

    [Theory]
    [InlineData("float", "")]
    [InlineData("float", "Convention = RMSpropConvention.PyTorch, EpsilonPlacement = EpsilonPlacement.InsideRoot, Epsilon = 1e-7, ")]
    [InlineData("double", "Convention = RMSpropConvention.Optax, LearningRate = 1, ")]
    [InlineData("double", "Convention = RMSpropConvention.Timm, ")]
    public Task One_with_an_epsilon_that_is_large_enough_can_not(string type, string arguments) =>
        Expect.Nothing(Configured(arguments + "Centered = true", type: type));

    [Theory]
    [InlineData("Convention = (RMSpropConvention)5", "Convention must be RMSpropConvention.Keras, RMSpropConvention.PyTorch, RMSpropConvention.TensorFlowV1, RMSpropConvention.Optax or RMSpropConvention.Timm, but is 5")]
    [InlineData("Convention = (RMSpropConvention)(-1)", "Convention must be RMSpropConvention.Keras, RMSpropConvention.PyTorch, RMSpropConvention.TensorFlowV1, RMSpropConvention.Optax or RMSpropConvention.Timm, but is -1")]
    [InlineData("EpsilonPlacement = (EpsilonPlacement)2", "EpsilonPlacement must be EpsilonPlacement.InsideRoot or EpsilonPlacement.OutsideRoot, but is 2")]
    [InlineData("LearningRatePlacement = (LearningRatePlacement)2", "LearningRatePlacement must be LearningRatePlacement.InsideMomentum or LearningRatePlacement.OutsideMomentum, but is 2")]
    [InlineData("WeightDecayMode = (WeightDecayMode)(-1)", "WeightDecayMode must be WeightDecayMode.Decoupled or WeightDecayMode.L2, but is -1")]
    [InlineData("NonFiniteGradients = (NonFiniteGradients)3", "NonFiniteGradients must be NonFiniteGradients.Propagate, NonFiniteGradients.SkipStep or NonFiniteGradients.Throw, but is 3")]
    public Task A_value_that_an_enumeration_does_not_have_is_an_error(string argument, string message) =>
        Expect.Error("RMSP007", message, Configured($"Momentum = 0.5, WeightDecay = 0.5, [|{argument}|]"));

    [Theory]
    [InlineData("EpsilonPlacement = EpsilonPlacement.OutsideRoot")]
    [InlineData("EpsilonPlacement = EpsilonPlacement.InsideRoot, Convention = RMSpropConvention.PyTorch")]
    [InlineData("LearningRatePlacement = LearningRatePlacement.OutsideMomentum, Momentum = 0.5")]
    [InlineData("WeightDecayMode = WeightDecayMode.L2, WeightDecay = 0.5")]
    [InlineData("InitialVelocity = 1")]
    [InlineData("InitialVelocity = 0, Convention = RMSpropConvention.Timm")]
    [InlineData("Nesterov = true, Momentum = 0.5")]
    [InlineData("BiasCorrection = true")]
    [InlineData("Maximize = true")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw")]
    [InlineData("Nesterov = false, BiasCorrection = false, Maximize = false, CenteredVarianceFloor = false, DynamicLossScale = false")]
    public Task Every_option_can_be_set_by_itself(string arguments) => Expect.Nothing(Configured(arguments));

    [Theory]
    [InlineData("InitialVelocity = -1", "InitialVelocity is -1: the square root of a negative velocity is NaN; it should be at least 0")]
    [InlineData("InitialVelocity = double.NaN", "InitialVelocity is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("InitialVelocity = double.PositiveInfinity", "InitialVelocity is infinity: a step divided by it is 0, so that nothing is trained; it should be finite")]
    public Task A_velocity_that_can_not_have_been_meant_is_a_warning(string argument, string message) =>
        Expect.Warning("RMSP008", message, Configured($"[|{argument}|]"));

    [Theory]
    [InlineData("InitialVelocity = 1e-50", "InitialVelocity is 1e-50, which as float is 0")]
    [InlineData("InitialVelocity = 1e39", "InitialVelocity is 1e39, which as float is infinity")]
    [InlineData("Rho = 0.99999999", "Rho is 0.99999999, which as float is 1")]
    [InlineData("Momentum = 0.99999999", "Momentum is 0.99999999, which as float is 1")]
    public async Task One_that_float_does_not_hold_is_a_warning(string argument, string message)
    {
        await Expect.Warning("RMSP009", message, Configured($"[|{argument}|]"));
        await Expect.Nothing(Configured(argument, type: "double"));
    }

    [Theory]
    [InlineData("[|Nesterov = true|]", "Nesterov has no effect: there is no Momentum to look ahead with")]
    [InlineData("[|Nesterov = true|], Momentum = 0", "Nesterov has no effect: there is no Momentum to look ahead with")]
    [InlineData("[|LearningRatePlacement = LearningRatePlacement.OutsideMomentum|]", "LearningRatePlacement has no effect: there is no Momentum")]
    [InlineData("[|WeightDecayMode = WeightDecayMode.L2|]", "WeightDecayMode has no effect: there is no WeightDecay")]
    [InlineData("[|CenteredVarianceFloor = true|]", "CenteredVarianceFloor has no effect: there is no variance without Centered = true")]
    public Task An_option_of_what_is_not_there_has_no_effect(string arguments, string message) =>
        Expect.Warning("RMSP018", message, Configured(arguments));

    [Theory]
    [InlineData("Nesterov = true", "Momentum = 0.5")]
    [InlineData("LearningRatePlacement = LearningRatePlacement.OutsideMomentum", "Momentum = 0.5")]
    [InlineData("WeightDecayMode = WeightDecayMode.L2", "WeightDecay = 0.5")]
    [InlineData("CenteredVarianceFloor = true", "Centered = true")]
    public Task It_has_one_where_a_group_has_it(string ofStruct, string ofField) => Expect.Nothing($$"""
        using RmsProp.Generated;

        [RMSpropConfig({{ofStruct}})]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig({{ofField}})]
            public float Bias;
        }
        """);

    [Theory]
    [InlineData("[|Rho = 1|], BiasCorrection = true", "")]
    [InlineData("BiasCorrection = true", "[|Rho = 1|]")]
    public Task Bias_can_not_be_corrected_by_a_division_by_0(string ofStruct, string ofField) => Expect.Warning(
        "RMSP008",
        "Rho is 1: with BiasCorrection moving averages are divided by 1 - Rho^t, which is 0; it should be less than 1",
        $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{ofStruct}})]
        public partial struct Model
        {
            public float Weight;

            [RMSpropConfig({{(ofField.Length == 0 ? "Momentum = 0.5" : ofField)}})]
            public float Bias;
        }
        """);

    [Theory]
    [InlineData("EpsilonPlacement = EpsilonPlacement.OutsideRoot", "0", "Epsilon")]
    [InlineData("Convention = RMSpropConvention.Timm", "1", "√(1 + Epsilon)")]
    [InlineData("Convention = RMSpropConvention.PyTorch, InitialVelocity = 0.25", "0.25", "(√0.25 + Epsilon)")]
    public Task A_rho_of_1_leaves_the_velocity_as_it_is(string arguments, string velocity, string denominator) => Expect.Info(
        "RMSP022",
        $"Rho is 1: the velocity stays {velocity}, so every step is learning rate × gradient / {denominator}, without any scaling by past gradients",
        Configured(arguments + ", [|Rho = 1|]"));

    [Fact]
    public Task Denominators_of_every_formula_are_estimated() => Expect.Nothing(
        Configured("Convention = RMSpropConvention.PyTorch, Numerics = KernelNumerics.Fast"));

    [Fact]
    public async Task A_file_of_Keras_is_of_Keras_formula()
    {
        string source = Configured("FromKeras = \"optimizer.json\", Convention = RMSpropConvention.PyTorch");
        Microsoft.CodeAnalysis.Diagnostic diagnostic = Assert.Single(await KerasSource.Analyze(source, KerasSource.Serialized("\"rho\": 0.5")));
        Assert.Equal(
            ("RMSP032", "Convention = RMSpropConvention.PyTorch contradicts FromKeras, whose file is of Keras' formula: remove one of them"),
            (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal("Convention = RMSpropConvention.PyTorch", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(await KerasSource.Analyze(
            source.Replace("Convention = RMSpropConvention.PyTorch", "EpsilonPlacement = EpsilonPlacement.OutsideRoot, Convention = RMSpropConvention.Keras", StringComparison.Ordinal),
            KerasSource.Serialized("\"rho\": 0.5")));
    }

    private static string Configured(string arguments, string attributes = "", string type = "float") => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{arguments}})]
        {{attributes}}
        public partial struct Model
        {
            public {{type}} Weight;

            public static double Rate() => 1;
        }
        """;
}
