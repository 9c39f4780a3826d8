using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP048: a number that is written as a division of integers. The expected values are C#'s: it truncates toward 0.</summary>
public class IntegerDivisionTests
{
    [Theory]
    [InlineData("Momentum = [|9 / 10|]", "'9 / 10' divides integers, which gives 0, not 0.9: write '9.0 / 10'")]
    [InlineData("Rho = [|9/10|]", "'9/10' divides integers, which gives 0, not 0.9: write '9.0/10'")]
    [InlineData("WeightDecay = 0.01 + [|1 / 100|]", "'1 / 100' divides integers, which gives 0, not 0.01: write '1.0 / 100'")]
    [InlineData("ClipValue = [|7 / 2|]", "'7 / 2' divides integers, which gives 3, not 3.5: write '7.0 / 2'")]
    [InlineData("ClipValue = [|-7 / -2|]", "'-7 / -2' divides integers, which gives 3, not 3.5: write '-7.0 / -2'")]
    [InlineData("GlobalClipNorm = 1 + [|1 / 3|]", "'1 / 3' divides integers, which gives 0, not 0.3333333333333333: write '1.0 / 3'")]
    [InlineData("UseEma = true, EmaMomentum = 0.9 + ([|1 / 1_000L|])", "'1 / 1_000L' divides integers, which gives 0, not 0.001: write '1.0 / 1_000L'")]
    [InlineData("LossScaleFactor = 1024 * ([|5L / 2|])", "'5L / 2' divides integers, which gives 2, not 2.5: write '5.0 / 2'")]
    [InlineData("InitialVelocity = 1 + [|0x10 / 'c'|]", "'0x10 / 'c'' divides integers, which gives 0, not 0.16161616161616163: write '(double)0x10 / 'c''")]
    [InlineData("LearningRate = 0.001 + [|1 / 2|] / 3", "'1 / 2' divides integers, which gives 0, not 0.5: write '1.0 / 2'")]
    [InlineData("LearningRate = 0.001 + 4 * ([|7 / 2|] * 2 / 4)", "'7 / 2' divides integers, which gives 3, not 3.5: write '7.0 / 2'")]
    [InlineData("LearningRate = 0.001 + [|N / 3|]", "'N / 3' divides integers, which gives 3, not 3.3333333333333335: write 'N / 3.0'")]
    [InlineData("LearningRate = 0.001 + [|N / Model.M|]", "'N / Model.M' divides integers, which gives 1, not 1.4285714285714286: write '(double)N / Model.M'")]
    [InlineData("LearningRate = 2 + [|-N / M|]", "'-N / M' divides integers, which gives -1, not -1.4285714285714286: write '(double)(-N) / M'")]
    [InlineData("LearningRate = 0.001 + [|ulong.MaxValue / 2|]", "'ulong.MaxValue / 2' divides integers, which gives 9223372036854775807, not 9.223372036854776E+18: write 'ulong.MaxValue / 2.0'")]
    [InlineData("LearningRate = 0.001 + [|sizeof(int) / M|]", "'sizeof(int) / M' divides integers, which gives 0, not 0.5714285714285714: write '(double)sizeof(int) / M'")]
    [InlineData("LearningRate = 0.001 + [|Half|]", "'1 / 2' in 'Half' divides integers, which gives 0, not 0.5: write '1.0 / 2'")]
    [InlineData("LearningRate = 0.001 + Model.[|Quarter|]", "'1 / 2' in 'Quarter' divides integers, which gives 0, not 0.5: write '1.0 / 2'")]
    public Task In_a_configuration(string arguments, string message) => Expect.Warning("RMSP048", message, Struct($"[RMSpropConfig({arguments})]", ""));

