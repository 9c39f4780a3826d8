using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Every sample compiles without a warning in every project setup.</summary>
public class SettingsTests
{
    private static readonly HarnessOptions Options = HarnessOptions.Default with { AllowUnsafe = true };

    [Fact]
    public void As_a_new_project_is() => Compiled(Options);

    [Fact]
    public void With_checked_arithmetic() => Compiled(Options with { CheckOverflow = true });

    [Fact]
    public void Without_nullable_reference_types() => Compiled(Options with { Nullable = false });

    [Theory]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void In_a_newer_language_version(LanguageVersion version) => Compiled(Options with { ParseOptions = Options.ParseOptions.WithLanguageVersion(version) });

    [Fact]
    public void With_the_compiler_as_strict_as_it_gets() => Compiled(Options with { ParseOptions = Options.ParseOptions.WithFeatures([new("strict", "true")]) });

    [Fact]
    public void In_a_CLS_compliant_assembly() => GeneratorHarness.Run(
        Options,
        Samples.Sources
            .Select(source => "#pragma warning disable CS3003, CS3016 // Its fixed buffers and its arrays in attributes are not.\n" + source)
            .Append("[assembly: System.CLSCompliant(true)]")).EnsureCompiles();

    /// <summary>The compiler knows that nothing else assigns the fields of internal types: CS0649.</summary>
    [Fact]
    public void Where_nothing_is_public() => GeneratorHarness.Run(
        Options,
        Samples.Sources.Select(source => source
            .Replace("public partial", "internal partial", StringComparison.Ordinal)
            .Replace("public ref partial", "internal ref partial", StringComparison.Ordinal)
            .Replace("public unsafe partial", "internal unsafe partial", StringComparison.Ordinal))).EnsureCompiles();

    /// <summary>Names that kernels use, in the global namespace and in the namespaces around the kernels.</summary>
    [Fact]
    public void Beside_types_that_are_called_like_those_of_the_framework() => Compiled(
        Options,
        """
        public class Math; public class MathF; public class Unsafe; public class MemoryMarshal; public class Vector128; public class Vector256;
        public class Vector512; public class Span<T>; public class Variable; public class TensorShape; public class Array; public class Buffer;
        namespace RmsProp { public class Math; public class MathF; public class Unsafe; public class MemoryMarshal; public class Vector512; public class Variable; }
        """);

    [Theory]
    [InlineData("internal ref partial struct Model { public readonly float[] A; public float B; }")]
    [InlineData("internal ref partial struct Model { public readonly System.Memory<float> A; public readonly System.Span<float> B; public readonly double[,] C; }")]
    [InlineData("internal ref partial struct Model { public Layer A; public readonly Layer B; public float C; } internal struct Layer { public readonly float[] W; }")]
    [InlineData("internal ref partial struct Model { public readonly Layer A; public float[] AB; } internal struct Layer { public float[] W; }")]
    [InlineData("internal partial struct Model { public readonly float[] A; [RmsProp.Generated.RMSpropConfig(Momentum = 0.9)] public readonly float[] B; }")]
    [InlineData("internal partial record struct Model(float[] A, float B);")]
    public void With_read_only_arrays_in_an_internal_struct(string declaration) =>
        GeneratorHarness.Run("[RmsProp.Generated.RMSpropConfig] " + declaration).EnsureCompiles();

    /// <summary>
    /// The slots of a ref struct repeat its names and types; the compiler has already told the author whether these are CLS-compliant.
    /// </summary>
    [Fact]
    public void With_names_in_a_CLS_compliant_assembly_that_are_not() => GeneratorHarness.Run(
        "[assembly: System.CLSCompliant(true)] [RmsProp.Generated.RMSpropConfig] public ref partial struct Model { private System.Span<float> _a, a; public float A; }").EnsureCompiles();

    private static void Compiled(HarnessOptions options, params string[] further) => GeneratorHarness.Run(options, Samples.Sources.Concat(further)).EnsureCompiles();
}
