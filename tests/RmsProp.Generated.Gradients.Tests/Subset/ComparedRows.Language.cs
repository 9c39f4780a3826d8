namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Guards, calls, structs, patterns, and the rest of the language.</summary>
internal static partial class ComparedRows
{
    private const string Two = "double[] x, double[] y";
    private const string Same = "new double[] { 1, 2, 3 }, new double[] { 2, 1, 0.5 }";
    private const string Other = "new double[] { 1, 2, 3 }, new double[] { 2 }";

    private static IEnumerable<ComparedRow> Guards() =>
    [
        Row("throw", "if (x.Length != y.Length) { throw new ArgumentException($\"{x.Length} and {y.Length}\", nameof(y)); } double sum = 0; for (int i = 0; i < x.Length; i++) sum += model.W[i] * x[i] * y[i]; return sum * sum;", "", Two, Same, Other),
        Row("throw in a helper", "return Dot(model.W, x) * model.A;", "private static double Dot(double[] a, double[] b) { if (a.Length != b.Length) throw new ArgumentException(\"lengths\"); double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }", "double[] x", "new double[] { 1, 2, 3 }", "new double[] { 1 }"),
        Row("throw in a loop", "double p = 1; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) throw new InvalidOperationException(\"negative\"); p *= x[i] * model.A; } return p;", "", "double[] x", "new double[] { 1, 2 }", "new double[] { 1, -2 }"),
        Row("throw that depends on a parameter", "double s = model.A * x[0]; if (s > 1) throw new InvalidOperationException(s.ToString()); return s * s;", "", "double[] x", "new double[] { 1 }", "new double[] { 7 }"),
        Row("throw in a switch expression", "return n switch { 0 => model.A, 1 => model.B * model.A, _ => throw new ArgumentOutOfRangeException(nameof(n)) };", "", "int n", "0", "1", "2"),
        Row("throw in the middle of a switch expression", "return n switch { 0 => model.A, 1 => throw new ArgumentOutOfRangeException(nameof(n)), _ => model.B * model.A };", "", "int n", "0", "1", "2"),
        Row("switch expression that leaves values out", "return mode switch { Mode.Off => model.A, Mode.On => model.B * model.A, Mode.Auto => 2 * model.A, _ => throw new ArgumentException() };", "", "Mode mode", "Mode.Off", "Mode.Auto"),
        Row("throw in a switch", "double r; switch (n) { case 0: r = model.A; break; case 1: r = model.B * x0; break; default: throw new ArgumentOutOfRangeException(nameof(n), n, \"what?\"); } return r * r;", "", "int n, double x0", "0, 2.0", "1, 2.0", "3, 2.0"),
        Row("throw in ?:", "return (n > 0 ? model.A : throw new ArgumentException()) * (n > 5 ? throw new InvalidOperationException() : model.B);", "", "int n", "1", "0", "9"),
        Row("throw as the body", "return n > 0 ? model.A : Never(n);", "private static double Never(int n) => throw new ArgumentException(n.ToString());", "int n", "1", "0"),
        Row("?? throw", "double[] t = x ?? throw new ArgumentNullException(nameof(x)); return t[0] * model.A;", "", "double[] x", "new double[] { 2 }", "null"),
        Row("null tests", "if (x is null || y == null) throw new ArgumentNullException(); if (null != x && y is not null) return x[0] * y[0] * model.A; return 0;", "", Two, Same, "null, new double[1]", "new double[1], null"),
        Row("ThrowIfNull", "ArgumentNullException.ThrowIfNull(data); ArgumentNullException.ThrowIfNull(data.Values, \"values\"); return data.Values[0] * model.A;", "", "Data data", "new Data { Values = new double[] { 3 } }", "null", "new Data()"),
        Row("null parts", "double s = model.A; if (data.Next is not null) s *= data.Next.Values[0]; return s;", "", "Data data", "new Data()", "new Data { Next = new Data { Values = new double[] { 3 } } }"),
        Row("ThrowIfNegative", "ArgumentOutOfRangeException.ThrowIfNegative(n); ArgumentOutOfRangeException.ThrowIfNegativeOrZero(v); return model.A * n * v;", "", "int n, double v", "1, 2.0", "-1, 2.0", "1, 0.0", "1, -0.0", "1, double.NaN", "0, -double.NaN"),
        Row("ThrowIfGreaterThan", "ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 5); ArgumentOutOfRangeException.ThrowIfLessThan(v, 1.0); return model.A * n * v;", "", "int n, double v", "1, 2.0", "6, 2.0", "1, 0.5", "1, double.NaN"),
        Row("ThrowIfEqual", "ArgumentOutOfRangeException.ThrowIfEqual(n, 5); ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, n); ArgumentOutOfRangeException.ThrowIfZero(n); ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(n, 8, nameof(n)); ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(n, 1); return model.A * n;", "", "double[] x, int n", "new double[2], 2", "new double[2], 5", "new double[2], 3", "new double[0], 0", "new double[8], 8", "new double[1], 1"),
        Row("fewer numbers than expected", "if (x is not { Length: 3 }) throw new ArgumentException(\"3\"); return x[2] * model.A;", "", "double[] x", "new double[3]", "new double[2]", "null"),
        Row("guard of a span", "if (x.IsEmpty) throw new ArgumentException(); ReadOnlySpan<double> s = x.Span; return s[0] * model.A;", "", "ReadOnlyMemory<double> x", "new ReadOnlyMemory<double>(new double[] { 2 })", "default(ReadOnlyMemory<double>)"),
    ];

