using Microsoft.CodeAnalysis.CodeFixes;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>"Fix all" where the repairs of several diagnostics edit the same lists and types.</summary>
public class FixAllTests
{
    private const string Untouched = """
        [RmsProp.Generated.RMSpropConfig(EmaMomentum = 0.9)]
        partial struct Other { public float Value; }
        """;

    [Fact]
    public Task Of_a_document_removes_several_arguments_of_one_list() => Becomes(
        "RMSP018",
        "Remove EmaMomentum",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig(EmaMomentum = 0.9, EmaOverwriteFrequency = 3), RMSpropConfig(Name = "Fine", EmaMomentum = 0.9, Rho = 0.5, EmaOverwriteFrequency = 3)]
            [CosineDecay(Optimizer = "Fine", InitialLearningRate = 1, DecaySteps = 3, WarmupSteps = 2)]
            partial struct Model { public float Value; }
            """,
            Untouched,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig, RMSpropConfig(Name = "Fine", Rho = 0.5)]
            [CosineDecay(Optimizer = "Fine", InitialLearningRate = 1, DecaySteps = 3)]
            partial struct Model { public float Value; }
            """,
            Untouched,
        ]);

    [Fact]
    public Task Of_a_document_switches_on_once_for_two_arguments() => Becomes(
        "RMSP018",
        "Set UseEma to true",
        FixAllScope.Document,
        ["[RmsProp.Generated.RMSpropConfig(EmaMomentum = 0.9, EmaOverwriteFrequency = 3)] partial struct Model { public float Value; }"],
        ["[RmsProp.Generated.RMSpropConfig(EmaMomentum = 0.9, EmaOverwriteFrequency = 3, UseEma = true)] partial struct Model { public float Value; }"]);

    [Fact]
    public Task Of_a_document_marks_every_field_once() => Becomes(
        "RMSP004",
        "Mark 'A' and 'B' [NotTrainable]",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig]
            partial record struct Model(float Value, int Count, long Total)
            {
                public string A, B;
                public object C { get; set; }
            }
            """,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig]
            partial record struct Model(float Value, [NotTrainable] int Count, [NotTrainable] long Total)
            {
                [NotTrainable]
                public string A, B;
                [NotTrainable]
                public object C { get; set; }
            }
            """,
        ]);

    [Fact]
    public Task Of_a_document_finds_a_free_name_for_each() => Becomes(
        "RMSP011",
        "Set Name to \"RMSprop2\", which is free",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig, RMSpropConfig(Rho = 0.5), RMSpropConfig, RMSpropConfig(Name = "RMSprop3")]
            partial struct Model { public float Value; }
            """,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig, RMSpropConfig(Rho = 0.5, Name = "RMSprop2"), RMSpropConfig(Name = "RMSprop4"), RMSpropConfig(Name = "RMSprop3")]
            partial struct Model { public float Value; }
            """,
        ]);

    [Fact]
    public Task Of_a_document_removes_all_attributes_of_a_list() => Becomes(
        "RMSP016",
        "Keep LearningRate and remove CosineDecay",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRate = 0.1), RMSpropConfig(Name = "B", LearningRate = 0.1)]
            [CosineDecay(Optimizer = "RMSprop", InitialLearningRate = 1, DecaySteps = 3), CosineDecay(Optimizer = "B", InitialLearningRate = 1, DecaySteps = 3)]
            partial struct Model { public float Value; }
            """,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRate = 0.1), RMSpropConfig(Name = "B", LearningRate = 0.1)]
            partial struct Model { public float Value; }
            """,
        ]);

    [Fact]
    public Task Of_a_document_removes_the_options_of_all_fields() => Becomes(
        "RMSP030",
        "Remove UseEma",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig]
            partial record struct Model([RMSpropConfig(UseEma = true)] float Value, [RMSpropConfig(Rho = 0.5, UseEma = true, BiasCorrection = true)] float[] Weights)
            {
                // The last one.
                [RMSpropConfig(Maximize = true), RMSpropConfig(GlobalClipNorm = 1, Name = "RMSprop", Rho = 0.4)]
                public float Bias;
            }
            """,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig]
            partial record struct Model(float Value, [RMSpropConfig(Rho = 0.5)] float[] Weights)
            {
                // The last one.
                [RMSpropConfig(Name = "RMSprop", Rho = 0.4)]
                public float Bias;
            }
            """,
        ]);

    [Fact]
    public Task Of_a_document_gives_all_groups_to_one_optimizer() => Becomes(
        "RMSP031",
        "Use RMSpropConfig for 'Fine'",
        FixAllScope.Document,
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig(Name = "Fine")]
            partial struct Model
            {
                [RMSpropConfig(Name = "fine", Rho = 0.5)] public float Value;
                [RMSpropConfig(Rho = 0.5, Name = "Find")] public float Bias;
            }
            """,
        ],
        [
            """
            using RmsProp.Generated;

            [RMSpropConfig(Name = "Fine")]
            partial struct Model
            {
                [RMSpropConfig(Name = "Fine", Rho = 0.5)] public float Value;
                [RMSpropConfig(Rho = 0.5, Name = "Fine")] public float Bias;
            }
            """,
        ]);

    [Fact]
    public Task Of_a_project_sets_the_floor_once_on_the_struct_for_all_groups() => Becomes(
        "RMSP029",
        "Set CenteredVarianceFloor to true",
        FixAllScope.Project,
        [
            """
            using RmsProp.Generated;

            partial struct Model
            {
                [RMSpropConfig(Centered = true)] public float Value;
                [RMSpropConfig(Centered = true, Rho = 0.5)] public double Bias;
            }
            """,
            "[RmsProp.Generated.RMSpropConfig(Convention = RmsProp.Generated.RMSpropConvention.PyTorch)] partial struct Model;",
        ],
        [
            """
            using RmsProp.Generated;

            partial struct Model
            {
                [RMSpropConfig(Centered = true)] public float Value;
                [RMSpropConfig(Centered = true, Rho = 0.5)] public double Bias;
            }
            """,
            "[RmsProp.Generated.RMSpropConfig(Convention = RmsProp.Generated.RMSpropConvention.PyTorch, CenteredVarianceFloor = true)] partial struct Model;",
        ]);

    [Fact]
    public Task Of_a_project_makes_a_type_partial_once_for_all_that_are_in_it() => Becomes(
        "RMSP003",
        "Make 'Outer' and 'Model' partial",
        FixAllScope.Project,
        [
            """
            class Outer
            {
                [RmsProp.Generated.RMSpropConfig] struct Model { public float Value; }
                [RmsProp.Generated.RMSpropConfig] partial struct Second { public float Value; }
                static class Inner
                {
                    [RmsProp.Generated.RMSpropConfig] struct Third { public float Value; }
                }
            }
            """,
            """
            interface IOther
            {
                [RmsProp.Generated.RMSpropConfig] partial struct Model { public float Value; }
            }
            """,
        ],
        [
            """
            partial class Outer
            {
                [RmsProp.Generated.RMSpropConfig] partial struct Model { public float Value; }
                [RmsProp.Generated.RMSpropConfig] partial struct Second { public float Value; }
                static partial class Inner
                {
                    [RmsProp.Generated.RMSpropConfig] partial struct Third { public float Value; }
                }
            }
            """,
            """
            partial interface IOther
            {
                [RmsProp.Generated.RMSpropConfig] partial struct Model { public float Value; }
            }
            """,
        ]);

    /// <summary>The configuration is on one part of the struct and the schedule on another.</summary>
    [Fact]
    public Task Of_a_project_edits_the_file_that_is_to_be_edited() => Becomes(
        "RMSP016",
        "Keep CosineDecay and remove LearningRate",
        FixAllScope.Project,
        [
            "[RmsProp.Generated.RMSpropConfig(LearningRate = 1)] partial struct Model { public float Value; }",
            "using RmsProp.Generated;\n[CosineDecay(InitialLearningRate = 1, DecaySteps = 3)] partial struct Model;",
        ],
        [
            "[RmsProp.Generated.RMSpropConfig] partial struct Model { public float Value; }",
            "using RmsProp.Generated;\n[CosineDecay(InitialLearningRate = 1, DecaySteps = 3)] partial struct Model;",
        ]);

    [Fact]
    public async Task Of_a_solution_reaches_every_file_of_every_project()
    {
        const string Before = "[RmsProp.Generated.RMSpropConfig] struct Model { public float Value; }";
        const string After = "[RmsProp.Generated.RMSpropConfig] partial struct Model { public float Value; }";
        using var workspace = new FixWorkspace([Before, Renamed(Before)], [Before], [Renamed(Before), Untouched]);
        await workspace.FixAllAsync("RMSP002", "Make 'Model' partial", FixAllScope.Solution);
        string[] texts = await workspace.TextsAsync();
        Assert.Equal([After, Renamed(After), After, Renamed(After), Untouched], texts);

        static string Renamed(string source) => source.Replace("Model", "Second", StringComparison.Ordinal);
    }

    private static async Task Becomes(string rule, string title, FixAllScope scope, string[] before, string[] after)
    {
        using var workspace = new FixWorkspace(before, before);
        await workspace.FixAllAsync(rule, title, scope);
        string[] texts = await workspace.TextsAsync();
        Assert.Equal([.. after, .. before], texts);
        Assert.DoesNotContain(
            await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project),
            diagnostic => diagnostic.Id == rule && (scope != FixAllScope.Document || diagnostic.Location.SourceTree!.FilePath == "Source0.cs"));
    }
}
