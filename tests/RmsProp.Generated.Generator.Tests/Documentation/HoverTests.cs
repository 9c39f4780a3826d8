using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The documentation of a generated class says what the class computes, with which values, and at what cost.</summary>
public partial class HoverTests
{
    public static TheoryData<string> SampleNames { get; } = [.. Samples.Names];

    [Fact]
    public void A_plain_configuration_is_told_in_two_equations()
    {
        HoverText text = HoverText.Of(FieldSamples.PlainInlineArray);
        Assert.Equal(["v = ρ · v + (1 - ρ) · g²", "p = p - learningRate · g / √(v + ε)"], text.Equations);
        Assert.Equal(
            [
                "Values: convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), numerics = Exact (default).",
                "State: 4 bytes per float parameter (velocity 4); this struct: 17 parameters, 68 bytes.",
                "A step: update v, p → Steps + 1.",
                "Gradients: Apply does not clear them; Minimize passes zeros.",
                "Copies: an assignment copies every number; pass the original by ref.",
                "Parameters: ZerosLike, Clone, Copy, Clear and Count; CheckGradient compares a gradient with its loss.",
                "Threads: not thread-safe; take one lock around steps, reading and saving.",
                "LoadCheckpoint: the learning rate or schedule of the checkpoint wins; all other options are those above.",
                "More, with a complete example: training.",
            ],
            text.Paragraphs);
    }

    /// <summary>The equations and the order are those of Keras' <c>apply_gradients</c> and <c>update_step</c>.</summary>
    [Fact]
    public void Every_option_has_its_equation_its_value_and_its_place_in_the_order()
    {
        HoverText text = HoverText.Of(DeclarationSamples.EverythingAtOnce);
        Assert.Equal(
            [
                "g = g / lossScaleFactor",
                "g = (g + accumulated) / gradientAccumulationSteps",
                "g = g · clipNorm / max(‖g‖, clipNorm)",
                "p = p - p · weightDecay · learningRate   unless [ExcludeFromWeightDecay]",
                "v = ρ · v + (1 - ρ) · g²",
                "a = ρ · a + (1 - ρ) · g",
                "m = μ · m + learningRate · g / √(v - a² + ε)",
                "p = p - m",
                "average = k · average + (1 - k) · p   with k = emaMomentum, but 0 while Iterations = 0",
                "p = average   where emaOverwriteFrequency divides Iterations + 1",
            ],
            text.Equations);
        Assert.Equal(
            [
                "Values: convention = Keras (default), learningRate = ExponentialDecay(initialLearningRate: 0.5, decaySteps: 2.0, decayRate: 0.5, staircase: true), "
                    + "ρ = 0.95, μ = 0.9, ε = 1e-6, weightDecay = 0.004, clipNorm = 1, emaMomentum = 0.9, emaOverwriteFrequency = 2, lossScaleFactor = 100, "
                    + "gradientAccumulationSteps = 2, numerics = Exact (default).",
                "State: 20 bytes per float parameter (velocity 4, average gradient 4, momentum buffer 4, accumulated gradient 4, "
                    + "moving average 4); this struct without its arrays: 2 parameters, 40 bytes.",
                "A step: learningRate at Steps → check shapes → unscale g → mean of g and those accumulated → "
                    + "clip g by the norm of its variable → decay p → update v, a, m, p → clear accumulated → average p → overwrite p → Steps + 1.",
                "The step before each update: check shapes → unscale g → accumulate g → average p → overwrite p → Steps + 1.",
                "Gradients: Apply does not clear them; Minimize passes zeros.",
                "Copies: an assignment copies scalars and shares every array.",
                "Loops: copy the array to a local first (float[,] w = p.Hidden.Weights;), since a loop through an in parameter is slower, "
                    + "and a lambda, as for Parallel.For, can't use one.",
                "Parameters: ZerosLike, Clone, Copy, Clear and Count; CheckGradient compares a gradient with its loss.",
                "Threads: not thread-safe; take one lock around steps, reading and saving.",
                "Schedule: when it is over, the last rate stays, unless the schedule restarts.",
                "LoadCheckpoint: the learning rate or schedule of the checkpoint wins; all other options are those above.",
                "More, with a complete example: training.",
            ],
            text.Paragraphs);
    }

    /// <summary>As in <c>Restore</c>: a rate in a file does not replace a method, a schedule does.</summary>
    [Fact]
    public void A_method_gives_way_to_nothing_but_a_schedule()
    {
        Assert.Equal(
            "all options are those above; only a schedule in the checkpoint wins over the method.",
            HoverText.Of(OptionSamples.LearningRateMethod)["LoadCheckpoint"]);
    }

