namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Variables that a part of an expression declares, which is not always evaluated; structs taken apart and changed; memory of every type.</summary>
internal static partial class ComparedRows
{
    private const string TrySquare = "private static bool Try(double v, out double square) { square = v * v; return v > 0; }";

    private static IEnumerable<ComparedRow> Expressions() =>
    [
        Row("a variable of the second part of a condition", "double s = 0; for (int i = 0; i < x.Length; i++) if (i > 0 && x[i] * model.A is var d && d > 0) s += d * d; return s;"),
        Row("an out variable of the second part of a condition", "double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > 0 && Try(x[i] * model.A, out double q)) s += q * model.B; else s -= 1; } return s;", TrySquare),
        Row("an out variable behind ||", "double s = 0; foreach (double v in x) { if (v < 0 || !Try(v * model.A, out double q)) continue; s += q * model.B; } return s;", TrySquare),
        Row("out variables of a guard", "if (x[0] > 5 || !Find(model.W, x[1], out int at, out double found)) return model.B; return found * at + model.W[at];", "private static bool Find(double[] w, double least, out int at, out double found) { for (at = 0; at < 3; at++) { if (w[at] > least) { found = w[at] * w[at]; return true; } } found = 0; return false; }"),
        Row("out variables of choices", "double s = 0; foreach (double v in x) s += v > 0 && Try(v * model.A, out var q) ? q : v < -0.5 && Try(-v * model.A, out var r) ? r * 2 : 1; return s;", TrySquare),
        Row("a variable of when", "double s = 0; foreach (int e in k) { s = s * 2 + e switch { 0 => model.A, 1 when x[e] * model.B is var q && q < 9 => q * q, _ => 7 }; switch (e) { case 2 when model.A * e is var q && q > 0: s += q; break; case > 0 when Try(model.A, out double r): s += r; break; default: s -= model.B; break; } } return s;", TrySquare, "double[] x, int[] k", "new double[] { 2, 3 }, new[] { 0, 1, 2, 1 }"),
        Row("an out variable of the second part of the condition of a loop", "double s = 0; int i = 0; while (i < x.Length && Try(model.A * x[i] + 2, out double q)) { s += q; i++; } return s * i;", TrySquare),
        Row("a struct of the second part of a condition", "double s = 0; foreach (double v in x) if (v > 0 && new Pair(v * model.A, model.B) is var pair && pair.Sum() is var sum) s += sum * pair.X; return s;"),
        Row("out variables of turns that are read several times", "double[] a = [model.A, model.B, 1], b = new double[3]; for (int k = 0; k < 4; k++) { for (int i = 0; i < 3; i++) b[i] = x[i] > 0 && Try(a[i], out double q) ? q * model.A : a[2 - i]; (a, b) = (b, a); } return a[0] + a[1] * a[2];", TrySquare),
        Row("records of an argument that are taken apart", "double s = 0; foreach (var (x, y) in points) s += x * model.A + y * model.B; for (int i = 0; i < points.Length; i++) { (double x, _) = points[i]; if (points[i] is (1, var y)) s += x * y * model.A; } return s;", "public readonly record struct Point(double X, double Y);", "Model.Point[] points", "new[] { new Model.Point(1, 2), new Model.Point(3, 4) }"),
        Row("tuples with other elements", "var best = (Sum: 0.0, Most: 0.0, Inner: (At: 0, Of: 1.0)); foreach (double v in x) { best.Sum += v * model.A; best = best with { Inner = best.Inner with { At = best.Inner.At + 1 } }; if (v * model.B > best.Most) best = best with { Most = v * model.B, Sum = best.Sum + 1 }; } return best.Sum * best.Inner.At + best.Most * best.Inner.Of;"),
        Row("memory of small and unsigned integers", $"double s = 0; {string.Concat("byte sbyte short ushort uint ulong long".Split(' ').Select(type => $"var {type}s = new {type}[n]; for (int k = 0; k < 3; k++) {{ {type}[] t = [1, 2, ({type})k]; if (k > 0) {{ var u = new {type}[n]; u[k] = t[k]; for (int i = 0; i < 3; i++) {{ u[i] += ({type})(i * 100); {type}s[i] += u[k]; s = s * model.B + u[i] * model.W[(int)({type}s[i] % 3)] * t[i] + {type}s[2 - i] * s; }} }} }} "))} return s;", "", "int n", "3", "70"),
        Row("tests for infinities", "double s = 0; foreach (double v in x) { double w = v * model.A; s += double.IsNegativeInfinity(w) ? model.B : double.IsPositiveInfinity(w) ? 2 * model.B : double.IsRealNumber(w) ? w * w : 1; } return s;", "", "double[] x", "new double[] { 2, double.NegativeInfinity, double.PositiveInfinity, double.NaN, -1e308 }"),
        Row("a table of signed bytes", "double s = 0; for (int i = 0; i < 3; i++) for (int k = 0; k < 4; k++) if (i + Steps[k] is >= 0 and < 3 and var at) s += model.W[i] * model.W[at] * k; return s;", "private static ReadOnlySpan<sbyte> Steps => [0, 1, -1, 2];"),
    ];
}
