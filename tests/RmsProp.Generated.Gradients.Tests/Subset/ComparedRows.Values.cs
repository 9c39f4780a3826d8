namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Values that C# copies, and members that a type parameter decides on.</summary>
internal static partial class ComparedRows
{
    private const string Touch = "private static double Touch(ref Triple t, double v) { t[0] = v; return v; } private static double Touch(ref Layer l, double v) { l.Three[0] = v; l.Bias = 2 * v; return v; }";

    /// <summary>Inline arrays are values: an array of a variable may be overwritten before its old elements are used.</summary>
    private static IEnumerable<ComparedRow> Values() =>
    [
        Row("inline arrays that are swapped", "Triple a = model.Three, b = default; b[0] = model.A; b[1] = x[0]; (a, b) = (b, a); a[2] = 5 * model.B; return a[0] * b[0] + a[2] * b[1] + a[1] * b[2];"),
        Row("structs with inline arrays that are swapped", "Layer a = default, b = model.Layer; a.Three = model.Three; a.Bias = model.B; Layer c = a; b.Three[1] = model.A; (a, b) = (b, a); return a.Three[1] * b.Three[1] + c.Three[1] * c.Bias + a.Bias * b.Bias;"),
        Row("inline array that a later argument changes", "Triple t = model.Three; return First(t, Touch(ref t, model.A * 3)) + t[0] * t[1];", Touch + " private static double First(Triple t, double v) => t[0] * v;"),
        Row("struct with an inline array that a later argument changes", "Layer l = default; l.Three = model.Three; l.Bias = model.B; return First(l, Touch(ref l, model.A * 3)) + l.Three[0] * l.Bias;", Touch + " private static double First(Layer l, double v) => l.Three[0] * v + l.Bias;"),
        Row("inline array of a tuple", "(Triple T, double D) pair = (model.Three, model.A); var other = pair; other.T[0] = 3 * model.B; pair.D = 2; (pair, other) = (other, pair); return pair.T[0] * other.T[0] + pair.D * other.D;"),
        Row("inline array that one of two returns gives", "Triple a = model.Three, b = default; b[0] = model.A; b[1] = model.B; Triple c = Pick(in a, in b, flag); c[0] *= 2; return c[0] * c[1] + a[0] * a[1] + b[0];", "private static Triple Pick(in Triple a, in Triple b, bool first) { if (first) return a; return b; }", "bool flag", "true", "false"),
        Row("inline array that is returned is another one", "Triple a = model.Three; Triple b = Same(ref a); b[1] = 5; return a[0] * a[1] + b[1] * b[2];", "private static Triple Same(ref Triple a) => a;"),
        Row("span over an inline array that becomes another one", "Triple t = model.Three; Span<double> s = t; s[0] *= 2; Span<double> u = stackalloc double[3]; u[1] = model.A; s = u; s[2] = 4 * model.B; return t[0] * t[1] * t[2] + u[1] * u[2];"),
        Row("inline array chosen for an argument", "Triple a = model.Three, b = default; b[0] = model.A; return First(flag ? a : b, Touch(ref a, model.B)) + a[0] * b[0];", Touch + " private static double First(Triple t, double v) => t[0] * v;", "bool flag", "true", "false"),
        Row("inline array in operators", "Box b = new() { T = model.Three }; Box c = b + b; double r = b * Touch(ref b.T, model.B); b += c; return b.T[0] * c.T[0] + r;", Touch + " private struct Box { public Triple T; public static Box operator +(Box a, Box b) { a.T[0] += b.T[0]; return a; } public static double operator *(Box a, double b) => a.T[0] * b; }"),
        Row("foreach of an inline array that changes", "Triple t = model.Three; double s = 0; foreach (double v in t) { s += v * t[2]; t[2] += v; } return s * t[2];"),
    ];

