using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Structs that contain themselves, or ever larger ones: they are left to the compiler, or given up.</summary>
public class SelfContainingStructTests
{
    private const string Endless =
        "'Model' can't have an optimizer: it contains a generic type whose fields have larger and larger types without end; keep it out of the struct";

    [Fact]
    public async Task A_struct_that_contains_itself_twice_is_left_to_the_compiler_and_does_not_branch_without_end()
    {
        const string Source = RunningModel.Usings + "[RMSpropConfig] public partial struct Node { public float Value; public Node Left, Right; }";
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(RunningModel.Options, Source));
        GenerationFailedException exception = Assert.Throws<GenerationFailedException>(() => GeneratorHarness.Run(RunningModel.Options, Source).EnsureCompiles());
        Assert.Contains("CS0523", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Each name is twice as long as the previous one: the 64th would not fit into any memory.</summary>
    [Theory]
    [InlineData("public Node<(T, T)> Inner;")]
    [InlineData("public Node<Node<T>> Left, Right;")]
    [InlineData("private Node<(T, T)> Inner { get; set; }")]
    public async Task A_generic_struct_that_contains_ever_larger_ones_is_given_up(string fields)
    {
        string source = RunningModel.Usings + $$"""
            public struct Node<T> { public float Value; {{fields}} }
            [RMSpropConfig] public partial struct Model { public float Bias; public Node<float> Root; }
            """;
        ImmutableArray<Diagnostic> rules = await GeneratorHarness.AnalyzeAsync(RunningModel.Options, source);
        Assert.Equal(Endless, Assert.Single(rules).GetMessage(null));
        AssertLeftToCompiler(source);
    }

    [Fact]
    public async Task So_is_one_inside_another_type()
    {
        const string Source = RunningModel.Usings + """
            public static class Nodes { public struct Node<T> { public float Value; public Node<(T, T)> Inner; } }
            [RMSpropConfig] public partial struct Model { public float Bias; public Nodes.Node<float> Root; }
            """;
        Diagnostic rule = Assert.Single(await GeneratorHarness.AnalyzeAsync(RunningModel.Options, Source));
        Assert.Equal(Endless, rule.GetMessage(null));
        AssertLeftToCompiler(Source);
    }

    /// <summary>
    /// Nor is anything generated for an untrained field of such a type, or for a class: our calls would overflow the compiler's stack.
    /// </summary>
    [Theory]
    [InlineData("public struct Node<T> { public float Value; public Node<Node<T>> Inner; }", "[NotTrainable] public Node<float> Root;")]
    [InlineData("public struct Node<T> { public float Value; public Node<Node<T>> Inner; }", "[NotTrainable] public Node<float>[]? Root;")]
    [InlineData("public class Node<A, B> { public Node<string, Node<B, A>>? Inner; }", "[NotTrainable] public Node<int, float>? Root;")]
    public async Task So_is_one_that_is_not_trained(string type, string field)
    {
        string source = RunningModel.Usings + type + $" [RMSpropConfig] public partial struct Model {{ public float Bias; {field} }}";
        Diagnostic rule = Assert.Single(await GeneratorHarness.AnalyzeAsync(RunningModel.Options, source));
        Assert.Equal(Endless, rule.GetMessage(null));
        Assert.Empty(GeneratorHarness.Run(RunningModel.Options, source).Sources);
    }

    private static void AssertLeftToCompiler(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(RunningModel.Options, source);
        Assert.Empty(run.Sources);
        Assert.Contains("CS0523", run.Compilation.GetDiagnostics().Select(diagnostic => diagnostic.Id));
    }
}
