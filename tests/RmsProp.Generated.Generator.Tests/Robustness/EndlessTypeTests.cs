using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Endless types: those that contain themselves, and those that contain ever larger ones. The compiler refuses them, but only after the
/// generator has examined them, here on a small stack that endless recursion would overflow.
/// </summary>
public class EndlessTypeTests
{
    private const int SmallStack = 512 * 1024;

    private const string Usings = "using RmsProp.Generated; using System.Runtime.CompilerServices;\n";

    public static TheoryData<string> OfCompiler =>
    [
        "[InlineArray(3)] public struct Buffer { private Buffer _element; } [RMSpropConfig] public partial struct Model { public Buffer B; public float W; }",
        "[InlineArray(3)] public struct A { private B _element; } [InlineArray(2)] public struct B { private A _element; } [RMSpropConfig] public partial struct Model { public A A; public float W; }",
        "[InlineArray(3)] public struct A { private B _element; } public struct B { public float V; public A Next; } [RMSpropConfig] public partial struct Model { public A A; public float W; }",
        "[RMSpropConfig, InlineArray(3)] public partial struct Model { private Model _element; }",
        "[RMSpropConfig] public partial struct Model { public float W; public Models More; } [InlineArray(2)] public struct Models { private Model _element; }",
        "[RMSpropConfig] public ref partial struct Model { public float W; public Buffer More; } [InlineArray(2)] public struct Buffer { private Buffer _element; }",
        "public struct A { public float V; public B Next; } public struct B { public A Next; } [RMSpropConfig] public partial struct Model { public A A; public float W; }",
        "[InlineArray(2)] public struct A<T> { private A<T> _element; } [RMSpropConfig] public partial struct Model { public A<int> A; public float W; }",
    ];

    /// <summary>Growing types: with every level the name of the type gets longer, for some to twice its length.</summary>
    public static TheoryData<string> Growing =>
    [
        "[InlineArray(2)] public struct A<T> { private A<A<T>> _element; }",
        "[InlineArray(2)] public struct A<T> { private A<T[]> _element; }",
        "[InlineArray(2)] public struct A<T> { private A<(T, T)> _element; }",
        "[InlineArray(2)] public struct A<T> { private A<T>.B _element; [InlineArray(2)] public struct B { private A<B> _element; } }",
        "public struct A<T> { public float V; public A<A<T>> Next; public A<A<T>> Other; }",
        "public struct A<T> { public float V; public A<T[]> Next; public A<T[,]> Other; }",
        "public struct A<T> { public B<A<T>> Next; } [InlineArray(2)] public struct B<T> { private T _element; }",
        "public struct A<T> { public A<P<T, T, T, T, T, T, T, T, T, T, T, T, T, T, T, T>> Next; } public struct P<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, Q>;",
        "public struct A<T> { public P<P<P<P<P<P<P<P<T>>>>>>>> Next; public float V; } public struct P<T> { public A<P<T>> Next; }",
    ];

    /// <summary>The compiler's error is the only one, CS0523: a struct can't contain itself.</summary>
    [Theory]
    [MemberData(nameof(OfCompiler))]
    public async Task What_contains_itself_is_left_to_the_compiler(string source)
    {
        Analysis analysis = await Analysis.Of(Usings + source);
        Assert.Empty(analysis.Rules);
        Assert.All(analysis.CompilerOnSource.Where(IsError), diagnostic => Assert.Equal("CS0523", diagnostic.Id));
        Assert.Contains(analysis.CompilerOnSource, IsError);
        Assert.Empty(analysis.CompilerOnGenerated);
        Assert.Null(GenerateOnSmallStack(Usings + source));
    }

    [Theory]
    [MemberData(nameof(Growing))]
    public async Task What_grows_without_end_is_given_up(string types)
    {
        string source = Usings + types + " [RMSpropConfig] public partial struct Model { public A<int> A; public float W; }";
        Analysis analysis = await Analysis.Of(source);
        Assert.True(analysis.Rules.Count(IsError) <= 1, string.Join("\n", analysis.Rules));
        Assert.Contains(analysis.CompilerOnSource.Concat(analysis.Rules), IsError);
        Assert.Empty(analysis.CompilerOnGenerated);
        Assert.Null(GenerateOnSmallStack(source));
    }

    /// <summary>Not endless, but longer than anybody reads: names of millions of parts, and thousands of levels.</summary>
    [Fact]
    public async Task And_so_is_what_nobody_could_read()
    {
        // 16⁸ = 4 billion type arguments, in nine lines.
        string arguments = string.Join(", ", Enumerable.Repeat("T", 16));
        IEnumerable<string> levels = Enumerable.Range(0, 8).Select(level => $"public struct L{level}<T> {{ public float V; public L{level + 1}<P<{arguments}>> Next; }}");
        Analysis analysis = await Analysis.Of(Usings + string.Join("\n", levels) + $$"""
            public struct L8<T> { public float V; }
            public struct P<{{string.Join(", ", Enumerable.Range(0, 16).Select(i => $"T{i}"))}}>;
            [RMSpropConfig] public partial struct Model { public L0<int> A; public float W; }
            """);
        Assert.Equal(
            "'Model' can't have an optimizer: it contains a generic type whose fields have larger and larger types without end; keep it out of the struct",
            Assert.Single(analysis.Rules).GetMessage(null));
        Assert.Empty(analysis.CompilerOnGenerated);

        string arrays = string.Concat(Enumerable.Repeat("[]", 2_000));
        analysis = await Analysis.Of(Usings + $"[RMSpropConfig] public partial struct Model {{ public float{arrays} A; public float W; }}");
        Assert.Equal(
            "'A' of type 'Single[]' holds numbers that can't be trained as they are: its type arguments are nested too deep; nest them less",
            Assert.Single(analysis.Rules).GetMessage(null));
    }

    /// <summary>Types in types, each partial: a part of the innermost one is generated inside all of them.</summary>
    [Fact]
    public void A_struct_inside_a_hundred_types_is_none_of_these()
    {
        const int Levels = 100;
        string open = string.Concat(Enumerable.Range(0, Levels).Select(level => $"public partial class C{level} {{ "));
        GeneratorHarness.Run(Usings + open + "[RMSpropConfig] public partial struct Model { public float W; }" + new string('}', Levels)).EnsureCompiles();
    }

    /// <summary>
    /// An attribute may be repeated thousands of times, which is an error; finding the source of an argument must not recurse.
    /// </summary>
    [Fact]
    public async Task Thousands_of_attributes_on_one_field_are_an_error_each()
    {
        const int Attributes = 5_000;
        string many = string.Concat(Enumerable.Range(0, Attributes).Select(i => $"[RMSpropConfig(Rho = 0.{i + 1}1)]"));
        string source = Usings + $"[RMSpropConfig] public partial struct Model {{ [RMSpropConfig(ClipNorm = 0)] {many} public float W; }}";
        Assert.Null(GenerateOnSmallStack(source));
        Assert.Equal(Attributes, (await Analysis.Of(source)).Rules.Count(rule => rule.Id == "RMSP011"));
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>The generator's exception on a small stack; an overflow would end the process, and the test run with it.</summary>
    private static Exception? GenerateOnSmallStack(string source)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () => thrown = GeneratorHarness.Run(RunningModel.Options, source).Result.Results.Single().Exception, SmallStack);
        thread.Start();
        thread.Join();
        return thrown;
    }
}
