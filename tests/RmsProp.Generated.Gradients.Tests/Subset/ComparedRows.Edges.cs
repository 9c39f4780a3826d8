namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>What few losses say, each where one way to read it is near to another one.</summary>
internal static partial class ComparedRows
{
    private static IEnumerable<ComparedRow> Edges() =>
    [
        Row("an index of a loop that is known before it", "Index i, j, h; Range r; for (int k = 0; ; k++) { if (x[k] > -2) { i = ^1; j = 1; h = at; r = 1..^0; break; } } return x[i] * model.W[j] * model.A * x[h] + x[r].Length;", "", "double[] x, int n, Index at", "new double[] { 0.5, -1, 2 }, 2, ^2", "new double[] { 0.5, -1, 2 }, 1, new Index(1)"),
        Row("a local array is never null", "double[] t = [1, model.A]; double s = t != null ? t[1] : 5; if (t == null) s = 7; return s * s + (null == t ? 1 : t[0]);"),
        Row("an index by a conversion of one's own", "return x[(Index)new At { Place = 1 }] * model.A + x[new At { Place = 2 }];", "private struct At { public int Place; public static implicit operator Index(At at) => ^at.Place; }"),
        Row("a method DivRem of one's own", "(double a, double b) = DivRem(model.A, 2); return a * a * b;", "private static (double, double) DivRem(double a, double b) => (a / b, a - b);"),
        Row("a number by reference for a method without a gradient", "return Twice(model.A) * model.A + Twice(in model.B);", "[NoGradient] private static double Twice(in double v) => 2 * v;"),
        Row("a method without a gradient that only its class can call", "return Scales.Twice(model.A) * model.A;", "} public static class Scales { public static double Twice(double v) => Doubled(v); [NoGradient] private static double Doubled(double v) => 2 * v; } public partial struct Model {"),
        Row("a constant by reference", "return Twice(Rate) * Twice(Rate) * model.A;", "private const double Rate = 3; private static double Twice(in double v) => 2 * v;"),
        Row("an inline array with members of its own", "Four f = default; f[1] = model.A; f[3] = model.B; return f[1] * f[3] * f.Count * f.Middle + Four.Most;", "[InlineArray(4)] private struct Four { public static readonly int Most = 9; private double _e; public readonly int Count => 4; public readonly double Middle => this[1] + 1; }"),
        Row("structs with names of the framework", "var m = new Memory<double> { Value = model.A }; var s = new Span<double> { Value = m.Value * 2 }; return m.Value * s.Value;", "private struct Memory<T> { public T Value; } private struct Span<T> { public T Value; }"),
        Row("a turn-by-turn loop with a loop that moves a part along", "double[] h = x; double s = 0; for (int l = 0; l < 3; l++) { var y = new double[l + 2]; ReadOnlySpan<double> rest = h; for (int k = 0; k < 1; k++) { ReadOnlySpan<double> part = rest[1..]; part = part[..1]; s += part[0] * model.W[l]; } for (int i = 0; i < y.Length; i++) y[i] = s * model.A + h[i % h.Length]; h = y; } return h[0] * h[1] + s;"),
        Row("steps on the left of indices that go along", "double s = 0; int at = 0, k = 5; for (int i = 0; i < x.Length; i++) { s += model.W[at % 3] * x[i] * k; at = 2 + at; k = n + k; s *= 0.5; } return s * at + k * model.A;", "", "double[] x, int n", "new double[] { 0.5, -1, 2 }, 2", "new double[] { 0.5, -1 }, -7"),
        Row("generic numbers of several types", "return Mixed(model.A, 2) * Mixed(x[0], 3);", "private static T Mixed<T>(T v, int n) where T : IFloatingPointIeee754<T> => T.Pow(v * v, T.CreateChecked(0.5)) + T.Max(v, T.CreateChecked(n)) * T.FusedMultiplyAdd(v, v, T.One);"),
        Row("a struct in an array that is chosen", "Pair p = n > 1 ? data.Pairs[0] : data.Pairs[1]; p.X += model.A; (double a, double b) = n > 0 ? p : data.Pairs[1]; return a * b * model.B;", "", "int n, Data data", "0, new Data { Pairs = new[] { new Pair(1, 2), new Pair(3, 4) } }", "1, new Data { Pairs = new[] { new Pair(1, 2), new Pair(3, 4) } }", "2, new Data { Pairs = new[] { new Pair(1, 2), new Pair(3, 4) } }"),
        Row("nothing but an else that leaves in a row", "double s = model.A; if (n == 0) throw new ArgumentException(\"zero\"); else if (n == 1) { s *= 2; } else if (n == 2) return s * model.B; s += 1; if (n == 3) { s *= s; } else throw new InvalidOperationException(\"three\"); return s;", "", "int n", "0", "1", "2", "3"),
        Row("jumps of two kinds", "double s = model.A; for (int i = 0; i < x.Length; i++) { if (x[i] > 1.5) break; if (x[i] < 0) { if (n > 0) return s * 3; continue; } if (x[i] > 1) { s *= 2; if (n > 1) break; } s += model.B * x[i]; } return s * s;", "", "double[] x, int n", "new double[] { 0.5, -1, 2 }, 0", "new double[] { 0.5, -1, 2 }, 1", "new double[] { 1.2, 0.5, 2, 7 }, 0", "new double[] { 1.2, 0.5 }, 2"),
        Row("vectors: put together from vectors of the data", "float sum = 0; foreach (Vector3 p in points) { var v = new Vector4(p, model.F); sum += v.W * v.X * v.Z; } return sum + new Vector4(points[0], 2).W * model.G;", "", "Vector3[] points", "new[] { new Vector3(1, 2, 3), new Vector3(-1, 0.5f, 0.25f) }") with { Type = "float" },
    ];
}
