using System.Globalization;
using System.Reflection;
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

    [Fact]
    public void Floats_and_doubles_are_counted_apart()
    {
        string state = HoverText.Of(FieldSamples.SingleAndDouble)["State"];
        Assert.Equal(
            "12 bytes per float parameter (velocity 4, momentum buffer 4, moving average 4); "
                + "24 bytes per double parameter (velocity 8, momentum buffer 8, moving average 8); this struct: 2 parameters, 36 bytes.",
            state);
    }

    [Fact]
    public void Large_numbers_are_grouped()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(337)]
            public struct Weights { private float _first; }

            [RMSpropConfig(Momentum = 0.9)]
            public partial struct Model { public Weights Weights; }
            """);
        Assert.Equal(
            "8 bytes per float parameter (velocity 4, momentum buffer 4); this struct: 337 parameters, 2,696 bytes.",
            HoverText.Of(run)["State"]);
    }

    [Theory]
    [InlineData("float[] A; float[,] B;", "4 bytes per float parameter (velocity 4), in arrays as long as those of the parameters.")]
    [InlineData("Tensor<float> A;", "4 bytes per float parameter (velocity 4), in tensors as long as those of the parameters.")]
    [InlineData("Tensor<float> A; Memory<float> B;", "4 bytes per float parameter (velocity 4), in arrays and tensors as long as those of the parameters.")]
    [InlineData("float A; Tensor<float> B;", "4 bytes per float parameter (velocity 4); this struct without its tensors: 1 parameter, 4 bytes.")]
    public void What_is_not_in_the_struct_is_called_by_its_name(string fields, string state)
    {
        GeneratorRun run = GeneratorHarness.Run($$"""
            using System;
            using System.Numerics.Tensors;

            [RmsProp.Generated.RMSpropConfig]
            public partial struct Model { {{fields}} }
            """);

        Assert.Equal(state, HoverText.Of(run)["State"]);
    }

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

    /// <summary>Lists the values that differ from the optimizer's, in the order of the values.</summary>
    [Theory]
    [InlineData("LearningRateMultiplier = 0.1", "", "learningRate × 0.1.")]
    [InlineData("LearningRate = 0.1, Rho = 0.5, Epsilon = 1e-3", "", "learningRate = 0.1, ρ = 0.5, ε = 0.001.")]
    [InlineData("Momentum = 0.5, WeightDecay = 0.2, ClipNorm = 3", "", "μ = 0.5, weightDecay = 0.2, clipNorm = 3.")]
    [InlineData("Momentum = 0, WeightDecay = double.NaN, Centered = false", "Momentum = 0.9, WeightDecay = 0.1, Centered = true", "no μ, not centered, no weightDecay.")]
    [InlineData("Centered = true, Numerics = KernelNumerics.Fast", "", "centered, numerics = Fast.")]
    [InlineData("Numerics = KernelNumerics.Exact", "Numerics = KernelNumerics.Fast", "numerics = Exact.")]
    public void Values_of_a_group_are_told(string arguments, string ofOptimizer, string values)
    {
        GeneratorRun run = GeneratorHarness.Run(
            $"using RmsProp.Generated; [RMSpropConfig({ofOptimizer})] public partial struct Model {{ public float A; [RMSpropConfig({arguments})] public float B; }}");
        Assert.Equal(values, HoverText.Of(run)["Values of B"]);
    }

    /// <summary>Up to five groups are listed; the rest are counted.</summary>
    [Theory]
    [InlineData(5, "")]
    [InlineData(7, "Other values of 2 more groups.")]
    public void Many_groups_are_counted(int groups, string others)
    {
        string fields = string.Concat(Enumerable.Range(1, groups).Select(i => $" [RMSpropConfig(LearningRate = {i})] public float F{i};"));
        string source = Assert.Single(GeneratorHarness.Run(
            $"using RmsProp.Generated; [RMSpropConfig] public partial struct Model {{ public float A;{fields} }}").Sources.Values);
        for (int i = 1; i <= groups; i++)
        {
            Assert.Equal(i <= 5, source.Contains($"Values of F{i}: learningRate = {i}.", StringComparison.Ordinal));
        }

        Assert.Equal(others.Length > 0, source.Contains("Other values of", StringComparison.Ordinal));
        Assert.Contains(others, source, StringComparison.Ordinal);
    }

    /// <summary>As many variables are listed as can be read.</summary>
    [Theory]
    [InlineData(5, "F1, F2, F3, F4, F5")]
    [InlineData(6, "F1, F2, F3, F4, F5 and 1 more")]
    [InlineData(12, "F1, F2, F3, F4, F5 and 7 more")]
    public void Many_variables_are_counted(int count, string names)
    {
        string fields = string.Concat(Enumerable.Range(1, count).Select(i => $" [NonNegative, RMSpropConfig(Rho = 0.5)] public float F{i};"));
        HoverText text = HoverText.Of(GeneratorHarness.Run($"using RmsProp.Generated; [RMSpropConfig] public partial struct Model {{ public float A;{fields} }}"));
        Assert.Equal("p = max(p, 0)   of " + names, text.Equations[^1]);
        Assert.EndsWith("update v, p → constrain p → Steps + 1.", text["A step"], StringComparison.Ordinal);
        Assert.Equal("ρ = 0.5.", text["Values of " + names]);
    }

    /// <summary>If each field of a nested struct has arguments of its own, those on the struct are in force for no variable.</summary>
    [Fact]
    public void A_group_without_variables_is_none()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using RmsProp.Generated;

            public struct Layer
            {
                [RMSpropConfig(Momentum = 0.5)] public float Weight;
                [RMSpropConfig(Momentum = 0.25)] public float Bias;
            }

            [RMSpropConfig]
            public partial struct Model { public float Scale; [RMSpropConfig(Rho = 0.5)] public Layer Hidden; }
            """);
        Assert.Equal(
            ["Values of Hidden.Weight: ρ = 0.5, μ = 0.5.", "Values of Hidden.Bias: ρ = 0.5, μ = 0.25."],
            HoverText.Of(run).Paragraphs.Where(paragraph => paragraph.StartsWith("Values of ", StringComparison.Ordinal)));
        Assert.Equal(2, run.Sources.Values.Single().Split("\"variables\": ").Length - 1);
    }

    [Fact]
    public void Nor_is_one_that_makes_no_difference() => Assert.DoesNotContain(
        "Values of",
        GeneratorHarness.Run(
            "using RmsProp.Generated; [RMSpropConfig] public partial struct Model { public float A; [RMSpropConfig(Rho = 0.9)] public float B; }").Sources.Values.Single(),
        StringComparison.Ordinal);

    /// <summary>
    /// The attribute on a field wins over those around it and on its type, and one that names the optimizer over one for all.
    /// </summary>
    [Theory]
    [InlineData("", "[RMSpropConfig(LearningRateMultiplier = 0.5)] public Layer", "", "learningRate × 0.5, μ = 0.25")]
    [InlineData(", LearningRateMultiplier = 0.5", "public Layer", "", "μ = 0.25")]
    [InlineData("", "[RMSpropConfig(LearningRate = 0.5)] public Layer", "LearningRateMultiplier = 0.1, ", "learningRate × 0.1, μ = 0.25")]
    [InlineData("", "[RMSpropConfig(LearningRateMultiplier = 0.5)] public Layer", "LearningRate = 0.1, ", "learningRate = 0.1, μ = 0.25")]
    [InlineData("", "[RMSpropConfig(Rho = 0.5), RMSpropConfig(Rho = 0.6, Name = \"Mine\")] public Layer", "", "ρ = 0.6, μ = 0.25")]
    [InlineData("", "[RMSpropConfig(Rho = 0.6, Name = \"Mine\"), RMSpropConfig(Rho = 0.5)] public Layer", "", "ρ = 0.6, μ = 0.25")]
    [InlineData("", "[RMSpropConfig(Momentum = 0.75)] public Own", "", "ρ = 0.5, μ = 0.75")]
    public void Values_of_a_group_are_those_of_the_nearest_attribute(string ofStruct, string field, string inside, string values)
    {
        GeneratorRun run = GeneratorHarness.Run($$"""
            using RmsProp.Generated;

            public struct Layer { [RMSpropConfig({{inside}}Momentum = 0.25)] public float Weight; }

            [RMSpropConfig(Rho = 0.5, Momentum = 0.25)]
            public partial struct Own { public float Weight; }

            [RMSpropConfig(Name = "Mine"{{ofStruct}})]
            public partial struct Model { public float Scale; {{field}} Hidden; }
            """);
        Assert.Equal(values + ".", HoverText.Of(run, "Mine")["Values of Hidden.Weight"]);
    }

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
    public void A_struct_without_variables_has_no_slot() => Assert.Equal(
        "no parameter, no slot.", HoverText.Of(GeneratorHarness.Run("[RmsProp.Generated.RMSpropConfig] public partial struct Model { }"))["State"]);

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

    /// <summary>The slots are the fields of the state, and their sizes follow from the sample's variables.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void The_state_is_told_with_its_slots_and_its_size(string name)
    {
        Sample sample = Samples.ByName(name);
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe };
        using LoadedAssembly assembly = GeneratorHarness.Run(options, sample.Source).Load();
        Type state = assembly.Assembly.GetTypes().Single(type => type.Name == "State" && type.DeclaringType!.Name == sample.Optimizer);
        string[] slots = [.. state.GetFields().Where(field => !field.FieldType.IsPrimitive).Select(field => Words(field.Name))];

        string text = HoverText.Of(sample)["State"];
        Assert.Equal(
            sample.Variables
                .GroupBy(variable => (variable.Arguments, variable.IsDouble)).OrderBy(variables => variables.Key.Arguments is not null)
                .ThenBy(variables => variables.Key.Arguments is null && variables.Key.IsDouble).Select(variables =>
                {
                    int size = variables.Key.IsDouble ? sizeof(double) : sizeof(float);
                    string[] kept = [.. slots.Where(slot => IsKept(slot, variables.Key.Arguments ?? sample.Arguments))];
                    return $"{kept.Length * size} per {(variables.Key.IsDouble ? "double" : "float")}: {string.Join(", ", kept.Select(slot => $"{slot} {size}"))}";
                }).Distinct(),
            PerElement().Matches(text).Select(match => $"{match.Groups["bytes"]} per {match.Groups["type"]}: {match.Groups["slots"]}"));

        if (!state.GetFields().Any(field => field.Name == "IsBuilt"))
        {
            int bytes = sample.Variables.Sum(variable => variable.Length * (variable.IsDouble ? sizeof(double) : sizeof(float)) * slots.Length);
            int count = sample.Variables.Sum(variable => variable.Length);
            Assert.EndsWith($"; this struct: {count} parameter{(count == 1 ? "" : "s")}, {bytes} bytes.", text, StringComparison.Ordinal);
        }
    }

    private static bool IsKept(string slot, RMSpropArguments arguments) => slot switch
    {
        "average gradient" => arguments.Centered,
        "momentum buffer" => arguments.Momentum > 0,
        _ => true,
    };

    /// <summary>
    /// A struct of an even number of floats and nothing else has no padding between or after the slots: the size is the runtime's own.
    /// </summary>
    [Theory]
    [InlineData("Momentum = 0.9", 32)]
    [InlineData("", 16)]
    [InlineData("Momentum = 0.9, Centered = true, UseEma = true, GradientAccumulationSteps = 2", 80)]
    public void The_size_is_that_of_the_state_without_its_counter(string arguments, int bytes)
    {
        GeneratorRun run = Configured(arguments);
        using LoadedAssembly assembly = run.Load();
        Type state = assembly.Assembly.GetTypes().Single(type => type.Name == "State");
        MethodInfo sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(state);
        Assert.Equal(bytes + sizeof(long), (int)sizeOf.Invoke(null, null)!);
        Assert.EndsWith($"; this struct: 4 parameters, {bytes} bytes.", HoverText.Of(run)["State"], StringComparison.Ordinal);
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

    private static GeneratorRun Configured(string arguments) => GeneratorHarness.Run(
        $"using RmsProp.Generated; [RMSpropConfig({arguments})] public partial struct Model {{ public float A, B, C, D; }}");

    private static string Words(string name) => UpperCase().Replace(name, match => (match.Index == 0 ? "" : " ") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();

    [GeneratedRegex(@"(?<bytes>\d+) bytes per (?<type>float|double) parameter(?: in the group of [\w.]+)? \((?<slots>[^)]+)\)")]
    private static partial Regex PerElement();
}
