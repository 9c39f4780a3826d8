namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>
/// Methods of TensorPrimitives: the loss has the bits of the user's own method, and the gradient is that of the same loss written as
/// loops in double, by central differences.
/// </summary>
public class TensorPrimitivesTests
{
    private const int Count = 37; // Neither a multiple of a vector nor shorter than one.

    [Theory]
    [InlineData("Sum", "TensorPrimitives.Sum<T>(w)", "w.Sum()")]
    [InlineData("Average of a part", "TensorPrimitives.Sum<T>(w.Slice(3, 30)) / 30", "w.Skip(3).Take(30).Sum() / 30")]
    [InlineData("SumOfSquares", "TensorPrimitives.SumOfSquares<T>(w)", "w.Sum(x => x * x)")]
    [InlineData("SumOfMagnitudes", "TensorPrimitives.SumOfMagnitudes<T>(w)", "w.Sum(Math.Abs)")]
    [InlineData("Dot", "TensorPrimitives.Dot<T>(w, d)", "w.Zip(d, (x, y) => x * y).Sum()")]
    [InlineData("Dot with itself", "TensorPrimitives.Dot<T>(w, w)", "w.Sum(x => x * x)")]
    [InlineData("Norm", "TensorPrimitives.Norm<T>(w)", "Math.Sqrt(w.Sum(x => x * x))")]
    [InlineData("Distance", "TensorPrimitives.Distance<T>(w, d)", "Math.Sqrt(w.Zip(d, (x, y) => (x - y) * (x - y)).Sum())")]
    [InlineData("CosineSimilarity", "TensorPrimitives.CosineSimilarity<T>(w, d)", "w.Zip(d, (x, y) => x * y).Sum() / Math.Sqrt(w.Sum(x => x * x) * d.Sum(x => x * x))")]
    [InlineData("Max", "TensorPrimitives.Max<T>(w)", "w.Max()")]
    [InlineData("Min", "TensorPrimitives.Min<T>(w)", "w.Min()")]
    public void A_reduction_has_the_gradient_of_its_formula(string name, string loss, string formula) => Check(name, $"return {loss};", formula);

    [Theory]
    [InlineData("Add", "TensorPrimitives.Add<T>(w, d, t)", "w[i] + d[i]")]
    [InlineData("Add a number", "TensorPrimitives.Add<T>(w, model.Scale, t)", "w[i] + scale")]
    [InlineData("Subtract", "TensorPrimitives.Subtract<T>(d, w, t)", "d[i] - w[i]")]
    [InlineData("Multiply", "TensorPrimitives.Multiply<T>(w, w, t)", "w[i] * w[i]")]
    [InlineData("Multiply by a number", "TensorPrimitives.Multiply<T>(w, model.Scale, t)", "w[i] * scale")]
    [InlineData("Divide", "TensorPrimitives.Divide<T>(d, model.Scale, t)", "d[i] / scale")]
    [InlineData("Negate", "TensorPrimitives.Negate<T>(w, t)", "-w[i]")]
    [InlineData("MultiplyAdd", "TensorPrimitives.MultiplyAdd<T>(w, d, w, t)", "w[i] * d[i] + w[i]")]
    [InlineData("MultiplyAdd of a number", "TensorPrimitives.MultiplyAdd<T>(w, model.Scale, d, t)", "w[i] * scale + d[i]")]
    [InlineData("AddMultiply", "TensorPrimitives.AddMultiply<T>(w, d, w, t)", "(w[i] + d[i]) * w[i]")]
    [InlineData("Reciprocal", "TensorPrimitives.Reciprocal<T>(w, t)", "1 / w[i]")]
    [InlineData("Exp", "TensorPrimitives.Exp<T>(w, t)", "Math.Exp(w[i])")]
    [InlineData("Log", "TensorPrimitives.Abs<T>(w, t); TensorPrimitives.Log<T>(t, t)", "Math.Log(Math.Abs(w[i]))")]
    [InlineData("Tanh", "TensorPrimitives.Tanh<T>(w, t)", "Math.Tanh(w[i])")]
    [InlineData("Sigmoid", "TensorPrimitives.Sigmoid<T>(w, t)", "1 / (1 + Math.Exp(-w[i]))")]
    [InlineData("SoftMax", "TensorPrimitives.SoftMax<T>(w, t)", "Math.Exp(w[i]) / w.Sum(Math.Exp)")]
    [InlineData("SoftMax in place", "w.CopyTo(t); TensorPrimitives.SoftMax<T>(t, t)", "Math.Exp(w[i]) / w.Sum(Math.Exp)")]
    [InlineData("Max of two", "TensorPrimitives.Max<T>(w, d, t)", "Math.Max(w[i], d[i])")]
    [InlineData("Pow", "TensorPrimitives.Pow<T>(w, (T)2, t)", "w[i] * w[i]")]
    [InlineData("Sin", "TensorPrimitives.Sin<T>(w, t)", "Math.Sin(w[i])")]
    [InlineData("in place twice", "w.CopyTo(t); TensorPrimitives.Exp<T>(t, t); TensorPrimitives.Multiply<T>(t, t, t)", "Math.Exp(2 * w[i])")]
    [InlineData("a part of it", "w.CopyTo(t); TensorPrimitives.Tanh<T>(t.Slice(5, 9), t.Slice(5, 9))", "i >= 5 && i < 14 ? Math.Tanh(w[i]) : w[i]")]
    [InlineData("in a loop", "w.CopyTo(t); for (int k = 0; k < 3; k++) TensorPrimitives.Sin<T>(t, t)", "Math.Sin(Math.Sin(Math.Sin(w[i])))")]
    public void A_function_of_each_number_has_the_gradient_of_its_formula(string name, string statement, string formula) =>
        Check(name, $"Span<T> t = new T[d.Length]; {statement}; T sum = 0; for (int i = 0; i < t.Length; i++) sum += t[i] * d[i]; return sum;", $"Enumerable.Range(0, d.Length).Sum(i => ({formula}) * d[i])");

