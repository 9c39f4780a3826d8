namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Loops in which variables come to mean other arrays.</summary>
internal static partial class ComparedRows
{
    private static IEnumerable<ComparedRow> Rotations() =>
    [
        Row("two arrays that are swapped", "double[] a = [model.A, 1], b = [model.B, 2]; for (int t = 0; t < n; t++) { b[0] = a[0] * a[1] + b[1]; b[1] = a[0] + 0.1; (a, b) = (b, a); } a[0] *= 3; b[1] += model.A; return a[0] * a[1] + b[0] * b[1];", "", "int n", "0", "1", "2", "7"),
        Row("three arrays by turns", "double[] p = [model.A, 1, 2], c = [1, model.B, 3], q = new double[3]; for (int t = 0; t < n; t++) { for (int i = 1; i < 3; i++) q[i] = 2 * c[i] - p[i] + 0.3 * c[i - 1]; (p, c, q) = (c, q, p); } c[1] *= 2; q[1] = p[2] * c[1]; return p[1] * c[2] + q[1] * c[1] + p[0];", "", "int n", "0", "1", "2", "3", "8"),
        Row("four arrays by turns", "double[] a = [model.A, 1], b = [1, model.B], c = [2, model.A], d = [model.B, 3]; for (int t = 0; t < n; t++) { a[0] = b[0] * c[1] + d[0] * 0.1; b[1] += x[t % 3]; (a, b, c, d) = (b, c, d, a); } return a[0] * b[1] + c[0] * d[1];", "", "double[] x, int n", "new double[] { 0.5, -1, 2 }, 0", "new double[] { 0.5, -1, 2 }, 3", "new double[] { 0.5, -1, 2 }, 9"),
        Row("layers that grow by a factor", "double[] h = x; for (int l = 1; l < 9; l *= 2) { var y = new double[l + 1]; for (int i = 0; i < y.Length; i++) y[i] = h[i % h.Length] * model.W[l % 3] + model.A; h = y; } return h[0] * h[8];"),
        Row("swap by a third variable", "double[] a = [model.A, 1], b = [model.B, 2]; foreach (double v in x) { double[] old = a; a = b; b = old; a[0] += v * b[1]; b[1] *= 0.5 * a[0]; } return a[0] * a[1] + b[0] * b[1];"),
        Row("swap until nothing changes", "double[] a = [model.A, model.B], b = new double[2]; int n = 0; while (n < 40 && Math.Abs(a[0] - b[0]) > 1e-2) { b[0] = 0.5 * a[0] + 0.2 * Math.Cos(a[1]) + x[0]; b[1] = 0.3 * a[0]; (a, b) = (b, a); n++; } return a[0] * a[1] + b[0] * n;"),
        Row("swap before break", "double[] a = [model.A, model.B], b = new double[2]; for (int n = 0; ; n++) { b[0] = 0.5 * a[0] + 0.2 * a[1]; b[1] = 0.3 * a[0]; (a, b) = (b, a); if (n == limit) break; a[1] += 1; } return a[0] * a[1] + b[0];", "", "int limit", "0", "1", "4"),
        Row("swap before return", "double[] a = [model.A, model.B], b = [1, 2]; for (int n = 0; ; n++) { b[0] += 0.5 * a[0]; b[1] *= a[0]; (a, b) = (b, a); if (n == limit) return a[0] * a[1] + b[0]; a[1] += 1; }", "", "int limit", "0", "1", "4"),
        Row("swap in do while", "double[] a = [model.A, 1], b = [model.B, 2]; do { a[0] += b[1] * 0.7; b[1] *= a[0]; (a, b) = (b, a); } while (--n > 0); return a[0] * a[1] + b[0] + b[1];", "", "int n", "1", "4"),
        Row("swap in a loop of turns", "double sum = 0; for (int k = 0; k < 3; k++) { double[] a = [model.W[k], 1], b = [model.B, k]; for (int t = 0; t < k; t++) { b[0] = a[1] * model.A + a[0] * a[0]; (a, b) = (b, a); } sum += a[0] * b[0]; } return sum;"),
        Row("swap in a helper", "return Iterate(model.W.ToArray(), new double[3], n)[1] * model.A;", "private static double[] Iterate(double[] a, double[] b, int n) { for (int t = 0; t < n; t++) { for (int i = 0; i < 3; i++) b[i] = a[i] + a[(i + 1) % 3] * a[i]; (a, b) = (b, a); } return a; }", "int n", "0", "1", "4"),
        Row("swap of spans and grids", "Span<float> s = new float[2], t = new float[2]; var g = new double[1, 2]; var h = new double[1, 2]; s[0] = model.F; g[0, 1] = model.A; for (int k = 0; k < n; k++) { t[0] = s[0] * s[0] + 1; h[0, 1] = g[0, 1] * t[0]; Span<float> old = s; s = t; t = old; (g, h) = (h, g); } g[0, 1] += model.B; s[0] *= 2; return s[0] * t[0] + g[0, 1] * h[0, 1];", "", "int n", "0", "1", "2"),
        Row("swap of what is swapped", "double[] a = [model.A, 1], b = [model.B, 2]; for (int t = 0; t < 3; t++) (a, b) = (b, a); double[] c = a; for (int t = 0; t < n; t++) { c[0] += b[1] * 0.7; (a, b) = (b, a); } return a[0] * b[0] + c[0];", "", "int n", "0", "3"),
        Row("layers", "double[] h = x; int at = 0; for (int l = 0; l < 3; l++) { var y = new double[l + 2]; for (int o = 0; o < y.Length; o++) { for (int i = 0; i < h.Length; i++) y[o] += model.Grid[at % 2, at++ % 3] * h[i]; y[o] = l < 2 ? Math.Tanh(y[o]) : y[o]; } h = y; } return h[0] * h[1] + h[2] * h[3];"),
        Row("layers by a helper", "ReadOnlySpan<double> h = x, w = model.W; for (int l = 2; l > 0; l -= 1) { h = Next(h, w[l]); w = w[..l]; } return h[0] * h[1] * w[0];", "private static double[] Next(ReadOnlySpan<double> x, double w) { var y = new double[2]; for (int o = 0; o < 2; o++) for (int i = 0; i < x.Length; i++) y[o] += w * x[i] + o; return y; }"),
        Row("parts in turn", "ReadOnlySpan<double> rest = x; double sum = model.A; for (int i = 0; i < 2; i++) { foreach (double v in rest[..2]) sum = sum * 0.9 + v * model.B; rest = rest[1..]; } return sum * rest[0];"),
    ];
}