    /// <summary>The local has the kind of the first field that is not inline, if its name fits on a line.</summary>
    [Theory]
    [InlineData("float A; double[] B;", " (double[] w = p.B;)")]
    [InlineData("Memory<float> A; float[] B;", " (var w = p.A.Span;)")]
    [InlineData("float[] NameThatIsTooLongToBeShownInATooltipOfAnyEditor;", "")]
    public void Loops_are_shown_a_local(string fields, string local) => Assert.StartsWith(
        $"copy the array to a local first{local}, since",
        HoverText.Of(GeneratorHarness.Run($"using System; [RmsProp.Generated.RMSpropConfig] public partial struct Model {{ {fields} }}"))["Loops"],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ClipValue = 0.5", "clipValue = 0.5", "g = min(max(g, -clipValue), clipValue)", "clip g → update v, p")]
    [InlineData("GlobalClipNorm = 2", "globalClipNorm = 2", "g = g · globalClipNorm · min(1 / ‖all g‖, 1 / globalClipNorm)", "clip g by the norm of all → update v, p")]
    [InlineData("WeightDecay = 0.01", "weightDecay = 0.01", "p = p - p · weightDecay · learningRate", "decay p → update v, p")]
    [InlineData("UseEma = true, EmaOverwriteFrequency = 1", "emaMomentum = 0.99 (default), emaOverwriteFrequency = 1", "p = average", "average p → overwrite p")]
    [InlineData("GradientAccumulationSteps = 4", "gradientAccumulationSteps = 4", "g = (g + accumulated) / gradientAccumulationSteps", "mean of g and those accumulated → update v, p → clear accumulated")]
    public void An_option_is_in_the_values_the_equations_and_the_order(string arguments, string values, string equation, string order)
    {
        HoverText text = HoverText.Of(Configured(arguments));
        Assert.Contains($", {values}, numerics", text["Values"], StringComparison.Ordinal);
        Assert.Contains(equation, text.Equations);
        Assert.Contains(order, text["A step"], StringComparison.Ordinal);
    }

    /// <summary>The formulas are those in the documentation of each framework.</summary>
    [Theory]
    [InlineData(
        "Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.1, Centered = true, Momentum = 0.9",
        "v = v + (g² - v) · (1 - ρ)", "a = a + (g - a) · (1 - ρ)", "m = μ · m + learningRate · g / √(v - a² + ε)", "p = p - m")]
    [InlineData(
        "Convention = RMSpropConvention.Optax, LearningRate = 0.1, Momentum = 0.9, Nesterov = true, BiasCorrection = true, Centered = true, CenteredVarianceFloor = true",
        "v = ρ · v + (1 - ρ) · g²", "a = ρ · a + (1 - ρ) · g",
        "i = learningRate · g / √(max(v / (1 - ρᵗ) - (a / (1 - ρᵗ))², 0) + ε)   with t = Iterations + 1", "m = μ · m + i", "p = p - (i + μ · m)")]
    [InlineData(
        "Convention = RMSpropConvention.PyTorch, Momentum = 0.9, WeightDecay = 0.1, Maximize = true",
        "g = -g", "g = g + weightDecay · p", "v = ρ · v + (1 - ρ) · g²", "m = μ · m + g / (√(v) + ε)", "p = p - learningRate · m")]
    [InlineData(
        "Convention = RMSpropConvention.Timm, WeightDecay = 0.1, WeightDecayMode = WeightDecayMode.Decoupled",
        "p = p - p · weightDecay · learningRate", "v = v + (g² - v) · (1 - ρ)", "p = p - learningRate · g / √(v + ε)")]
    [InlineData(
        "DynamicLossScale = true",
        "g = g / lossScale   doubled after dynamicGrowthSteps good steps, halved after a skipped step", "v = ρ · v + (1 - ρ) · g²", "p = p - learningRate · g / √(v + ε)")]
    [InlineData(
        "DynamicLossScale = true, DynamicGrowthSteps = 0",
        "g = g / lossScale   halved after a skipped step", "v = ρ · v + (1 - ρ) · g²", "p = p - learningRate · g / √(v + ε)")]
    public void Every_formula_has_its_equations(string arguments, params string[] equations) =>
        Assert.Equal(equations, HoverText.Of(Configured(arguments)).Equations);

    [Theory]
    [InlineData("Convention = RMSpropConvention.Timm", "convention = Timm, learningRate = 0.01 (default), ρ = 0.9 (default), ε = 1e-10 (default), initialVelocity = 1 (default), numerics = Exact (default).")]
    [InlineData("Convention = RMSpropConvention.Timm, InitialVelocity = 0", "convention = Timm, learningRate = 0.01 (default), ρ = 0.9 (default), ε = 1e-10 (default), initialVelocity = 0, numerics = Exact (default).")]
    [InlineData("InitialVelocity = 0.25", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), initialVelocity = 0.25, numerics = Exact (default).")]
    [InlineData("DynamicLossScale = true", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), initialLossScale = 32768 (default), dynamicGrowthSteps = 2000 (default), nonFiniteGradients = SkipStep, numerics = Exact (default).")]
    [InlineData("DynamicLossScale = true, DynamicGrowthSteps = 9, MinLossScale = 1, MaxLossScale = 65536", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), initialLossScale = 32768 (default), dynamicGrowthSteps = 9, minLossScale = 1, maxLossScale = 65536, nonFiniteGradients = SkipStep, numerics = Exact (default).")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), nonFiniteGradients = Throw, numerics = Exact (default).")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, MaxConsecutiveSkippedSteps = 7", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), nonFiniteGradients = SkipStep, maxConsecutiveSkippedSteps = 7, numerics = Exact (default).")]
    public void Every_value_of_a_formula_and_a_guard_is_told(string arguments, string values) => Assert.Equal(values, HoverText.Of(Configured(arguments))["Values"]);

    [Theory]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw, Maximize = true", "throw if some g or its square is not finite → turn g around → update v, p → Steps + 1.")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, ClipNorm = 1", "skip if some g or its norm is not finite → clip g by the norm of its variable → update v, p → Steps + 1.")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, ClipValue = 1", "skip if some g is not finite → clip g → update v, p → Steps + 1.")]
    [InlineData("DynamicLossScale = true, Maximize = true, WeightDecay = 0.1, WeightDecayMode = WeightDecayMode.L2", "skip if some g is not finite → unscale g → turn g around → add weight decay to g → update v, p → Steps + 1.")]
    public void Guards_and_turns_have_their_place_in_the_order(string arguments, string order) => Assert.Equal(order, HoverText.Of(Configured(arguments))["A step"]);