    /// <summary>Memory that is chosen, put together, or copied as a whole.</summary>
    private static IEnumerable<ComparedRow> Created() =>
    [
        Row("memory on the stack or not", "Span<double> t = n <= 2 ? stackalloc double[n] : new double[2 * n]; for (int i = 0; i < n; i++) t[i] = model.W[i] * model.A; double sum = 0; foreach (double v in t) sum += v * v; return sum * t.Length;", "", "int n", "1", "3"),
        Row("memory of a fixed size on the stack, or not", "var t = n > 2 ? new float[n] : stackalloc float[2]; t[n - 1] = model.F; return t[n - 1] * model.A * t.Length;", "", "int n", "1", "3", "0"),
        Row("memory of one of two sizes", "double[] t = flag ? new double[2] : new double[3]; t[1] = model.A; return t[1] * t[1] * t.Length;", "", "bool flag", "true", "false"),
        Row("array of parts of others", "double[] t = [model.A, .. x, model.B, .. model.W.AsSpan(1), .. model.Three]; double sum = 0; foreach (double v in t) sum = sum * 0.5 + v * v; return sum * t.Length;"),
        Row("copy by ..", "double[] t = [.. model.W]; t[0] *= model.A; Span<double> s = [.. t, .. t]; s[5] *= 2; return t[0] * model.W[0] + s[3] * s[5] * t[2];"),
        Row("integers among numbers", "double[] t = [.. k, model.A]; return t[0] * t[2] + t[1];", "", "int[] k", "new[] { 3, 4 }"),
        Row("part with an effect", "int i = 0; double[] t = [x[i++], .. model.W, x[i++]]; return t[0] * t[1] + t[4] * i;"),
        Row("copy of a whole grid", "var u = new double[2, 3]; var v = new double[2, 3]; u[1, 1] = model.A; u[0, 2] = model.B; Array.Copy(u, v, u.Length); u[1, 1] = 5; return v[1, 1] * v[0, 2] + u[1, 1];"),
        Row("clone of a grid", "var u = new double[2, 3]; u[1, 1] = model.A; var v = (double[,])u.Clone(); v[1, 1] *= model.B; var w = (double[,])model.Grid.Clone(); w[1, 2] *= 3; return u[1, 1] * v[1, 1] + w[1, 2] * w[0, 1] * model.Grid[1, 2] + w.GetLength(0);"),
        Row("ToArray of LINQ", "double[] t = x.ToArray(); t[0] += model.A; double[] w = model.W.ToArray(); w[1] *= 2; return t[0] * w[1] * model.W[1];"),
    ];

    /// <summary>Arrays that are created or chosen where the other branch throws are known after it.</summary>
    private static IEnumerable<ComparedRow> Checked() =>
    [
        Row("row, or an exception", "double[] row; if (n >= 0) { int k = n * 2; row = rows[k]; } else { throw new ArgumentException(\"n\"); } return row[0] * model.A + row.Length;", "", "double[][] rows, int n", "new[] { new double[] { 1, 2 }, null, new double[] { 3 } }, 1", "new double[0][], 0", "new double[0][], -1"),
        Row("part, or an exception", "ReadOnlySpan<double> part; if (n < 0) { throw new ArgumentException(\"n\"); } else part = x.AsSpan(n + 1); return part[0] * model.A + part.Length;", "", "double[] x, int n", "new double[] { 1, 2, 3 }, 1", "new double[] { 1, 2, 3 }, -1", "new double[] { 1, 2, 3 }, 2", "new double[] { 1, 2, 3 }, 4"),
        Row("new array, or an exception", "double[] t; if (n > 0) { t = new double[n]; t[n - 1] = model.B; } else if (n == 0) throw new ArgumentException(\"zero\"); else throw new ArgumentException(\"n\"); return t[n - 1] * model.A + t.Length;", "", "int n", "1", "3", "0", "-1"),
        Row("new array of a helper, or an exception", "double[] t = Make(model.W, n); (double[] u, int k) = Pair(model.W, n); return t[0] * u[1] * k;", "private static double[] Make(double[] w, int n) { if (n > 0) { var t = new double[n]; t[0] = w[n]; return t; } throw new InvalidOperationException(\"make\"); } private static (double[] T, int N) Pair(double[] w, int n) { if (n > 0) { double[] t = [w[0], w[n]]; return (t, n); } throw new InvalidOperationException(\"pair\"); }", "int n", "1", "2", "0"),
        Row("array of a case, or an exception", "double[] t; switch (n) { case > 0: t = new double[n]; t[0] = model.A; break; default: throw new ArgumentException(\"n\"); } return t[0] * t.Length * model.B;", "", "int n", "2", "0"),
        Row("array of a loop that returns in it", "for (int i = 0; ; i++) { if (i < n) continue; double[] t = new double[i]; t[0] = model.A; return t[0] * t[0] * i; }", "", "int n", "2", "1"),
    ];

