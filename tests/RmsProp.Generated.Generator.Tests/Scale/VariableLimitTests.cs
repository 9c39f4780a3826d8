using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>A few lines can declare millions of numbers. Code is generated for up to 10,000 variables; more are refused at once.</summary>
public class VariableLimitTests
{
    private const string Advice = "use an array or an inline array of float or double for numbers that belong together";
    private const string Variables = "with it 'Model' has more than 10000 variables; " + Advice;
    private const string Fields = "with it 'Model' has more than 50000 fields, nested ones included; " + Advice + ", or mark it [NotTrainable]";

    private const string Usings = """
        using RmsProp.Generated;
        using System.Runtime.CompilerServices;

        """;

    public static TheoryData<string, int> AtTheLimit => new()
    {
        { "float", 1 },
        { "Pair", 2 },
        { "Row", 100 },
        { "float[]", 1 },
    };

    [Fact]
    public void The_limit_is_what_these_tests_say() => Assert.Equal(10_000, VariableParser.MostVariables);

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public async Task So_many_are_accepted(string type, int variables)
    {
        string source = Source(type, 10_000 / variables);
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(source));
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.Contains("parameters.Field0", Assert.Single(run.Sources).Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public Task One_more_is_not(string type, int variables) => Refused(
        $"'Field{10_000 / variables}' of type '{type}' holds numbers that can't be trained as they are: {Variables}", Source(type, (10_000 / variables) + 1));

    /// <summary>2²⁵ = 33 million variables, or as many fields that are not trained, or that can't be.</summary>
    [Theory]
    [InlineData("public float Weight;", $"'Layers' of type 'Level25' holds numbers that can't be trained as they are: {Variables}")]
    [InlineData("public float Weight { get; set; }", $"'Layers' of type 'Level25' holds numbers that can't be trained as they are: {Variables}")]
    [InlineData("[NotTrainable] public float Weight;", $"'Layers' is of type 'Level25', which can't be trained: {Fields}")]
    public Task Structs_that_double_at_each_of_many_levels_are_refused_at_once(string leaf, string message) => Refused(
        message,
        Doubling(leaf, 25) + "[RMSpropConfig] public partial struct Model { public float Bias; public Level25 Layers; public Level25 More; }");

    [Fact]
    public Task And_so_are_the_slots_of_a_ref_struct() => Refused(
        $"'Layers' of type 'Level25' holds numbers that can't be trained as they are: {Variables}",
        Doubling("public float Weight;", 25) + "[RMSpropConfig] public ref partial struct Model { public Level25 Layers; public System.Span<float> More; }");

    [Fact]
    public Task And_long_inline_arrays_of_structs() => Refused(
        $"'Pairs' of type 'Pairs' holds numbers that can't be trained as they are: {Variables}",
        Usings + """
        public struct Pair { public float A; public double B; }
        [InlineArray(80_000)] public struct Pairs { private Pair _first; }
        [RMSpropConfig] public partial struct Model { public Pairs Pairs; }
        """);

    [Fact]
    public Task And_long_inline_arrays_without_a_variable() => Refused(
        $"'Nothings' is of type 'Nothings', which can't be trained: {Fields}",
        Usings + """
        public struct Nothing { [NotTrainable] public float A; }
        [InlineArray(80_000)] public struct Nothings { private Nothing _first; }
        [RMSpropConfig] public partial struct Model { public Nothings Nothings; }
        """);

    [Fact]
    public Task A_struct_that_is_an_inline_array_itself_is_reported_at_its_name() => Refused(
        $"'Model' of type 'Model' holds numbers that can't be trained as they are: {Variables}",
        Usings + """
        public struct Pair { public float A; public double B; }
        [RMSpropConfig] [InlineArray(80_000)] public partial struct Model { private Pair _first; }
        """);

    private static string Source(string type, int fields) => Usings + $$"""
        public struct Pair { public float A; public double B; }
        [InlineArray(50)] public struct Row { private Pair _first; }
        [RMSpropConfig] public partial struct Model
        {
            {{string.Join("\n    ", Enumerable.Range(0, fields).Select(i => $"public {type} Field{i};"))}}
        }
        """;

    private static string Doubling(string leaf, int levels) => Usings + $"public struct Level0 {{ {leaf} }} "
        + string.Concat(Enumerable.Range(1, levels).Select(level => $"public struct Level{level} {{ public Level{level - 1} A, B; }} "));

    /// <summary>There is one error and no other, and generated code compiles.</summary>
    private static async Task Refused(string message, string source)
    {
        ImmutableArray<Diagnostic> rules = await GeneratorHarness.AnalyzeAsync(source);
        Assert.Equal([(message.Contains("[NotTrainable]", StringComparison.Ordinal) ? "RMSP004" : "RMSP046", message)], rules.Select(rule => (rule.Id, rule.GetMessage(null))));
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.Empty(run.Compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.Location.SourceTree!.FilePath.StartsWith("Source", StringComparison.Ordinal)));
        Assert.InRange(Assert.Single(run.Sources).Value.Length, 1, 20_000);
    }
}