    private static IEnumerable<ComparedRow> Calls() =>
    [
        Row("ref return", "Span<double> t = stackalloc double[3]; At(t, 1) = model.A; At(t, 1) *= 3; ref double r = ref At(t, 2); r += model.B; return t[1] * t[2] + At(t, 1);", "private static ref double At(Span<double> a, int i) => ref a[i];"),
        Row("ref readonly return", "return First(model.W) * First(model.Layer.Weights);", "private static ref readonly double First(double[] a) { return ref a[0]; }"),
        Row("ref return of a struct", "Pair pair = new(model.A, 2); X(ref pair) = model.B; return pair.X * pair.Y;", "private static ref double X(ref Pair pair) => ref pair.X;"),
        Row("ref indexer", "Span<double> t = stackalloc double[2]; var rows = new Rows(t); rows[1] = model.A; rows[1] += 2; return rows[1] * t[1];", "private readonly ref struct Rows { private readonly Span<double> _t; public Rows(Span<double> t) { _t = t; } public ref double this[int i] => ref _t[i]; }"),
        Row("params span", "return Sum(model.A, model.B * 2, x[0]) + Sum();", "private static double Sum(params ReadOnlySpan<double> values) { double s = 1; foreach (double v in values) s = s * 2 + v; return s; }"),
        Row("params array", "return Sum(2, model.A, model.B) + Sum(1) + Sum(3, x);", "private static double Sum(double first, params double[] values) { double s = first; foreach (double v in values) s = s * v + 1; return s; }"),
        Row("extension methods", "return model.A.Squared() * x.Total();", "", "double[] x", "new double[] { 1, 2 }") with { Members = "} public static class Extensions { public static double Squared(this double v) => v * v; public static double Total(this double[] a) { double s = 0; foreach (double v in a) s += v; return s; } } public partial struct Model {" },
        Row("using static", "return Abs(model.B) * Max(model.A, PI) + Sqrt(4);", "", "double[] x") with { Members = "private static double Abs(double v) => Math.Abs(v); private static double Max(double a, double b) => Math.Max(a, b); private static double Sqrt(double v) => Math.Sqrt(v); private const double PI = Math.PI;" },
        Row("local functions that capture", "double sum = 0; int count = 0; void Add(double v) { sum += v * model.A; count++; Note(); } void Note() { sum *= 1.5; } for (int i = 0; i < x.Length; i++) Add(x[i]); double Mean() => sum / count; return Mean() * model.B;") with { Model = "Model model" },
        Row("local function in a branch", "double s = model.A; if (x.Length > 2) { double k = 3; void Twice() { s *= k; k += 1; } Twice(); Twice(); } return s * s;"),
        Row("named arguments out of order", "int i = 1; return Of(b: i++, a: i) * model.A + Math.Pow(y: i++, x: i);", "private static double Of(double a, double b) => a * 10 + b;"),
        Row("optional arguments", "return Of(model.A) + Of(model.B, c: 4);", "private static double Of(double a, double b = 2, double c = 3) => a * b * a + c;"),
        Row("conditional methods", "double s = model.A; Trace(ref s); System.Diagnostics.Debug.Assert(s > 100); return s * s;", "[System.Diagnostics.Conditional(\"NEVER\")] private static void Trace(ref double s) { s *= 2; }"),
        Row("generic helper", "return Square(model.A) * Square(model.F) + Pick(model.W, 1);", "private static T Square<T>(T x) where T : INumber<T> => x * x; private static T Pick<T>(T[] a, int i) => a[i];"),
        Row("generic mathematics", "return Softplus(model.A) + Softplus(model.F) + Mean<double>(model.W);", "private static T Softplus<T>(T x) where T : IFloatingPointIeee754<T> => x > T.Zero ? x + T.Log(T.One + T.Exp(-x)) : T.Log(T.Exp(x) + T.One); private static T Mean<T>(ReadOnlySpan<T> a) where T : struct, IFloatingPoint<T> { T s = T.Zero; foreach (T v in a) s += v * v; return s / T.CreateChecked(a.Length) - T.CreateChecked(0.5) + T.Pi * T.Max(s, T.One); }"),
        Row("generic helper that calls another", "return Twice(model.A) * Twice(x[0]);", "private static T Twice<T>(T x) where T : INumber<T> { T y = Add(x, x); y += T.AdditiveIdentity; return T.Abs(y) + (x < T.Zero ? T.One : default); } private static TOther Add<TOther>(TOther a, TOther b) where TOther : IAdditionOperators<TOther, TOther, TOther> => a + b;"),
        Row("generic struct", "var p = new Two<double> { First = model.A, Second = model.B }; return p.First * p.Second * new Two<float> { First = model.F }.First + Two<double>.Times(model.A, 3);", "private struct Two<T> where T : struct, INumber<T> { public T First, Second; public static T Times(T a, T b) => a * b; }"),
    ];

