using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Structs to which another generator adds a field that this one does not know: it is not trained, no number is updated twice or in place
/// of another one, and the analyzer, which sees both, reports it. A step moves by lr g / √((1 - ρ) g² + ε), which for g = 1 is 0.001 /
/// √0.1 = 0.00316.
/// </summary>
public class AddedFieldTests
{
    // The compiler warns that fields in several parts of a struct have no defined order.
    private const string Usings = "#pragma warning disable CS0282\n#nullable enable\nusing System.Runtime.InteropServices; " + RunningModel.Usings;

    /// <summary>Takes a step from zeros with all gradients 1, including those of added fields.</summary>
    private const string Step = """
        Model parameters = default, gradients = default;
        MemoryMarshal.Cast<Model, float>(new Span<Model>(ref gradients)).Fill(1);
        try
        {
            new Model.RMSprop().Apply(ref parameters, in gradients);
            return Model.Describe(in parameters);
        }
        catch (InvalidOperationException exception)
        {
            bool isChanged = MemoryMarshal.Cast<Model, float>(new Span<Model>(ref parameters)).ContainsAnyExcept(0f);
            return (isChanged ? "changed: " : "") + exception.Message;
        }
        """;

    private const string StepOfNothing = """
        Model parameters = default;
        try
        {
            new Model.RMSprop().Apply(ref parameters, in parameters);
            return "trained";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
        """;

    [Fact]
    public async Task A_field_at_the_end_moves_nothing_and_is_not_trained()
    {
        GeneratorRun run = Run(
            """
            [RMSpropConfig] public partial struct Model
            {
                public float A, B;
                public static string Describe(in Model p) => FormattableString.Invariant($"{p.A:0.00000} {p.B:0.00000} {p.X}");
            }
            """,
            "public partial struct Model { public float X; }",
            Step);
        Assert.Equal("-0.00316 -0.00316 0", Result(run));
        Assert.Equal(
            [("RMSP036", "'Model' has the field 'X' from another source generator, and generators don't see each other's code, so it is not trained: declare it in a file of the project, or have it marked [NotTrainable]")],
            await RulesOf(run));
    }

    /// <summary>The row P.A, B was assumed to be contiguous: the step would skip B and update P.X instead.</summary>
    [Theory]
    [InlineData("float", "the field 'P.X'")]
    [InlineData("int", null)]
    public async Task A_field_within_is_found_before_anything_is_changed(string type, string? untrained)
    {
        GeneratorRun run = Run(
            """
            public partial struct Part { public float A; }
            [RMSpropConfig] public partial struct Model { public Part P; public float B; public static string Describe(in Model p) => "trained"; }
            """,
            $"public partial struct Part {{ public {type} X; }}",
            Step);
        Assert.Equal(
            "'B' is not 4 bytes after 'P.A', as it was when the optimizer was generated: another source generator, or a tool that edits assemblies, "
                + "has added a field or changed the layout. Put [StructLayout(LayoutKind.Sequential)] on 'Model', so that its fields are updated one by one.",
            Result(run));
        Assert.Equal(
            [
                .. untrained is null ? Array.Empty<string>() : ["RMSP036"],
                "RMSP037",
            ],
            (await RulesOf(run)).Select(rule => rule.Id));
    }

    [Fact]
    public async Task And_with_the_layout_that_the_message_asks_for_each_number_is_updated_once()
    {
        GeneratorRun run = Run(
            """
            public partial struct Part { public float A; }
            [RMSpropConfig, StructLayout(LayoutKind.Sequential)] public partial struct Model
            {
                public Part P;
                public float B;
                [NotTrainable] public float C;
                public static string Describe(in Model p) => FormattableString.Invariant($"{p.P.A:0.00000} {p.P.X} {p.B:0.00000} {p.C}");
            }
            """,
            "public partial struct Part { [NotTrainable] public float X; }",
            Step);
        Assert.Equal("-0.00316 0 -0.00316 0", Result(run));
        Assert.Empty(await RulesOf(run));
    }