    /// <summary>What stands for something that is null.</summary>
    private static IEnumerable<ComparedRow> Nulls() =>
    [
        Row("?? of arrays", "double[] w = data.Values ?? model.W; double sum = model.A; foreach (double v in w) sum += v * v; return sum * w.Length;", "", "Data data", "new Data()", "new Data { Values = new double[] { 2, 3 } }", "null"),
        Row("?? of a new array", "ReadOnlySpan<double> w = data.Values ?? []; double[] u = data.Values ?? [1, 2]; double sum = model.A; foreach (double v in w) sum += v * model.B; return sum * u[0];", "", "Data data", "new Data()", "new Data { Values = new double[] { 2, 3 } }"),
        Row("?. of numbers", "int n = data?.Values?.Length ?? 2; double first = data?.Next?.Values[0] ?? model.A; return n * first * model.B;", "", "Data data", "null", "new Data()", "new Data { Values = new double[3] }", "new Data { Next = new Data { Values = new double[] { 4 } } }"),
        Row("?. of arrays", "double[] w = data?.Next?.Values ?? model.W; return w[0] * w[1] * model.A;", "", "Data data", "null", "new Data { Next = new Data() }", "new Data { Next = new Data { Values = new double[] { 4, 5 } } }"),
        Row("?. of a method", "return (data?.Twice(model.A) ?? 1) * model.B;", "public sealed class Factor { public double By = 2; public double Twice(double x) => x * By; }", "Factor data", "null", "new Model.Factor()"),
        Row("?? of a wider type", "double n = data?.Values.Length ?? 0.5; return n * model.A;", "", "Data data", "null", "new Data { Values = new double[3] }"),
    ];

    /// <summary>References to one of two variables.</summary>
    private static IEnumerable<ComparedRow> References() =>
    [
        Row("ref of one of two variables", "double a = model.A, b = model.B; ref double r = ref (flag ? ref a : ref b); r *= 3; flag = !flag; r += a * b; return a * a * b;", "", "bool flag", "true", "false"),
        Row("assignment to one of two variables", "double a = model.A, b = model.B; (flag ? ref a : ref b) *= 3; (flag ? ref b : ref a) = a * b; return a * a * b;", "", "bool flag", "true", "false"),
        Row("ref of one of two elements", "double[] s = [model.A, 1], t = [model.B, 2]; ref double r = ref (n > 0 ? ref s[n] : ref t[n + 1]); r *= model.A; r += 2; return s[0] * s[1] + t[0] * t[1];", "", "int n", "0", "1", "2", "-3"),
    ];

    private const string Rules = """
        private interface IRule<T> where T : struct, IRule<T>
        {
            double Rate => 2;
            double this[int i] => i;
            double Of(double x) => x * Rate;
            static virtual double Gain => 1;
            static abstract double Bias { get; }
            static virtual T operator -(T a, T b) => a;
            static abstract T operator +(T a, T b);
            static virtual T operator ++(T a) => a;
            static abstract implicit operator T(double value);
            void Times(double by, ref double value) => value *= by;
        }

        private struct Plain : IRule<Plain>
        {
            public double V;
            public static double Bias => 0.5;
            public static Plain operator +(Plain a, Plain b) => new() { V = a.V + b.V };
            public static implicit operator Plain(double value) => new() { V = value };
        }

        private struct Own : IRule<Own>
        {
            public double V;
            public double Rate => 3;
            public double this[int i] => V * i;
            public static double Gain => 4;
            public static double Bias { get; } = 0.25;
            public static Own operator -(Own a, Own b) => new() { V = a.V - b.V };
            public static Own operator +(Own a, Own b) => new() { V = a.V + b.V };
            public static Own operator ++(Own a) => new() { V = a.V + 1 };
            public static implicit operator Own(double value) => new() { V = value };
            public void Times(double factor, ref double by) => by += factor * V;
        }

        private static double Use<T>(T rule, double x) where T : struct, IRule<T>
        {
            T sum = rule + x - rule;
            T next = sum;
            sum += 2;
            sum++;
            double value = x;
            sum.Times(3, ref value);
            return rule.Rate * x + rule.Of(x) * T.Gain + T.Bias + rule[2] * sum[1] + next[1] * x + value;
        }
        """;

    private static IEnumerable<ComparedRow> Members() =>
    [
        Row("members that a struct has from its interface", "return Use(new Plain { V = model.A }, model.B);", Rules),
        Row("members that a struct has instead of those of its interface", "return Use(new Own { V = model.A }, model.B);", Rules),
        Row("property of a sealed class and of its base", "return data.K * model.A + data.Twice(model.B) + data.Auto;", "public class Base { public double Twice(double x) => 2 * x; public virtual double K => 2; public virtual double Auto { get; set; } = 3; } public sealed class Last : Base { public override double K => 4 + base.K; public override double Auto { get; set; } = 5; }", "Last data", "new Model.Last()"),
        Row("operators ++ and -- of a struct", "Counter c = new() { V = model.A }; Counter d = c++; d = ++d; --c; c--; return c.V * d.V;", "private struct Counter { public double V; public static Counter operator ++(Counter a) => new() { V = a.V * 2 + 1 }; public static Counter operator --(Counter a) => new() { V = a.V * a.V }; }"),
    ];
}