    private static IEnumerable<ComparedRow> Structs() =>
    [
        Row("primary constructor", "var c = new Circle(model.A, x[0]); return c.Area * c.Radius + c.Scaled(model.B);", "private readonly struct Circle(double radius, double factor) { public double Radius { get; } = radius * 2; public double Area => 3 * radius * radius * factor; public double Scaled(double by) => radius * by + Radius; }"),
        Row("primary constructor that is changed", "var c = new Counter(model.A); c.Add(model.B); c.Add(2); Counter d = c; d.Add(5); return c.Total * d.Total;", "private struct Counter(double total) { public void Add(double v) { total += v * total; } public readonly double Total => total; }"),
        Row("field initializers", "var s = new Settings(model.A); return s.Scale * s.Value + s.Offset;", "private struct Settings { public double Scale = 3; public double Value; public double Offset { get; set; } = 0.5; public Settings(double value) { Value = value; Scale *= 2; } }"),
        Row("constructor chain", "var s = new Chain(model.A); var t = new Chain(model.A, 7); return s.Value * s.Count + t.Value * t.Count;", "private struct Chain { public double Value = 2; public int Count = 1; public Chain(double v) : this(v, 4) { Value += 1; } public Chain(double v, int n) { Value *= v; Count += n; } }"),
        Row("record struct with a body", "var p = new Point(model.A, model.B) { Z = 3 }; var (a, b) = p; return a * b * p.Z + p.Norm + (p with { X = 2 }).Norm;", "private record struct Point(double X, double Y) { public double Z = 1; public readonly double Norm => X * X + Y * Y; }"),
        Row("default of a struct with initializers", "Settings s = default; return s.Scale + model.A * new Settings(2).Scale;", "private struct Settings { public double Scale = 3; public Settings(double value) { Scale *= value; } }"),
        Row("conversion operators", "Meters m = model.A; double back = (double)(m + (Meters)2.0); return back * back;", "private readonly struct Meters { public readonly double Value; private Meters(double v) { Value = v * 3; } public static implicit operator Meters(double v) => new(v); public static explicit operator double(Meters m) => m.Value; public static Meters operator +(Meters a, Meters b) => new(a.Value + b.Value); }"),
        Row("Deconstruct", "var (a, b) = new Pair(model.A, model.B); double c; (c, var d) = new Pair(a * 2, b); return a * b * c + d;"),
        Row("deconstruction in the order of C#", "var t = new double[3]; int i = 0; (t[i++], t[i]) = (i, model.A); return t[0] + t[1] * t[1];"),
        Row("tuples compared", "(int, double) p = (n, 2); return p == (1, 2.0) ? model.A : (n, n) != (2, 2) ? model.B : model.A * model.B;", "", "int n", "1", "2", "3"),
        Row("tuple of a tuple", "((double A, double B) Inner, int N) t = ((model.A, model.B), 3); t.Inner.B *= 2; (double, double) u = t.Inner; return u.Item1 * u.Item2 * t.N;"),
        Row("tuple conversions", "(double, double) t = (1, model.F); (float F, int N) s = (model.G, 3); (double, long) u = s; return t.Item1 * t.Item2 + u.Item1 * u.Item2;"),
        Row("temporary that a method changes", "return new Pair(model.A, 2).Sum() + Scaled(new Pair(model.A, model.B)).X;", "private static Pair Scaled(Pair p) { p.Scale(3); return p; }"),
    ];