    /// <summary>
    /// Elements of an inline array, and fields of a record, of a nested part, and of a generic one; and the runtime lays out structs with
    /// references differently.
    /// </summary>
    [Theory]
    [InlineData("'Ps[1].A' is not 8 bytes after 'Ps[0].A'", "'Part'", "public partial struct Part { public float A, B; } [InlineArray(3)] public struct Parts { private Part _first; }", "public Parts Ps;", "public partial struct Part { public float X; }")]
    [InlineData("'B' is not 8 bytes after 'P.A'", "'Model'", "public partial record struct Part(float A, float C);", "public Part P; public float B;", "public partial record struct Part { public float X; }")]
    [InlineData("'P.C' is not 4 bytes after 'P.I.A'", "'Part'", "public partial struct Inner { public float A; } public struct Part { public Inner I; public float C; }", "public float D; public Part P;", "public partial struct Inner { public int X; }")]
    [InlineData("'P.C' is not 4 bytes after 'P.I.A'", "'Part'", "public partial struct Inner<T> { public float A; } public struct Part { public Inner<int> I; public float C; }", "public Part P;", "public partial struct Inner<T> { public T X; }")]
    [InlineData("'B' is not 8 bytes after 'P.A'", "'Model'", "public struct Part { public float A, C; }", "public Part P; public float B;", "public partial struct Model { private object? _x; public void Set(object x) => _x = x; public readonly object? Get() => _x; }")]
    [InlineData("'B' is not 8 bytes after 'P.A'", "'Model'", "public struct Part { public float A, C; }", "public Part P; public float B;", "[StructLayout(LayoutKind.Auto)] public partial struct Model;")]
    public void In_whatever_way_fields_are_moved(string message, string type, string types, string fields, string added)
    {
        string result = Result(Run(types + "[RMSpropConfig(Momentum = 0.9)] public partial struct Model { " + fields + " }", added, StepOfNothing));
        Assert.StartsWith(message, result, StringComparison.Ordinal);
        Assert.Contains($"Put [StructLayout(LayoutKind.Sequential)] on {type}", result, StringComparison.Ordinal);
    }

    /// <summary>There the slots are another struct, with the same part in it.</summary>
    [Fact]
    public void In_a_ref_struct_as_well() => Assert.StartsWith(
        "'B' is not 4 bytes after 'P.A'",
        Result(Run(
            "public partial struct Part { public float A; } [RMSpropConfig(UseEma = true)] public ref partial struct Model { public Part P; public float B; }",
            "public partial struct Part { public float X; }",
            StepOfNothing)),
        StringComparison.Ordinal);

    /// <summary>A field that is not a number, or that is marked, is the other author's business.</summary>
    [Theory]
    [InlineData("private int _version; public int Version => _version++;")]
    [InlineData("[NotTrainable] public float X;")]
    [InlineData("public static float X;")]
    [InlineData("public const float X = 1;")]
    [InlineData("public float X => 1;")]
    public async Task Nothing_is_said_of_what_nobody_would_train(string member) => Assert.Empty(await RulesOf(Run(
        "[RMSpropConfig] public partial struct Model { public float A, B; }", $"public partial struct Model {{ {member} }}")));

    [Fact]
    public async Task A_property_that_another_generator_implements_is_not_trained() => Assert.Equal(
        [("RMSP036", "'Model' has the fields 'Part.B', 'Part.C', 'Part.D' and 1 more from another source generator, and generators don't see each other's code, so they are not trained: declare them in a file of the project, or have them marked [NotTrainable]")],
        await RulesOf(Run(
            "public partial struct Inner { public float V; } [RMSpropConfig] public partial struct Model { public float W; public partial float A { get; set; } public Inner Part; }",
            """
            public partial struct Model { private float _a; public partial float A { get => _a; set => _a = value; } }
            public partial struct Inner { public float[]? B; public System.Numerics.Vector3 C; public double D { get; set; } }
            """)));

    /// <summary>A struct whose fields are all unknown to this generator has an optimizer of nothing.</summary>
    [Fact]
    public async Task A_struct_whose_fields_all_come_from_another_generator_has_none_to_train() => Assert.Equal(
        ["RMSP036", "RMSP005"],
        (await RulesOf(Run("[RMSpropConfig] public partial struct Model;", "public partial struct Model { public float A, B; }"))).Select(rule => rule.Id));

    private static GeneratorRun Run(string source, string added, string statements = "return \"\";") => GeneratorHarness.Run(
        RunningModel.Options with { AddedSources = [Usings + added] },
        Usings + source,
        Usings + "public static class Runner { public static string Run() { " + statements + " } }");

    private static string Result(GeneratorRun run)
    {
        using LoadedAssembly assembly = run.Load();
        return assembly.Assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<string>>()();
    }

    private static async Task<IReadOnlyList<(string Id, string Message)>> RulesOf(GeneratorRun run)
    {
        ImmutableArray<Diagnostic> rules = await run.Compilation.WithAnalyzers([new RMSpropAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. rules.Where(rule => rule.Severity >= DiagnosticSeverity.Warning).Select(rule => (rule.Id, rule.GetMessage(null)))];
    }
}
