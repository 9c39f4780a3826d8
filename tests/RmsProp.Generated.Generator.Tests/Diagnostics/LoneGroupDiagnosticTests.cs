namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP045: fields have attributes for an optimizer, but the struct has none.</summary>
public class LoneGroupDiagnosticTests
{
    private const string Using = "using RmsProp.Generated; using System.Runtime.CompilerServices;\n";

    [Theory]
    [InlineData("partial struct Model { [[|RMSpropConfig(Rho = 0.5)|]] public float Weight; }", "RMSpropConfig")]
    [InlineData("struct Model { public float Bias; [[|RMSpropConfig(Rho = 0.5)|]] public float Weight; [NonNegative] public float Gain; }", "RMSpropConfig")]
    [InlineData("partial record struct Model([[|RMSpropConfig(Rho = 0.5)|]] float Weight);", "RMSpropConfig")]
    [InlineData("struct Model { [[|NonNegative|]] public float Weight { get; set; } }", "NonNegative")]
    [InlineData("public partial struct Model { [[|RmsProp.Generated.MaxNorm|]] public float[] Weight; }", "RmsProp.Generated.MaxNorm")]
    [InlineData("using G = RmsProp.Generated.NonNegativeAttribute; struct Model { [[|G|]] public float Weight; }", "G")]
    [InlineData("class Outer { public struct Model { [field: [|UnitNorm|]] public float[] Weight { get; set; } } }", "UnitNorm")]
    public Task Alone(string source, string attribute) => Expect.Error(
        "RMSP045",
        $"[{attribute}] has no effect: 'Model' has no [RMSpropConfig] of its own and is in no struct that has one, so no optimizer is generated for it",
        Using + source);

    [Theory]
    [InlineData("struct Layer { [RMSpropConfig(Rho = 0.5)] public float[] Weights; } [RMSpropConfig] partial struct Model { public Layer Hidden; }")]
    [InlineData("struct Layer { [RMSpropConfig(Rho = 0.5)] public float[] Weights; } struct Block { public Layer Hidden; } [RMSpropConfig] partial struct Model { public Block Block { get; set; } }")]
    [InlineData("struct Layer { [NonNegative] public float[] Weights; } [InlineArray(3)] struct Layers { private Layer _first; } [RMSpropConfig] partial struct Model { public Layers Layers; }")]
    [InlineData("struct Layer<T> { [NonNegative] public float[] Weights; } [RMSpropConfig] partial struct Model { public Layer<int> Hidden; }")]
    [InlineData("struct Layer { [NonNegative] public float[] Weights; } struct Box<T> { public T Value; } [RMSpropConfig] partial struct Model { public Box<Layer> Hidden; }")]
    [InlineData("public struct Layer { [RMSpropConfig(Rho = 0.5)] public float[] Weights; } [RMSpropConfig] partial struct Model { public float Weight; }")]
    public Task In_another_struct_or_for_one_elsewhere_it_is_right(string source) => Expect.Nothing(Using + source);
}