    /// <summary>Compares a loss in float and in double with a formula of <c>w</c>, <c>scale</c> and <c>d</c>.</summary>
    private static void Check(string name, string body, string formula)
    {
        foreach (string type in (string[])["double", "float"])
        {
            double[] actual = DerivedLoss.Call(Declarations(body.Replace("<T>", $"<{type}>", StringComparison.Ordinal), type), Caller(formula, type));
            double tolerance = type == "double" ? 1e-7 : 2e-4; // The central differences' own error; and 37 roundings of 6e-8, each on numbers of up to 20.
            Assert.True(actual[0] == 0, $"{name} in {type} has other bits than the method");
            for (int i = 1; i < actual.Length; i += 2)
            {
                Assert.True(Math.Abs(actual[i] - actual[i + 1]) <= tolerance * Math.Max(1, Math.Abs(actual[i])), $"{name} in {type}: derivative {i / 2} is {actual[i + 1]:R}, not {actual[i]:R}");
            }
        }
    }

    private static string Declarations(string body, string type) => $$"""
        [RMSpropConfig]
        public partial struct Model
        {
            public {{type}} Scale;
            public {{type}}[] Weights;

            [Differentiable]
            public static {{type}} Loss(in Model model, {{type}}[] d)
            {
                ReadOnlySpan<T> w = model.Weights;
                {{body}}
            }
        }
        """.Replace("<T>", $"<{type}>", StringComparison.Ordinal).Replace("T ", type + " ", StringComparison.Ordinal).Replace("(T)", $"({type})", StringComparison.Ordinal).Replace("new T[", $"new {type}[", StringComparison.Ordinal);

    private static string Caller(string formula, string type) => $$"""
        {{type}}[] data = [.. Enumerable.Range(0, {{Count}}).Select(i => ({{type}})(Math.Sin(i * 1.7) * 2 + 0.1))];
        Model model = new() { Scale = ({{type}})1.3, Weights = [.. Enumerable.Range(0, {{Count}}).Select(i => ({{type}})(Math.Cos(i * 2.3) + 0.05))] };
        Model gradients = new() { Weights = new {{type}}[{{Count}}] };
        {{type}} loss = Model.LossAndGradient(in model, data, ref gradients);
        double[] all = [.. model.Weights.Select(x => (double)x), model.Scale], d = [.. data.Select(x => (double)x)];
        double Of(double[] p) { double[] w = p[..^1]; double scale = p[^1]; return {{formula}}; }
        List<double> result = [BitConverter.DoubleToInt64Bits(loss) == BitConverter.DoubleToInt64Bits(Model.Loss(in model, data)) ? 0 : 1];
        for (int i = 0; i < all.Length; i++)
        {
            double x = all[i], step = 1e-6;
            all[i] = x + step;
            double above = Of(all);
            all[i] = x - step;
            double below = Of(all);
            all[i] = x;
            result.Add((above - below) / (2 * step));
            result.Add(i < {{Count}} ? gradients.Weights[i] : gradients.Scale);
        }

        return [.. result];
        """;
}