    private static IEnumerable<ComparedRow> Patterns() =>
    [
        Row("and, or, not", "return (n is > 0 and < 5 or 7 ? model.A : 1) * (n is not 3 ? model.B : 2);", "", "int n", "3", "4", "7", "9"),
        Row("variables of patterns", "return n is > 1 and var m ? m * model.A : v is double w && w > 1 ? w * model.B : 0;", "", "int n, double v", "3, 0.0", "0, 2.0", "0, 0.0"),
        Row("tuple patterns", "return (n, flag) switch { (0, _) => model.A, (> 3, true) => model.B, (var k, false) when k > 1 => model.A * k, _ => model.A * model.B };", "", "int n, bool flag", "0, true", "4, true", "2, false", "1, false"),
        Row("property patterns", "return pair switch { { X: > 1, Y: var y } => y * model.A, { Y: 0 } => model.B, _ => model.A * model.B };", "", "Pair pair", "new Pair(2, 3)", "new Pair(0, 0)", "new Pair(0, 1)"),
        Row("positional patterns", "return pair is (> 1, var y) ? y * model.A : model.B;", "", "Pair pair", "new Pair(2, 3)", "new Pair(0, 0)"),
        Row("nested property patterns", "return data is { Next.Values: { Length: > 1 } values, Mode: Mode.On } ? values[1] * model.A : model.B;", "", "Data data", "new Data { Mode = Mode.On, Next = new Data { Values = new double[] { 1, 2 } } }", "new Data()", "null"),
        Row("NaN in patterns", "return (v is double.NaN ? model.A : 1) * (v switch { double.NaN => 3, 0 => model.B, _ => 2 });", "", "double v", "double.NaN", "0.0", "-0.0", "1.0"),
        Row("switch with patterns", "switch (n) { case > 5 and var m: return model.A * m; case 0 or 1: return model.B; case var k when k % 2 == 0: return model.A * k; default: return 1 * model.A * model.B; }", "", "int n", "7", "1", "2", "3"),
        Row("switch on a tuple", "switch (n, flag) { case (0, true): return model.A; case (_, false): return model.B; default: return model.A * model.B; }", "", "int n, bool flag", "0, true", "1, false", "1, true"),
        Row("nested ?:", "return n == 0 ? model.A : n == 1 ? flag ? model.B : 3 : n > 5 ? model.A * model.B : 0;", "", "int n, bool flag", "0, true", "1, true", "1, false", "7, true", "2, true"),
    ];

