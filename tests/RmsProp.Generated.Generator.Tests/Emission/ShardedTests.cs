using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The optimizer for several ranks of every sample, compiled as strictly as a project can be.</summary>
public class ShardedTests
{
    private const string Configuration = "[RMSpropConfig";

    public static TheoryData<string> Names => [.. Samples.Names.Where(name => !Samples.ByName(name).Source.Contains("ref partial struct", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_ranks_compute_what_the_reference_computes(string name)
    {
        Sample sample = Samples.ByName(name);
        string source = sample.Source.Contains("[Sharded]", StringComparison.Ordinal)
            ? sample.Source
            : sample.Source.Insert(sample.Source.IndexOf(Configuration, StringComparison.Ordinal), "[Sharded] ");
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe, CheckOverflow = true };

        using LoadedAssembly assembly = GeneratorHarness.Run(options, source, SampleRun.Source(sample, isSharded: true)).Load();

        SampleRun.AssertRanksComputeWhatTheReferenceDoes(sample, assembly);
    }

    [Fact]
    public Task A_ref_struct_can_t_be_sharded() => Expect.Error(
        "RMSP050",
        "'Model' is a ref struct, whose spans live on the stack of one process, so it can't be trained by several ranks: make it a struct with arrays or Memory<T>, or remove [Sharded]",
        """
        using System;
        using RmsProp.Generated;

        [Sharded]
        [RMSpropConfig]
        public ref partial struct [|Model|]
        {
            public Span<float> Weights;
        }
        """);

    [Theory]
    [InlineData("[[|Sharded|]] partial struct Model { public float Weight; }")]
    [InlineData("[[|ShardedAttribute|]] partial struct Model { public float Weight; } [RMSpropConfig] partial struct Whole { public Model Part; }")]
    public Task Without_a_configuration_there_is_nothing_to_shard(string source) => Expect.Error(
        "RMSP045",
        "[Sharded] has no effect: 'Model' has no [RMSpropConfig] of its own, so no optimizer is generated for it",
        "using RmsProp.Generated;\n" + source);

    /// <summary>The compiler's own error, at the call, with a message of ours.</summary>
    [Theory]
    [InlineData("in Model model, float x", "ref model, 1f", "give it a parameter of type Range, and return the mean loss of these examples; or call Minimize with a function of a range")]
    [InlineData("in Model model, System.Range rows, System.Range columns, float x", "ref model, 0..1, 0..1, 1f", "it has several parameters of type Range: keep one")]
    public void A_loss_that_does_not_say_its_examples_can_t_be_minimized_by_ranks(string parameters, string arguments, string repair)
    {
        string source = $$"""
            using RmsProp.Generated;

            [Sharded]
            [RMSpropConfig]
            public partial struct Model
            {
                public float Weight;

                [Differentiable]
                public static float Loss({{parameters}}) => model.Weight * x;
            }

            public static class Trainer
            {
                public static float Step(Model.RMSprop alone, Model.RMSprop.Sharded ranks, ref Model model) =>
                    alone.MinimizeLoss({{arguments}}) + ranks.MinimizeLoss({{arguments}});
            }
            """;
        Diagnostic error = Assert.Single(GeneratorHarness.Run(source).Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Equal("CS0619", error.Id);
        Assert.EndsWith(
            $"is obsolete: 'Ranks can't minimize 'Loss' as it is, because it does not say which examples of a batch it takes: {repair}.'",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Losses of one name, by value and in another type, with arguments of every kind: the code compiles without a warning.</summary>
    [Fact]
    public void Overloads_and_losses_of_other_types_are_minimized_by_ranks()
    {
        const string Source = """
            using System;
            using RmsProp.Generated;

            [Sharded]
            [RMSpropConfig]
            [RMSpropConfig(Name = "Other")]
            public partial struct Model
            {
                public float Weight;

                [Differentiable]
                public static float Loss(Model model, Range examples, ReadOnlySpan<float> x) => model.Weight * x[examples.Start];

                [Differentiable]
                public static double Loss(ref readonly Model model, double[] x, in Range @in) => model.Weight * x[@in.Start.Value];
            }

            public static partial class Losses
            {
                [Differentiable]
                public static float Loss(in Model model, int exception, Range rangeOfData, in ReadOnlySpan<float> x) => model.Weight * x[rangeOfData][exception];
            }

            public static class Trainer
            {
                public static double Step(Model.RMSprop.Sharded ranks, Model.Other.Sharded other, ref Model model, float[] x, double[] y) =>
                    ranks.MinimizeLoss(ref model, 0..8, x) + other.MinimizeLoss(ref model, y, 0..8) + other.MinimizeLoss(ref model, 1, 0..8, x);
            }
            """;
        using LoadedAssembly assembly = GeneratorHarness.Run(Source).Load();

        Assert.Equal(3, assembly.Assembly.GetType("Model")!.GetNestedType("Other")!.GetNestedType("Sharded")!.GetMethods().Count(method => method.Name == "MinimizeLoss"));
    }
}
