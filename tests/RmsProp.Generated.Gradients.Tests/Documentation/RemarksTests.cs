using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Documentation;

/// <summary>What the documentation of a derived method says of it, as the page on gradients promises.</summary>
public class RemarksTests
{
    private const string Recurrence = "double h = model.A; for (int t = 0; t < x.Length; t++) h = h * model.B + x[t]; return h;";
    private const string Examples = "double sum = 0; for (int example = 0; example < x.Length; example++) { double error = model.A * x[example] - model.B; sum += error * error; } return sum / x.Length;";
    private const string Elements = "Span<double> t = stackalloc double[16]; for (int k = 0; k < 16; k++) t[k] = model.W[k] * x[k]; return t[0] * t[1];";

    private const string Triangle = "Span<double> u = new double[x.Length]; int at = 0; for (int i = 0; i < u.Length; i++) for (int o = i + 1; o < u.Length; o++) u[o] += model.W[at++] * x[i]; return u[1] * u[2];";

    [Theory]
    [InlineData(Triangle, "Records for the reverse pass: 4 bytes a turn of the loop over i (at).")]
    [InlineData(Recurrence, "Records for the reverse pass: 8 bytes a turn of the loop over t (h).")]
    [InlineData(Examples, "Each turn of the loop over example is reversed right after it, so that its values need not be kept.")]
    [InlineData(Examples, "Records nothing: the reverse pass has all that it needs, or computes it again.")]
    [InlineData(Elements, "Vectorizes 2 innermost loops.")]
    [InlineData("int n = 0; while (n < 3) n++; return model.A * n * x[0];", "Records nothing: the reverse pass has all that it needs, or computes it again.")]
    public void They_say_what_is_kept_and_what_is_vectorized(string body, string remark)
    {
        string written = Sources(body);
        Assert.Contains($"/// <para>{remark}</para>", written, StringComparison.Ordinal);
    }

    /// <summary>Each of the three methods has them, and says what its arguments are.</summary>
    [Fact]
    public void Every_overload_has_them()
    {
        string[] lines = [.. Sources(Examples).Split('\n').Select(line => line.Trim())];
        int Count(string line) => lines.Count(other => other == line);
        Assert.Equal(3, Count("/// <para>Records nothing: the reverse pass has all that it needs, or computes it again.</para>"));
        Assert.Equal(1, Count("/// <summary>Computes the loss <c>Loss</c>, and adds its gradient to gradients.</summary>"));
        Assert.Equal(2, Count("/// <summary>Computes the loss <c>Loss</c>, and adds its gradient, multiplied by a factor, to gradients.</summary>"));
        Assert.Equal(3, Count("/// <param name=\"gradients\">What the gradient is added to. An array that is null has no gradient.</param>"));
        Assert.Equal(2, Count("/// <param name=\"scale\">What the gradient, not the value, is multiplied by.</param>"));
        Assert.Equal(1, Count("/// <param name=\"workspace\">The memory for intermediate values. It must not be in use by another thread.</param>"));
        Assert.Equal(3, Count("/// <returns>The value of the loss.</returns>"));
        Assert.Equal(1, Count("/// <summary>Takes a step that decreases the loss <c>Loss</c>.</summary>"));
    }

    private static string Sources(string body)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + $$"""
            [RMSpropConfig]
            public partial struct Model
            {
                public double A, B;
                public double[] W;

                [Differentiable]
                public static double Loss(in Model model, double[] x)
                {
                    {{body}}
                }
            }
            """);
        run.EnsureCompiles();
        return string.Concat(run.Sources.Values);
    }
}