    private static IEnumerable<ComparedRow> Language() =>
    [
        Row("indices in variables", "Index last = ^1, second = 1; Range middle = 1..^1; double sum = x[last] * model.A + model.W[second]; foreach (double v in x.AsSpan()[middle]) sum += v * model.B; return sum;", "", "double[] x", "new double[] { 1, 2, 3, 4 }"),
        Row("index as an argument", "return At(x, ^2) * model.A + At(x, 0);", "private static double At(double[] a, Index i) => a[i];"),
        Row("negative index", "Index i = n; return x[i] * model.A;", "", "double[] x, int n", "new double[] { 1, 2 }, 1", "new double[] { 1, 2 }, -1"),
        Row("checked", "int k = checked(n * 2); return checked((byte)k) * model.A;", "", "int n", "3", "int.MaxValue", "200"),
        Row("unchecked", "int k = unchecked(n * 2); return unchecked((byte)k) * model.A;", "", "int n", "3", "int.MaxValue", "200"),
        Row("constants", "const int N = 2; const double Half = 0.5; return N * Half * Quarter * model.A + default(double) + model.A;", "private const double Quarter = 0.25;"),
        Row("do while", "double s = model.A; int i = 0; do { s = s * x[i] + model.B; i++; if (s > 100) break; if (i == 1) continue; s += 1; } while (i < x.Length); return s;"),
        Row("while with a pattern", "int n = 3; double s = 1; while (n is > 0 and var m) { s *= model.A + m; n--; } return s;"),
        Row("tests of numbers", "double s = 0; foreach (double v in x) s += double.IsNaN(v) ? model.A : double.IsInfinity(v) ? 2 * model.A : double.IsFinite(v) && double.IsNegative(v) ? model.B : model.A * model.B; return s;", "", "double[] x", "new double[] { double.NaN, 1, -1, -0.0, double.NegativeInfinity, double.PositiveInfinity }"),
        Row("static abstract methods", "return Apply<Square>(model.A) + Apply<Cube>(model.B) + Through(new Scaled { By = 3 }, model.A);", "private interface IFunction { static abstract double Of(double x); } private struct Square : IFunction { public static double Of(double x) => x * x; } private struct Cube : IFunction { public static double Of(double x) => x * x * x; } private static double Apply<T>(double x) where T : struct, IFunction => T.Of(x); private interface ILayer { double Forward(double x); } private struct Scaled : ILayer { public double By; public double Forward(double x) => x * By; } private static double Through<T>(T layer, double x) where T : struct, ILayer => layer.Forward(x) * x;"),
        Row("shifts and masks", "uint u = 5; u <<= 2; long l = ~3L ^ n; return (u | 1) * model.A + (l >> 1) * model.B + (n >>> 28);", "", "int n", "3", "-3"),
        Row("characters and bytes", "return b[1] * model.A + (sbyte)b[0];", "", "byte[] b", "new byte[] { 200, 3 }"),
        Row("Array.Clear and Array.Fill", "var t = new double[3]; Array.Fill(t, model.A); double s = t[1] * t[2]; Array.Clear(t); return s + t[0];"),
        Row("compound assignment of elements", "var t = new double[2]; int i = 0; t[i++] += model.A; t[i--] -= model.B; t[i] *= t[i + 1]; t[i] /= 2; return t[0] * t[1];"),
        Row("shadowed names", "double value = model.A, gradients = 2, workspace = 3, scale = model.B; return value * gradients * workspace * scale;"),
    ];
}
