using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Fast;

/// <summary>RMSP111: loops that are not vectorized, at their place, with the reason. The reasons follow from what vectors of elements side by side can do.</summary>
public class ScalarLoopTests
{
    private const string InFast = " (with Numerics = KernelNumerics.Fast it is vectorized)";

    [Theory]
    [InlineData("float s = 0; for (int i = 0; i < x.Length; i++) s += model.W[i] * x[i]; return s;", "for", "i", "a sum of the loss is added up in the order that is written" + InFast)]
    [InlineData("var t = new float[x.Length]; foreach (int n in k) for (int j = 0; j < x.Length; j++) t[j] = MathF.Tanh(model.W[j] * n); return t[0];", "for", "j", "Tanh has no vector form with the same bits" + InFast)]
    [InlineData("var t = new float[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = MathF.Pow(model.W[i], 3); return t[0];", "for", "i", "Pow has no vector form with the same bits; the derivative of Pow has no vector form with the same bits")]
    public async Task In_Exact_a_loop_is_named(string body, string place, string counter, string reason) => await CheckAsync("", body, place, counter, reason);

    [Theory]
    [InlineData("var t = new float[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = MathF.Pow(model.W[i], 3); return t[0];", "for", "i", "Pow has no vector form; the derivative of Pow has no vector form")]
    [InlineData("var t = new float[x.Length]; for (int i = 0; i < x.Length; i++) t[2 * i] = model.W[i]; return t[0];", "for", "i", "it has branches, integers or conversions of its own")]
    public async Task In_Fast_a_loop_is_named(string body, string place, string counter, string reason) =>
        await CheckAsync("(Numerics = KernelNumerics.Fast)", body, place, counter, reason);

    // These are the loops of the first test, those that Exact vectorizes as well, and those of a softmax.
    [Theory]
    [InlineData("float s = 0; for (int i = 0; i < x.Length; i++) s += model.W[i] * x[i]; return s;")]
    [InlineData("var t = new float[x.Length]; foreach (int n in k) for (int j = 0; j < x.Length; j++) t[j] = MathF.Tanh(model.W[j] * n); return t[0];")]
    [InlineData("var t = new float[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = model.W[i] * x[i]; return t[0];")]
    [InlineData("float m = float.MinValue; for (int i = 0; i < x.Length; i++) m = MathF.Max(m, x[i]); float s = 0; for (int i = 0; i < x.Length; i++) s += MathF.Exp(model.W[i] * x[i] - m); return MathF.Log(s) + m;")]
    [InlineData("float s = 0; for (int r = 0; r < 3; r++) for (int c = 0; c < 20; c++) s += 1 / (1 + MathF.Exp(-model.G[r, c])); return s;")]
    [InlineData("Span<float> t = stackalloc float[40]; Span<float> a = t[..20], b = t[20..]; for (int i = 0; i < 20; i++) { b[i] = model.W[i]; a[i] = MathF.Tanh(b[i]); } return a[3] + b[4];")]
    public async Task In_Fast_these_are_vectorized(string body) => Assert.Empty(await LoopsAsync("(Numerics = KernelNumerics.Fast)", body));

    // A recurrence of single numbers has no elements that could lie side by side.
    [Fact]
    public async Task A_loop_without_elements_is_not_named() => Assert.Empty(await LoopsAsync("", "float r = 1; for (int i = 0; i < 5; i++) r *= model.W[0]; return r;"));

    [Fact]
    public async Task An_edit_that_moves_a_loop_moves_its_name()
    {
        const string Body = "float s = 0; for (int i = 0; i < x.Length; i++) s += model.W[i] * x[i]; return s;";
        Diagnostic first = Assert.Single(await LoopsAsync("", Body)), second = Assert.Single(await LoopsAsync("", Body, before: "// A line more.\n"));
        Assert.Equal(first.Location.SourceSpan.Start + "// A line more.\n".Length, second.Location.SourceSpan.Start);
        Assert.Equal(first.GetMessage(null), second.GetMessage(null));
    }

    private static async Task CheckAsync(string arguments, string body, string place, string counter, string reason)
    {
        Diagnostic loop = Assert.Single(await LoopsAsync(arguments, body));
        Assert.Equal($"In the gradient, this loop over {counter} is not vectorized: {reason}", loop.GetMessage(null));
        Assert.Equal(place, loop.Location.SourceTree!.GetText().ToString(loop.Location.SourceSpan));
        Assert.Equal(DiagnosticSeverity.Info, loop.Severity);
    }

    private static async Task<ImmutableArray<Diagnostic>> LoopsAsync(string arguments, string body, string before = "") =>
        [.. (await GeneratorHarness.AnalyzeAsync(
            HarnessOptions.Default with { Nullable = false },
            [
                $$"""
                {{before}}{{DerivedLoss.Usings}}
                [RMSpropConfig]
                public partial struct Model
                {
                    public float[] W;
                    public float[,] G;

                    [Differentiable{{arguments}}]
                    public static float Loss(in Model model, float[] x, int[] k) { {{body}} }
                }
                """,
            ])).Where(diagnostic => diagnostic.Id == "RMSP111")];
}
