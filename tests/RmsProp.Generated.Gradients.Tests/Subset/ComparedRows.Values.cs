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