    [Theory]
    [InlineData("ClipNorm = 0")]
    [InlineData("ClipValue = -1")]
    [InlineData("GlobalClipNorm = double.NaN")]
    [InlineData("Convention = (RMSpropConvention)5")]
    [InlineData("Convention = (RMSpropConvention)(-1)")]
    public void What_is_not_in_force_is_not_told(string argument)
    {
        HoverText text = HoverText.Of(Configured(argument));
        Assert.Equal(["v = ρ · v + (1 - ρ) · g²", "p = p - learningRate · g / √(v + ε)"], text.Equations);
        Assert.Equal("convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), numerics = Exact (default).", text["Values"]);
    }

    [Theory]
    [InlineData("", "learningRate = Rate()")]
    [InlineData("long step", "learningRate = Rate(Steps)")]
    public void A_method_is_told_with_its_argument(string parameter, string rate)
    {
        GeneratorRun run = GeneratorHarness.Run(
            $"using RmsProp.Generated; [RMSpropConfig(LearningRateMethod = \"Rate\")] public partial struct Model {{ public float A; private static double Rate({parameter}) => 1; }}");
        Assert.Contains($", {rate}, ", HoverText.Of(run)["Values"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_moving_average_that_overwrites_nothing_has_no_equation_for_it()
    {
        HoverText text = HoverText.Of(Configured("UseEma = true, EmaOverwriteFrequency = 0"));
        Assert.Contains("emaOverwriteFrequency = 0, ", text["Values"], StringComparison.Ordinal);
        Assert.DoesNotContain(text.Equations, equation => equation.StartsWith("p = average", StringComparison.Ordinal));
        Assert.DoesNotContain("overwrite", text["A step"], StringComparison.Ordinal);
    }

    /// <summary>The formulas are those of <c>keras.constraints</c>, and their place is after the moving average.</summary>
    [Fact]
    public void Constraints_are_told_with_their_variables_and_their_place_in_the_order()
    {
        HoverText text = HoverText.Of(FieldSamples.Constraints);
        Assert.Equal(
            [
                "p = average   where emaOverwriteFrequency divides Iterations + 1",
                "p = p · min(‖p‖, 0.9) / (1e-7 + ‖p‖)   of Kernel along axis 0",
                "p = p · (0.25 · clip(‖p‖, 0.5, 2) + (1 - 0.25) · ‖p‖) / (1e-7 + ‖p‖)   of Filters along axes 0, 1",
                "p = p / (1e-7 + ‖p‖)   of Hidden.Weights, Rows.First, Rows.Second along axis 0",
                "p = max(p, 0)   of Hidden.Scale, Rate",
            ],
            text.Equations.TakeLast(5));
        Assert.EndsWith("average p → overwrite p → constrain p → Steps + 1.", text["A step"], StringComparison.Ordinal);
        Assert.EndsWith("average p → overwrite p → constrain p → Steps + 1.", text["The step before each update"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MinMaxNorm(MinValue = 0.5, MaxValue = 2)", "p = p · clip(‖p‖, 0.5, 2) / (1e-7 + ‖p‖)   of Weights along axis 0")]
    [InlineData("MinMaxNorm(MinValue = 0.5, MaxValue = 2, Rate = 0.25)", "p = p · (0.25 · clip(‖p‖, 0.5, 2) + (1 - 0.25) · ‖p‖) / (1e-7 + ‖p‖)   of Weights along axis 0")]
    public void A_norm_is_brought_all_of_the_way_or_a_part_of_it(string constraint, string equation) => Assert.Equal(
        equation,
        HoverText.Of(GeneratorHarness.Run($"using RmsProp.Generated; [RMSpropConfig] public partial struct Model {{ [{constraint}] public float[] Weights; }}")).Equations[^1]);

    /// <summary>Setting a value to its default is the same as not setting it.</summary>
    [Theory]
    [InlineData("", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-7 (default), numerics = Exact (default).")]
    [InlineData("Rho = 0.9, Epsilon = 1e-8", "convention = Keras (default), learningRate = 0.001 (default), ρ = 0.9 (default), ε = 1e-8, numerics = Exact (default).")]
    [InlineData("LearningRate = 0.5, Numerics = KernelNumerics.Fast", "convention = Keras (default), learningRate = 0.5, ρ = 0.9 (default), ε = 1e-7 (default), numerics = Fast.")]
    public void Defaults_are_marked(string arguments, string values) => Assert.Equal(values, HoverText.Of(Configured(arguments))["Values"]);

    /// <summary>The defaults are those of the framework, and those of the attribute's properties at run time.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Values_are_marked_where_they_are_those_of_the_attribute(string name)
    {
        Sample sample = Samples.ByName(name);
        var defaults = new RMSpropConfigAttribute();
        var defaultsOfFramework = RMSpropArguments.Of(sample.Arguments.Convention);
        string values = HoverText.Of(sample)["Values"];
        AssertHas("ρ", sample.Arguments.Rho, defaultsOfFramework.Rho);
        AssertHas("ε", sample.Arguments.Epsilon, defaultsOfFramework.Epsilon);
        if (sample.LearningRate is null)
        {
            AssertHas("learningRate", sample.Arguments.LearningRate, defaultsOfFramework.LearningRate);
        }

        if (sample.Arguments.Convention == defaults.Convention)
        {
            Assert.Equal(
                (defaultsOfFramework.LearningRate, defaultsOfFramework.Rho, defaultsOfFramework.Epsilon),
                (defaults.LearningRate, defaults.Rho, defaults.Epsilon));
        }

        if (sample.Arguments.UseEma)
        {
            AssertHas("emaMomentum", sample.Arguments.EmaMomentum, defaults.EmaMomentum);
            AssertHas("emaOverwriteFrequency", sample.Arguments.EmaOverwriteFrequency ?? 0, defaults.EmaOverwriteFrequency);
        }

        void AssertHas(string value, double number, double defaultNumber)
        {
            Match match = Regex.Match(values, $@"(^|, ){value} = (?<number>[^ ,]+)(?<mark> \(default\))?,");
            Assert.Equal(number, double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));
            Assert.Equal(number == defaultNumber, match.Groups["mark"].Success);
        }
    }

    /// <summary>Tooltips and windows have a limited width.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void No_line_of_documentation_is_too_long_to_read(string name)
    {
        Sample sample = Samples.ByName(name);
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe };
        IEnumerable<string> lines = GeneratorHarness.Run(options, sample.Source).Sources.Values.SelectMany(source => source.Split('\n'));
        Assert.All(lines.Where(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 140));
    }

    internal static GeneratorRun Configured(string arguments) => GeneratorHarness.Run(
        $"using RmsProp.Generated; [RMSpropConfig({arguments})] public partial struct Model {{ public float A, B, C, D; }}");
}
