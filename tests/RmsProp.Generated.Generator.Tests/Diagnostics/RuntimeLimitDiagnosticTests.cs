namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Types that the compiler accepts and the runtime does not. The limits are CoreCLR's: 1 MiB for an inline array since .NET 9, no Size on
/// one since .NET 10, 32 dimensions, and 128 MiB before the last field of a type.
/// </summary>
public class RuntimeLimitDiagnosticTests
{
    private const string Usings = "using RmsProp.Generated; using System.Runtime.CompilerServices; using System.Runtime.InteropServices; ";
    private const string NoSize = "an inline array can't have a Size; remove it from [StructLayout]";
    private const string TooLong = "an inline array takes at most 1,048,576 bytes; use an array";

    [Theory]
    [InlineData("LayoutKind.Sequential, Size = 64")]
    [InlineData("LayoutKind.Sequential, Size = 1")]
    [InlineData("LayoutKind.Auto, Size = 16")]
    public Task An_inline_array_with_a_size(string layout) => Expect.Error(
        "RMSP038", $"'A' is of type 'Row', which the runtime can't load: {NoSize}",
        Usings + $"[InlineArray(4), StructLayout({layout})] public struct Row {{ private float _first; }} [RMSpropConfig] public partial struct Model {{ public [|Row|] A; public float B; }}");

    [Fact]
    public Task A_size_of_0_is_none() => Expect.Nothing(
        Usings + "[InlineArray(4), StructLayout(LayoutKind.Sequential, Size = 0)] public struct Row { private float _first; } [RMSpropConfig] public partial struct Model { public Row A; }");

    [Fact]
    public Task An_inline_array_within_another() => Expect.Error(
        "RMSP038", $"'A' is of type 'Rows', which the runtime can't load: {NoSize}",
        Usings + "[InlineArray(4), StructLayout(LayoutKind.Sequential, Size = 64)] public struct Row { private float _first; } [InlineArray(2)] public struct Rows { private Row _first; } [RMSpropConfig] public partial struct Model { public [|Rows|] A; }");

    [Fact]
    public Task A_parameter_struct_that_is_one() => Expect.Error(
        "RMSP038", $"'Model' is of type 'Model', which the runtime can't load: {NoSize}",
        Usings + "[RMSpropConfig, InlineArray(4), StructLayout(LayoutKind.Sequential, Size = 64)] public partial struct [|Model|] { private float _first; }");

    [Fact]
    public Task An_inline_array_of_1_MiB() => Expect.Nothing(
        Usings + "[InlineArray(262_144)] public struct Row { private float _first; } [RMSpropConfig] public partial struct Model { public Row A; }");

    [Fact]
    public Task One_of_more() => Expect.Error(
        "RMSP038", $"'A' is of type 'Row', which the runtime can't load: {TooLong}",
        Usings + "[InlineArray(262_145)] public struct Row { private float _first; } [RMSpropConfig] public partial struct Model { public [|Row|] A; }");

    [Fact]
    public Task Rows_of_rows_of_more() => Expect.Error(
        "RMSP038", $"'A' is of type 'Rows', which the runtime can't load: {TooLong}",
        Usings + "[InlineArray(1_024)] public struct Row { private double _first; } [InlineArray(129)] public struct Rows { private Row _first; } [RMSpropConfig] public partial struct Model { public [|Rows|] A; }");

    [Fact]
    public Task An_array_of_33_dimensions() => Expect.Error(
        "RMSP038",
        $"'A' is of type 'float[{string.Join(",", Enumerable.Repeat("*", 33))}]', which the runtime can't load: an array has at most 32 dimensions; use one of fewer, and compute the index",
        Usings + $"[RMSpropConfig] public partial struct Model {{ public [|float[{new string(',', 32)}]|] A; }}");

    [Fact]
    public Task A_state_of_several_copies() => Expect.Error(
        "RMSP039",
        "The state of 'RMSprop' has 2 copies of 'Model', which takes 80,000,000 bytes, and the runtime loads no type of more than 134,217,728: use arrays",
        Usings + "[[|RMSpropConfig(Momentum = 0.9)|]] public unsafe partial struct Model { public fixed float A[20_000_000]; }");

    [Fact]
    public Task One_copy_is_fine() => Expect.Nothing(
        Usings + "[RMSpropConfig] public unsafe partial struct Model { public fixed float A[20_000_000]; }");

    /// <summary>C# can't index such an array, so its elements can't be named.</summary>
    [Theory]
    [InlineData("private System.Span<float> _first;")]
    [InlineData("private Layer _first;")]
    [InlineData("private ref float _first;")]
    [InlineData("private float _first;")]
    public async Task An_inline_array_that_is_a_ref_struct(string element)
    {
        Analysis analysis = await Analysis.Of(
            Usings + $"public ref struct Layer {{ public float A; }} [InlineArray(2)] public ref struct Rows {{ {element} }} [RMSpropConfig] public ref partial struct Model {{ public Rows A; public float B; }}");
        Assert.Equal(
            "'A' of type 'Rows' holds numbers that can't be trained as they are: C# can't index an inline array that is a ref struct; use a field for each element",
            Assert.Single(analysis.Rules).GetMessage(null));
        Assert.Equal(["CS9184"], analysis.CompilerOnSource.Select(diagnostic => diagnostic.Id).Where(id => id != "CS1591"));
        Assert.Empty(analysis.CompilerOnGenerated);
    }
}
