namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Losses in <c>Fast</c>: their values and gradients are near to the method's and the oracle's.</summary>
internal static partial class ComparedRows
{
    private static IEnumerable<ComparedRow> InFast() => new[]
    {
        Row("functions of floats by way of double", "float s = 0; for (int i = 0; i < 6; i++) s += (float)Math.Tanh(model.V[i]) * (float)Math.Exp(model.V[i]) + (float)Math.Sqrt(model.V[i] + 2.0) + (float)Math.Tanh(model.V[i] * 2.0) + (float)Math.Max(model.V[i], model.F) + (float)Math.Max(model.V[i], model.A); return s * (float)Math.Log(model.V[5]);") with { Type = "float" },
        Row("a sum of many numbers", "double s = 0; for (int i = 0; i < 100; i++) s += Math.Exp(model.W[i % 3] * x[i % 3]) * model.A; return s;"),
        Row("a mean of squares", "double s = 0; for (int i = 0; i < 3; i++) { double e = model.W[i] - x[i]; s += e * e; } return s / 3;"),
    }.Concat(Samples()).Concat(Nests()).Select(row => row with { Construct = "fast: " + row.Construct, IsFast = true });
}