    [Theory]
    [InlineData("[RMSpropConfig(Rho = [|1 / 2|])]", "'1 / 2' divides integers, which gives 0, not 0.5: write '1.0 / 2'")]
    [InlineData("[RMSpropConfig(LearningRateMultiplier = 2 + [|3 / 2|])]", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    [InlineData("[MaxNorm(MaxValue = [|5 / 2|])]", "'5 / 2' divides integers, which gives 2, not 2.5: write '5.0 / 2'")]
    [InlineData("[MinMaxNorm(MinValue = [|1 / 2|])]", "'1 / 2' divides integers, which gives 0, not 0.5: write '1.0 / 2'")]
    [InlineData("[MinMaxNorm(MaxValue = [|3 / 2|], Rate = 0.5)]", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    public Task In_a_group_or_a_constraint(string attribute, string message) => Expect.Warning("RMSP048", message, Struct("[RMSpropConfig]", attribute));

    [Theory]
    [InlineData("ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, DecayRate = [|3 / 2|])", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    [InlineData("CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Alpha = [|1 / 100|])", "'1 / 100' divides integers, which gives 0, not 0.01: write '1.0 / 100'")]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, Power = [|3 / 2|])", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    [InlineData("PiecewiseConstantDecay(Boundaries = new double[] { 10 }, Values = new double[] { 0.1, [|3 / 2|] })", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    [InlineData("PiecewiseConstantDecay(Boundaries = [10], Values = [0.1, [|3 / 2|]])", "'3 / 2' divides integers, which gives 1, not 1.5: write '3.0 / 2'")]
    public Task In_a_schedule(string schedule, string message) => Expect.Warning("RMSP048", message, Struct($"[RMSpropConfig, {schedule}]", ""));

    [Fact]
    public Task Each_of_several() => Expect.Warnings(
        "RMSP048",
        ["'1 / 2' divides integers, which gives 0, not 0.5: write '1.0 / 2'", "'1 / 3' divides integers, which gives 0, not 0.3333333333333333: write '1.0 / 3'"],
        Struct("[RMSpropConfig(Momentum = 0.1 + [|1 / 2|] * ([|1 / 3|]))]", ""));

    /// <summary>The value is suspicious as well, and both are said.</summary>
    [Theory]
    [InlineData("LearningRate = 1 / 1000", "RMSP008")]
    [InlineData("Epsilon = 1 / 10000000", "RMSP008")]
    [InlineData("ClipNorm = 1 / 2", "RMSP008")]
    [InlineData("WeightDecay = 1 / 100", "RMSP023")]
    [InlineData("DynamicLossScale = true, MinLossScale = 1 / 2", "RMSP007")]
    public async Task Beside_another_rule(string arguments, string other)
    {
        Analysis analysis = await Analysis.Of(Struct($"[RMSpropConfig({arguments})]", ""));
        Assert.Equal([other, "RMSP048"], analysis.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>Exact ones, those of floating-point numbers, and numbers of steps, which are whole.</summary>
    [Theory]
    [InlineData("RMSpropConfig(ClipValue = 8 / 2)")]
    [InlineData("RMSpropConfig(Momentum = 9.0 / 10)")]
    [InlineData("RMSpropConfig(Momentum = 9 / 10.0)")]
    [InlineData("RMSpropConfig(Momentum = 9f / 10)")]
    [InlineData("RMSpropConfig(Momentum = (double)N / 20)")]
    [InlineData("RMSpropConfig(Momentum = N % 3 * 0.1)")]
    [InlineData("RMSpropConfig(GradientAccumulationSteps = N / 3)")]
    [InlineData("RMSpropConfig(LearningRate = 0.1 / Batches)")]
    [InlineData("RMSpropConfig, CosineDecay(InitialLearningRate = 0.1, DecaySteps = 1000 / 128, WarmupTarget = 0.2, WarmupSteps = 100 / 128 + 1)")]
    [InlineData("RMSpropConfig, PiecewiseConstantDecay(Boundaries = new double[] { 1000 / 128 }, Values = new double[] { 0.1, 0.01 })")]
    public Task Not_of_these(string attributes) => Expect.Nothing(Struct($"[{attributes}]", ""));

    /// <summary>Attributes of others are none of its business.</summary>
    [Fact]
    public Task Nor_in_another_attribute() => Expect.Nothing(
        Struct("[RMSpropConfig, Rate(Value = 1 / 2)]", "") + "public class RateAttribute : System.Attribute { public double Value { get; set; } }\n");

    /// <summary>Neither loops nor overflows a stack; the compiler reports what is wrong.</summary>
    [Theory]
    [InlineData("Circle")]
    [InlineData("1 / 0")]
    [InlineData("1 / Missing")]
    [InlineData("1 / ")]
    [InlineData("\"1\" / 2")]
    public async Task What_does_not_compile_is_left_to_the_compiler(string value)
    {
        Analysis analysis = await Analysis.Of(Struct($"[RMSpropConfig(Momentum = {value})]", "").Replace("Half = 1 / 2", "Circle = Circle + 1", StringComparison.Ordinal));
        Assert.DoesNotContain(analysis.Rules, rule => rule.Id is "AD0001" or "RMSP048");
        Assert.Contains(analysis.CompilerOnSource, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>A message stays short, and on one line, whatever stands between the numbers.</summary>
    [Fact]
    public async Task A_long_division_is_shown_in_part()
    {
        Analysis analysis = await Analysis.Of(Struct($"[RMSpropConfig(Momentum = 1 /* \u001b */ /\n 2{string.Concat(Enumerable.Repeat(" / 1", 2_000))})]", ""));
        string message = Assert.Single(analysis.Rules, rule => rule.Id == "RMSP048").GetMessage(null);
        Assert.StartsWith("'1 /* \\u001B */ /\\u000A 2' divides integers", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 400);
    }

    private static string Struct(string configuration, string ofField) => UseSource.Usings + $$"""
        {{configuration}}
        public partial struct Model
        {
            public float Value;
            {{ofField}} public float[] Weights;
            public const int N = 10, M = 7, Batches = 1000 / 128;
            public const double Half = 1 / 2;
            public const double Quarter = Whole / 2;
            public const double Whole = 1 + 1 / 2;
        }

        """;
}
