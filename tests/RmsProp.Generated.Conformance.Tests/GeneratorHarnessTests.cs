using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The harness itself: it fails on generated code that a careful user would not accept. The generators are made up.</summary>
public sealed class GeneratorHarnessTests
{
    private const string Model = "[RmsProp.Generated.RMSpropConfig] public partial struct Model { public float Value; }";

    [Fact]
    public void Accepts_generated_code_without_a_warning() => Compile("/// <summary>Made up.</summary>\npublic class Made;");

    [Theory]
    [InlineData("internal class Made { int M() { int unused; return 0; } }", "CS0168")]
    [InlineData("internal class Made { int _never; }", "CS0169")]
    [InlineData("#pragma warning disable CS0168\ninternal class Made { int M() { int hidden; return 0; } }", "CS0168")]
    [InlineData("public class Undocumented;", "CS1591")]
    [InlineData("/// <summary>See <see cref=\"Nobody\"/>.</summary>\npublic class Made;", "CS1574")]
    [InlineData("#nullable enable\ninternal class Made { string M() => null; }", "CS8603")]
    [InlineData("internal class Made { string? M() => null; }", "CS8669")]
    public void Refuses_generated_code_with_a_warning(string generated, string warning)
    {
        GenerationFailedException exception = Assert.Throws<GenerationFailedException>(() => Compile(generated));

        Assert.Contains(warning, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_line_of_generated_code_that_does_not_compile()
    {
        GenerationFailedException exception = Assert.Throws<GenerationFailedException>(
            () => Compile("internal class Made\n{\n    int M() => \"text\";\n}"));

        Assert.Contains("Error CS0029", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Made.g.cs(3): int M() => \"text\";", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_a_generator_that_throws()
    {
        GenerationFailedException exception = Assert.Throws<GenerationFailedException>(
            () => GeneratorHarness.Run(new HarnessOptions { Generator = new ThrowingGenerator() }, Model).EnsureCompiles());

        Assert.Contains("on purpose", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loads_what_it_compiled()
    {
        using LoadedAssembly loaded = GeneratorHarness.Run(Model + "public class Answer { public override string ToString() => \"42\"; }").Load();

        Assert.Equal("42", loaded.Create<object>("Answer").ToString());
    }

    [Fact]
    public void Overflow_is_checked_where_asked()
    {
        const string Source = "public class Sum { public int Of(int a) => a + int.MaxValue; public override string ToString() => Of(1).ToString(); }";
        using LoadedAssembly loose = GeneratorHarness.Run(Source).Load();
        using LoadedAssembly strict = GeneratorHarness.Run(new HarnessOptions { CheckOverflow = true }, Source).Load();

        Assert.Equal("-2147483648", loose.Create<object>("Sum").ToString());
        Assert.Throws<OverflowException>(() => strict.Create<object>("Sum").ToString());
    }

    [Fact]
    public void Unsafe_code_needs_to_be_allowed()
    {
        const string Source = "public unsafe struct Raw { public int* Address; }";

        GeneratorHarness.Run(new HarnessOptions { AllowUnsafe = true }, Source).EnsureCompiles();
        Assert.Throws<GenerationFailedException>(() => GeneratorHarness.Run(Source).EnsureCompiles());
    }

    [Fact]
    public async Task Runs_the_analyzer()
    {
        // The struct is not partial, which breaks RMSP002.
        IEnumerable<Diagnostic> diagnostics = await GeneratorHarness.AnalyzeAsync("[RmsProp.Generated.RMSpropConfig] public struct Model { public float Value; }");

        Assert.Equal(["RMSP002"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static void Compile(string generated) =>
        GeneratorHarness.Run(new HarnessOptions { Generator = new FixedGenerator(generated) }, Model).EnsureCompiles();

    private sealed class FixedGenerator(string source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output => output.AddSource("Made.g.cs", source));
    }

    private sealed class ThrowingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("on purpose"));
    }
}
