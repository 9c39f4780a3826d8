namespace RmsProp.Generated.Generator.Tests;

/// <summary>RMSP047: a captured parameter of a primary constructor is a number that is never trained.</summary>
public class CapturedParameterTests
{
    [Theory]
    [InlineData("[RMSpropConfig] public partial struct M(float [|w|]) { public float Bias; public readonly float Of(float x) => w * x + Bias; }")]
    [InlineData("[RMSpropConfig] public partial struct M(double [|w|]) { public float Bias; public void Halve() { w /= 2; } }")]
    [InlineData("[RMSpropConfig] public partial struct M(float[] [|w|]) { public float Bias; public float First { get => w[0]; set => w[0] = value; } }")]
    [InlineData("[RMSpropConfig] public partial struct M(List<float> [|w|]) { public float Bias; public float this[int i] => w[i]; }")]
    [InlineData("[RMSpropConfig] public partial struct M(Layer [|w|]) { public float Bias; public float Of() => w.Bias; }")]
    [InlineData("[RMSpropConfig] public partial struct M(float [|w|]) { public float W = w; public float Of() => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M<T>(float [|w|]) { public float Bias; public float Of() => w; }")]
    public Task In_a_parameter_struct(string model) => Breaks(model, "M");

    [Theory]
    [InlineData("[RMSpropConfig] public partial struct M { public Cell Hidden; } public struct Cell(float [|w|]) { public float Bias; public float Of() => w; }")]
    [InlineData("namespace Deeper { public static partial class Inner { [RMSpropConfig] internal partial struct M { public Two Hidden; } internal struct Two { public Cell First, Second; } } } public struct Cell(float [|w|]) { public float Bias; public float Of() => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public Cell<int> Hidden; } public struct Cell<T>(float [|w|]) { public float Bias; public float Of() => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public Cells Hidden; } [System.Runtime.CompilerServices.InlineArray(3)] public struct Cells { private Cell _element; } public struct Cell(float [|w|]) { public float Bias; public float Of() => w; }")]
    public Task In_a_struct_within_one(string model) => Breaks(model, "Cell");

    [Theory]
    // Only a start value, or a property of a record.
    [InlineData("[RMSpropConfig] public partial struct M(float w) { public float W = w; public float[] V { get; set; } = [w]; public static float Of(M m) => m.W; }")]
    [InlineData("[RMSpropConfig] public partial record struct M(float W) { public float Of() => W; }")]
    [InlineData("[RMSpropConfig] public partial struct M(float w) { public float W = w; public static string Name => nameof(w); }")]
    [InlineData("[RMSpropConfig] public partial struct M(float w) { public float W = w; public float Of(float w) => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public float W; public M(float w) { W = w; float Twice() => 2 * w; W = Twice(); } }")]
    // No numbers to train, or none that are to be trained.
    [InlineData("[RMSpropConfig] public partial struct M(int n, string name) { public float W; public string Of() => name + n; }")]
    [InlineData("[RMSpropConfig] public partial struct M([NotTrainable] float scale) { public float W; public float Of() => scale * W; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public float W; [NotTrainable] public Cell Hidden; } public struct Cell(float w) { public float Bias; public float Of() => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public float W; } public struct Cell(float w) { public float Bias; public float Of() => w; }")]
    [InlineData("[RMSpropConfig] public partial struct M { public float W; } public class Trainer(float rate) { public float Rate => rate; }")]
    public Task What_is_trained_or_no_number_is_right(string model) => Expect.Nothing(Source(model));

    private static Task Breaks(string model, string type) => Expect.Warning(
        "RMSP047",
        $"'w' is used outside of initializers, so the compiler keeps it in a hidden field of '{type}', which is never trained: declare a field that it initializes and use that, or if it is data, mark the parameter [NotTrainable]",
        Source(model));

    private static string Source(string model) => "using System.Collections.Generic;\nusing RmsProp.Generated;\n\n" + model + "\n\npublic struct Layer { public float Bias; }\n";
}
