namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>What counts as a constant: <c>[NoGradient]</c> on methods and parameters, and calls in <c>Gradients.Stop</c>.</summary>
public class ConstantTests
{
    [Theory]
    [InlineData("a method", "return model.A * Twice(model.A);", "[NoGradient] private static double Twice(double x) => 2 * x;", 18, 6)]
    [InlineData("a method with state", "return model.A * Next();", "private static int _calls; [NoGradient] private static double Next() => ++_calls;", 3, 1)]
    [InlineData("two calls in their order", "return model.A * (Next() - 2 * Next());", "private static int _calls; [NoGradient] private static double Next() => ++_calls;", -9, -3)]
    [InlineData("calls in a loop", "double sum = 0; for (int i = 0; i < 3; i++) sum += Next() * model.A * model.A; return sum;", "private static int _calls; [NoGradient] private static double Next() => ++_calls;", 54, 36)]
    [InlineData("a method of data", "return model.A * Total(d);", "[NoGradient] private static double Total(double[] d) => d.Sum();", 9, 3)]
    [InlineData("a method of the parameters", "return model.A * Own(in model);", "[NoGradient] private static double Own(in Model m) => m.A * m.A;", 27, 9)]
    [InlineData("a method of an array", "Span<double> t = stackalloc double[2]; t[0] = model.A; t[1] = 1; return model.A * Total(t);", "[NoGradient] private static double Total(ReadOnlySpan<double> d) { double sum = 0; foreach (double v in d) sum += v; return sum; }", 12, 4)]
    [InlineData("a method that fills an array", "Span<double> t = stackalloc double[2]; t[0] = model.A; Mask(t); return model.A * (t[0] + t[1]);", "[NoGradient] private static void Mask(Span<double> d) { d[0] += 1; d[1] = 5; }", 27, 9)]
    [InlineData("a mask in a loop", "double sum = 0; Span<double> t = stackalloc double[2]; for (int i = 0; i < 2; i++) { Mask(t, i); sum += t[0] * model.A; } return sum;", "[NoGradient] private static void Mask(Span<double> d, int i) => d[0] = i + 1;", 9, 3)]
    [InlineData("a method that fills a part of an array", "Span<double> t = stackalloc double[3]; t[0] = t[1] = model.A; Mask(t[1..]); return t[0] * model.A + t[1] * model.A + Total(t) * model.A;", "[NoGradient] private static void Mask(Span<double> d) => d[0] = 5; [NoGradient] private static double Total(ReadOnlySpan<double> d) { double sum = 0; foreach (double v in d) sum += v; return sum; }", 48, 19)]
    [InlineData("a method of a struct", "var noise = new Noise { Scale = 2 }; return model.A * noise.Of(model.A);", "private struct Noise { public double Scale; [NoGradient] public readonly double Of(double x) => x * Scale; }", 18, 6)]
    [InlineData("a method of an object", "return model.A * Held.Of(model.A, 1);", "internal sealed class Noise { public double Scale = 2; [NoGradient] public double Of(double x, int n) => x * Scale * n; } internal static readonly Noise Held = new();", 18, 6)]
    [InlineData("the absolute value of a small integer", "short s = (short)-d.Length; return model.A * Math.Abs(s);", "", 6, 2)]
    [InlineData("a method of an array that a loop has filled", "Span<double> t = stackalloc double[2]; double s = 0; for (int e = 0; e < d.Length; e++) { t[e] = d[e] * model.A; s += t[e] * t[e]; } return s * Total(t);", "[NoGradient] private static double Total(ReadOnlySpan<double> t) => t[0] + t[1];", 405, 270)]
    [InlineData("a method of an array that a loop has filled, beside its sum", "Span<double> t = stackalloc double[2]; double s = 0; for (int e = 0; e < d.Length; e++) { t[e] = d[e] * model.A; s += t[e] * t[e]; } return s + Total(t);", "[NoGradient] private static double Total(ReadOnlySpan<double> t) => t[0] + t[1];", 54, 30)]
    [InlineData("an integer of the parameters", "return model.A * Rounded(model.A + 0.4);", "[NoGradient] private static int Rounded(double x) => (int)Math.Round(x);", 9, 3)]
    [InlineData("an enum", "return model.A * Of(Kind.Two);", "private enum Kind { One, Two } [NoGradient] private static double Of(Kind kind) => kind == Kind.Two ? 2 : 0;", 6, 2)]
    [InlineData("a struct that is returned", "return model.A * Both(model.A).Y;", "private struct Two { public double X, Y; } [NoGradient] private static Two Both(double x) => new() { X = 1, Y = x };", 9, 3)]
    [InlineData("a parameter", "return Product(model.A, model.A);", "private static double Product(double x, [NoGradient] double y) => x * y;", 9, 3)]
    [InlineData("a parameter by in", "return Product(model.A, in model.A);", "private static double Product(double x, [NoGradient] in double y) => x * y;", 9, 3)]
    [InlineData("a parameter that is an array", "Span<double> t = stackalloc double[1]; t[0] = model.A; return Product(model.A, t);", "private static double Product(double x, [NoGradient] ReadOnlySpan<double> y) { ReadOnlySpan<double> part = y.Slice(0); return x * part[0]; }", 9, 3)]
    [InlineData("a parameter that is the model", "return Product(model.A, in model);", "private static double Product(double x, [NoGradient] in Model y) => x * y.A;", 9, 3)]
    [InlineData("the same field with and without", "return Product(model.A, in model) + model.A;", "private static double Product(double x, [NoGradient] in Model y) => x * y.A;", 12, 4)]
    [InlineData("a parameter that is a tuple", "return Product(model.A, (model.A, 2));", "private static double Product(double x, [NoGradient] (double Left, double Right) y) => x * y.Left * y.Right;", 18, 6)]
    [InlineData("a call in Stop", "return model.A * Gradients.Stop(Math.IEEERemainder(model.A, 5));", "", -6, -2)]
    [InlineData("a call on data in Stop", "return model.A * Gradients.Stop(d.Length + Array.IndexOf(d, 2));", "", 9, 3)]
    public void Nothing_flows_through_it(string construct, string body, string members, double loss, double gradient)
    {
        double[] actual = UserDerivativeTests.Run(body, members);
        Assert.True(actual is [var value, var byA] && value == loss && byA == gradient, $"{construct}: {string.Join(", ", actual)}");
    }

    [Theory]
    [InlineData("ref", "double a = model.A; Change(ref a); return a;", "[NoGradient] private static void Change(ref double x) => x = 1;", "Change(ref a)")]
    [InlineData("out", "Make(out double a); return a * model.A;", "[NoGradient] private static void Make(out double x) => x = 1;", "Make(out double a)")]
    [InlineData("an array", "double[] t = new double[2]; Mask(t); return model.A * t[0];", "[NoGradient] private static void Mask(double[] d) => d[0] = 1;", "Mask(t)")]
    [InlineData("a parameter by ref", "double a = model.A; Change(ref a); return a;", "private static void Change([NoGradient] ref double x) => x *= 2;", "ref a")]
    [InlineData("writing to such a parameter", "Span<double> t = stackalloc double[1]; Set(t); return t[0] * model.A;", "private static void Set([NoGradient] Span<double> x) => x[0] = 1;", "x[0] = 1")]
    public void What_could_carry_a_gradient_out_is_an_error(string construct, string body, string members, string text)
    {
        Rejection rejection = Assert.Single(Rejection.Of(UserDerivativeTests.Model(body, members)));
        Assert.True(rejection is { Rule: "RMSP101" } && rejection.Text == text, $"{construct}: {rejection}");
    }
}
