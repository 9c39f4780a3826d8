using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The source of the learning rate: RMSP012 to RMSP016, and RMSP018 for schedules.</summary>
public class LearningRateDiagnosticTests
{
    [Theory]
    [InlineData("", "'Model' has no method of that name")]
    [InlineData("public double Rate() => 1;", "it is not static")]
    [InlineData("public static double Rate<T>() => 1;", "it is generic")]
    [InlineData("public static double Rate(int step) => 1;", "it takes arguments other than none or one long, the step")]
    [InlineData("public static double Rate(ref long step) => 1;", "it takes arguments other than none or one long, the step")]
    [InlineData("public static double Rate(long step, long steps) => 1;", "it takes arguments other than none or one long, the step")]
    [InlineData("public static void Rate(long step) { }", "it returns 'void' and not double or float")]
    [InlineData("public static decimal Rate() => 1;", "it returns 'decimal' and not double or float")]
    [InlineData("public static double? Rate() => 1;", "it returns 'double?' and not double or float")]
    [InlineData("private static double _rate; public static ref double Rate() => ref _rate;", "it returns a reference and not a value")]
    public Task A_method_that_can_not_give_the_rate_is_refused(string member, string fault) => Expect.Error(
        "RMSP012",
        $"LearningRateMethod 'Rate' can't be used: {fault}; write for example 'static double Rate(long step)' in 'Model'",
        WithMethod("[|LearningRateMethod = \"Rate\"|]", member));

    [Theory]
    [InlineData("", "")]
    [InlineData("1 + 1", "")]
    [InlineData("Rate", "public static double Rate => 1;")]
    public Task A_name_that_no_method_can_have_is_replaced_in_the_example(string name, string member) => Expect.Error(
        "RMSP012",
        $"LearningRateMethod '{name}' can't be used: 'Model' has no method of that name; write for example 'static double LearningRateAt(long step)' in 'Model'",
        WithMethod($"[|LearningRateMethod = \"{name}\"|]", member));

    [Theory]
    [InlineData("public static double Rate() => 1;")]
    [InlineData("private static float Rate(long step) => 1;")]
    [InlineData("internal static double Rate(long step = 3) => 1;")]
    [InlineData("public static double Rate(int step) => 1; public static double Rate(long step) => 1;")]
    [InlineData("public static double Rate() => 1; public static string Rate(long step) => \"\";")]
    [InlineData("public static double Rate(long step) => 1; public double Rate() => 1;")]
    public Task A_method_that_gives_the_rate_is_fine(string member) => Expect.Nothing(WithMethod("LearningRateMethod = nameof(Rate)", member));

