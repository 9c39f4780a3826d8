using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The documentation of a generated class tells the values of groups, as far as a tooltip has room for them.</summary>
public class HoverGroupTests
{
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
}