    [Theory]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, [|DecaySteps = 0|], DecayRate = 0.5)", "DecaySteps of ExponentialDecay must be greater than 0, but is 0")]
    [InlineData("InverseTimeDecay(InitialLearningRate = 0.1, [|DecaySteps = -0.5|], DecayRate = 0.5)", "DecaySteps of InverseTimeDecay must be greater than 0, but is -0.5")]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, [|DecaySteps = -1|])", "DecaySteps of PolynomialDecay must be greater than 0, but is -1")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, [|DecaySteps = double.NegativeInfinity|])", "DecaySteps of CosineDecay must be greater than 0, but is -infinity")]
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.1, [|FirstDecaySteps = 0|])", "FirstDecaySteps of CosineDecayRestarts must be greater than 0, but is 0")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = [1, 2]|], Values = [0.1, 0.2])", "Boundaries of PiecewiseConstantDecay must have one element less than Values, but they have 2 and 2")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = []|], Values = [0.1])", "Boundaries of PiecewiseConstantDecay must have at least one element, but is empty")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = null!|], Values = [0.1])", "Boundaries of PiecewiseConstantDecay must not be null")]
    [InlineData("PiecewiseConstantDecay(Boundaries = [1], [|Values = null!|])", "Values of PiecewiseConstantDecay must not be null")]
    public Task An_argument_that_the_schedule_would_throw_for_is_an_error(string schedule, string message) =>
        Expect.Error("RMSP013", message, Scheduled(schedule));

    [Theory]
    [InlineData("ExponentialDecay", 3)]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1)", 1)]
    [InlineData("PiecewiseConstantDecay(Values = [1])", 1)]
    public Task Of_an_argument_that_is_missing_only_the_compiler_speaks(string schedule, int missing) =>
        Expect.CompilerErrors(Scheduled(schedule), Enumerable.Repeat("CS9035", missing));

    [Theory]
    [InlineData("ExponentialDecay([|InitialLearningRate = -0.1|], DecaySteps = 10, DecayRate = 0.5)", "InitialLearningRate of ExponentialDecay is -0.1: the loss grows with every step at a negative rate; it should be at least 0")]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|DecayRate = 0|])", "DecayRate of ExponentialDecay is 0: the rate is 0 after the first decay, so nothing is trained; it should be greater than 0")]
    [InlineData("ExponentialDecay([|InitialLearningRate = 0|], DecaySteps = 10, DecayRate = 0.5)", "InitialLearningRate of ExponentialDecay is 0: no parameter ever moves; it should be greater than 0")]
    [InlineData("PolynomialDecay([|InitialLearningRate = 0|], DecaySteps = 10)", "InitialLearningRate of PolynomialDecay is 0: no parameter ever moves; it should be greater than 0")]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|DecayRate = -0.5|])", "DecayRate of ExponentialDecay is -0.5: a negative number to a fractional power is NaN")]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, [|DecaySteps = double.NaN|], DecayRate = 0.5)", "DecaySteps of ExponentialDecay is NaN: it makes the learning rate NaN or infinite; it should be finite")]
    [InlineData("InverseTimeDecay([|InitialLearningRate = double.PositiveInfinity|], DecaySteps = 10, DecayRate = 0.5)", "InitialLearningRate of InverseTimeDecay is infinity: it makes the learning rate NaN or infinite; it should be finite")]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|EndLearningRate = -0.1|])", "EndLearningRate of PolynomialDecay is -0.1: the loss grows with every step at a negative rate; it should be at least 0")]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|Power = double.NaN|])", "Power of PolynomialDecay is NaN: it makes the learning rate NaN or infinite; it should be finite")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|Alpha = 2|])", "Alpha of CosineDecay is 2: it is the last learning rate as a fraction of the first, and should be in [0, 1]")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, WarmupTarget = 0.2, [|WarmupSteps = -5|])", "WarmupSteps of CosineDecay is -5: a number of steps should be at least 0")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|WarmupTarget = -0.2|], WarmupSteps = 5)", "WarmupTarget of CosineDecay is -0.2: the loss grows with every step at a negative rate; it should be at least 0")]
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 10, [|TMul = 0.5|])", "TMul of CosineDecayRestarts is 0.5: periods that get shorter come to an end, after which the rate is NaN; it should be at least 1")]
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 10, [|Alpha = -1|])", "Alpha of CosineDecayRestarts is -1: it is the last learning rate as a fraction of the first, and should be in [0, 1]")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = [10, 10]|], Values = [1, 0.5, 0.2])", "Boundaries of PiecewiseConstantDecay is 10: boundaries should increase: between two that don't, the rates of both sides add up")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = [4.7]|], Values = [1, 0.5])", "Boundaries of PiecewiseConstantDecay is 4.7: it is the number of a step, and its fraction is dropped")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = [-5]|], Values = [1, 0.5])", "Boundaries of PiecewiseConstantDecay is -5: no step is before it; it should be at least 0")]
    [InlineData("PiecewiseConstantDecay([|Boundaries = [double.NaN]|], Values = [1, 0.5])", "Boundaries of PiecewiseConstantDecay is NaN: it is the number of a step, and should be finite")]
    [InlineData("PiecewiseConstantDecay(Boundaries = [10], [|Values = [double.PositiveInfinity, 0.5]|])", "Values of PiecewiseConstantDecay is infinity: it makes the learning rate NaN at every step; it should be finite")]
    [InlineData("PiecewiseConstantDecay(Boundaries = [10], [|Values = [1, -0.5]|])", "Values of PiecewiseConstantDecay is -0.5: the loss grows with every step at a negative rate; it should be at least 0")]
    public Task An_argument_that_can_not_have_been_meant_is_a_warning(string schedule, string message) =>
        Expect.Warning("RMSP014", message, Scheduled(schedule));

    [Theory]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|WarmupSteps = 5|])", "WarmupSteps has no effect: there is no warm-up without WarmupTarget")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|WarmupTarget = 0.2|])", "WarmupTarget has no effect: there is no warm-up without WarmupSteps")]
    public Task Half_of_a_warm_up_is_a_warning(string schedule, string message) => Expect.Warning("RMSP018", message, Scheduled(schedule));

    [Theory]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 0.5, DecayRate = 1.5, Staircase = true)")]
    [InlineData("InverseTimeDecay(InitialLearningRate = 1e-9, DecaySteps = 10, DecayRate = -0.01)")]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, EndLearningRate = 0, Power = 0.5, Cycle = true)")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Alpha = 1, WarmupTarget = 0.2, WarmupSteps = 5)")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, WarmupTarget = double.NaN)")]
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 10, TMul = 1, MMul = 0.5, Alpha = 0.1)")]
    [InlineData("PiecewiseConstantDecay(Boundaries = [0, 10], Values = [1, 0.5, 0])")]
    public Task A_schedule_that_may_have_been_meant_is_fine(string schedule) => Expect.Nothing(Scheduled(schedule));

    [Fact]
    public Task A_schedule_needs_a_configuration() => Expect.Error(
        "RMSP015",
        "CosineDecay belongs to no configuration: 'Model' has no [RMSpropConfig]",
        """
        using RmsProp.Generated;

        [[|CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]
        public partial struct Model { public float Weight; }
        """);

    [Fact]
    public Task A_schedule_must_name_a_configuration_that_exists() => Expect.Errors(
        "RMSP015",
        [
            "CosineDecay belongs to no configuration: 'Model' has no configuration named 'Coarse', only 'RMSprop', 'Fine'",
            "PolynomialDecay belongs to no configuration: 'Model' has several, so write Optimizer = \"RMSprop\" or the name of another",
        ],
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Fine")]
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, [|Optimizer = "Coarse"|])]
        [[|PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]
        public partial struct Model { public float Weight; }
        """);

    [Fact]
    public void A_schedule_of_a_configuration_that_does_not_exist_is_used_by_no_other()
    {
        const string Schedule = "[CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Optimizer = \"Coarse\")]";
        const string Source = "using RmsProp.Generated; [RMSpropConfig] " + Schedule + " public partial struct Model { public float Weight; }";
        Assert.Equal(
            GeneratorHarness.Run(Source.Replace(Schedule, "", StringComparison.Ordinal)).Sources,
            GeneratorHarness.Run(Source).Sources);
    }

    [Fact]
    public Task Each_configuration_can_have_a_schedule_of_its_own() => Expect.Nothing("""
        using RmsProp.Generated;

        [RMSpropConfig]
        [RMSpropConfig(Name = "Fine")]
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Optimizer = "Fine")]
        [PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, Optimizer = "RMSprop")]
        public partial struct Model { public float Weight; }
        """);

    [Theory]
    [InlineData("[RMSpropConfig(LearningRate = 0.1, [|LearningRateMethod = nameof(Rate)|])]", "LearningRate and LearningRateMethod")]
    [InlineData("[RMSpropConfig(LearningRate = 0.1)] [[|CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]", "LearningRate and CosineDecay")]
    [InlineData("[RMSpropConfig(LearningRateMethod = nameof(Rate))] [[|CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]", "LearningRateMethod and CosineDecay")]
    [InlineData(
        "[RMSpropConfig] [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)] [[|PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]",
        "CosineDecay and PolynomialDecay")]
    [InlineData(
        "[RMSpropConfig(LearningRate = 0.1, LearningRateMethod = nameof(Rate))] [[|CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)|]]",
        "LearningRate, LearningRateMethod and CosineDecay")]
    public Task Only_one_thing_can_give_the_rate(string attributes, string given) => Expect.Error(
        "RMSP016",
        $"The learning rate of 'RMSprop' is given by {given}: keep one",
        $$"""
        using RmsProp.Generated;

        {{attributes}}
        public partial struct Model
        {
            public float Weight;

            public static double Rate() => 1;
        }
        """);

    /// <summary>While its attributes are faulty, the class has what makes sense of them, or the constant.</summary>
    [Theory]
    [InlineData(
        "[RMSpropConfig, ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 2, DecayRate = 0.5), CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]",
        "[RMSpropConfig, ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 2, DecayRate = 0.5)]")]
    [InlineData(
        "[RMSpropConfig, CosineDecay(InitialLearningRate = 0.1, DecaySteps = 0), ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 2, DecayRate = 0.5)]",
        "[RMSpropConfig, ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 2, DecayRate = 0.5)]")]
    [InlineData(
        "[RMSpropConfig(LearningRateMethod = \"Rate\"), CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]",
        "[RMSpropConfig, CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]")]
    [InlineData(
        "[RMSpropConfig, RMSpropConfig(Name = \"Fine\"), CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]",
        "[RMSpropConfig, RMSpropConfig(Name = \"Fine\")]")]
    [InlineData("[RMSpropConfig, ExponentialDecay(DecaySteps = 2, DecayRate = 0.5)]", "[RMSpropConfig]")]
    [InlineData("[RMSpropConfig, PolynomialDecay(InitialLearningRate = 0.1)]", "[RMSpropConfig]")]
    [InlineData("[RMSpropConfig, Mine]", "[RMSpropConfig]")]
    public void A_class_is_there_before_its_attributes_are_right(string attributes, string meant)
    {
        GeneratorRun run = Run(meant);
        run.EnsureCompiles();
        Assert.Equal(run.Sources, Run(attributes).Sources);

        static GeneratorRun Run(string attributes) => GeneratorHarness.Run(
            $"using RmsProp.Generated; {attributes} public partial struct Model {{ public float Weight; public static double Rate() => 1; }}",
            attributes.Contains("Mine", StringComparison.Ordinal) ? "class Mine : RmsProp.Generated.LearningRateScheduleAttribute;" : "");
    }

    private static string WithMethod(string argument, string member) => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{argument}})]
        public partial struct Model
        {
            public float Weight;

            {{member}}
        }
        """;

    private static string Scheduled(string schedule) => $$"""
        using RmsProp.Generated;

        [RMSpropConfig]
        [{{schedule}}]
        public partial struct Model { public float Weight; }
        """;
}
