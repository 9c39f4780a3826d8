using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>What a loss can't have is one error, at its place in the source, that says what to write instead.</summary>
public class RejectedTests
{
    private const string Square = "return model.A * model.A;";

    [Theory]
    [InlineData("recursion", "RMSP104", "return Power(model.A, 3);", "private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);")]
    [InlineData("mutual recursion", "RMSP104", "return F(model.A, 3);", "private static double F(double x, int n) => n == 0 ? x : G(x, n); private static double G(double x, int n) => F(2 * x, n - 1);")]
    [InlineData("recursive local function", "RMSP104", "double F(double x, int n) => n == 0 ? x : F(2 * x, n - 1); return F(model.A, 2);")]
    [InlineData("recursion into the loss", "RMSP104", "return model.A > 0 ? model.A : Loss(model, x);")]
    [InlineData("virtual call", "RMSP101", "return Shape.Instance.Area(model.A);", "private class Shape { public static readonly Shape Instance = new(); public virtual double Area(double x) => x; }")]
    [InlineData("interface call", "RMSP101", "IScale scale = new Scale(); return scale.Of(model.A);", "private interface IScale { double Of(double x); } private struct Scale : IScale { public double Of(double x) => x; }")]
    [InlineData("virtual property", "RMSP101", "return Shape.Instance.Size * model.A;", "private class Shape { public static readonly Shape Instance = new(); public virtual double Size => 2; }")]
    [InlineData("virtual property with a value", "RMSP101", "return Shape.Instance.Size * model.A;", "private class Shape { public static readonly Shape Instance = new(); public virtual double Size { get; set; } = 2; }")]
    [InlineData("virtual property in a pattern", "RMSP101", "return Shape.Instance is { Size: > 1 } ? model.A : model.B;", "private class Shape { public static readonly Shape Instance = new(); public virtual double Size => 2; }")]
    [InlineData("virtual indexer", "RMSP101", "return Shape.Instance[1] * model.A;", "private class Shape { public static readonly Shape Instance = new(); public virtual double this[int i] => i; }")]
    [InlineData("property of an interface", "RMSP101", "return Shape.Instance.Size * model.A;", "private interface IShape { double Size => 2; } private sealed class Shape : IShape { public static readonly IShape Instance = new Shape(); }")]
    [InlineData("delegate", "RMSP101", "Func<double, double> f = v => v * v; return f(model.A);")]
    [InlineData("delegate of a method", "RMSP101", "Func<double, double> f = Math.Sin; return f(model.A);")]
    [InlineData("lambda argument", "RMSP101", "return Apply(v => v * v, model.A);", "private static double Apply(Func<double, double> f, double v) => f(v);")]
    [InlineData("try", "RMSP101", "try { return model.A; } finally { }")]
    [InlineData("unsafe", "RMSP101", "unsafe { double a = model.A; double* p = &a; return *p; }")]
    [InlineData("fixed", "RMSP101", "unsafe { fixed (double* p = x) { return model.A * p[0]; } }")]
    [InlineData("mutable static field", "RMSP106", "return model.A * Factor;", "private static double Factor = 2;")]
    [InlineData("static property with a setter", "RMSP106", "return model.A * Factor;", "private static double Factor { get; set; } = 2;")]
    [InlineData("writing a static field", "RMSP106", "Last = model.A; return model.A;", "private static double Last;")]
    [InlineData("writing a static array", "RMSP103", "Last[0] = model.A; return model.A;", "private static readonly double[] Last = new double[1];")]
    [InlineData("writing data", "RMSP103", "x[0] = 1; return model.A;")]
    [InlineData("adding to data", "RMSP103", "x[0] += model.A; return model.A;")]
    [InlineData("incrementing data", "RMSP103", "x[0]++; return model.A;")]
    [InlineData("writing data through a local", "RMSP103", "Span<double> t = x; t[0] = model.A; return model.A;")]
    [InlineData("writing data through a slice", "RMSP103", "Span<double> t = x.AsSpan(1); t[0] = model.A; return model.A;")]
    [InlineData("writing data in a helper", "RMSP103", "Set(x); return model.A;", "private static void Set(double[] t) => t[0] = 1;")]
    [InlineData("writing data by ref", "RMSP103", "Set(ref x[0]); return model.A;", "private static void Set(ref double t) => t = 1;")]
    [InlineData("filling data", "RMSP103", "x.AsSpan().Fill(1); return model.A;")]
    [InlineData("copying to data", "RMSP103", "model.W.AsSpan().CopyTo(x); return model.A;")]
    [InlineData("writing a parameter array", "RMSP103", "model.W[0] = 1; return model.A;")]
    [InlineData("writing data by foreach", "RMSP103", "foreach (ref double value in x.AsSpan()) value = 0; return model.A;")]
    [InlineData("console", "RMSP102", "Console.WriteLine(model.A); return model.A;")]
    [InlineData("random numbers", "RMSP102", "return model.A * Random.Shared.NextDouble();")]
    [InlineData("clock", "RMSP102", "return model.A * Environment.TickCount64;")]
    [InlineData("helper without source", "RMSP102", "return Math.IEEERemainder(model.A, 2);")]
    [InlineData("LINQ", "RMSP102", "return model.W.Sum() * model.A;")]
    [InlineData("integer of a parameter", "RMSP105", "int n = (int)model.A; return model.A * n;")]
    [InlineData("integer of what depends on a parameter", "RMSP105", "double b = 2 * model.A; int n = (int)(b + 1); return x[n] * model.A;")]
    [InlineData("integer by Convert", "RMSP102", "return model.A * Convert.ToInt32(model.A);")]
    [InlineData("index that is compared", "RMSP102", "Index i = ^1; return i.Equals(^1) ? model.A : 0;")]
    [InlineData("range that is compared", "RMSP102", "Range r = 1..2; return r.Equals(1..2) ? model.A : 0;")]
    [InlineData("test of a number that is no comparison", "RMSP102", "return double.IsInteger(x[0]) ? model.A : 0;")]
    [InlineData("text of an index", "RMSP102", "Index i = ^1; return i.GetHashCode() * model.A;")]
    [InlineData("method without a gradient that writes data", "RMSP103", "Fill(x); return model.A;", "[NoGradient] private static double Fill(Span<double> t) { t[0] = 1; return 1; }")]
    [InlineData("goto", "RMSP101", "double a = model.A; again: a *= 2; if (a < 10) goto again; return a;")]
    [InlineData("using", "RMSP101", "using var stream = new System.IO.MemoryStream(); return model.A;")]
    [InlineData("lock", "RMSP101", "lock (x) { return model.A; }")]
    [InlineData("class", "RMSP101", "var box = new Box { Value = model.A }; return box.Value;", "private sealed class Box { public double Value; }")]
    [InlineData("list", "RMSP101", "var list = new List<double> { model.A }; return list[0];")]
    [InlineData("string", "RMSP101", "string text = \"a\"; return model.A * text.Length;")]
    [InlineData("decimal", "RMSP101", "return (double)((decimal)x[0] * 2) * model.A;")]
    [InlineData("nullable", "RMSP101", "double? a = model.A; return a.Value;")]
    [InlineData("ref reassignment", "RMSP101", "double a = model.A, b = 1; ref double r = ref a; r = ref b; return r * a;")]
    [InlineData("array created in a branch", "RMSP101", "double[] w = model.W; if (x.Length > 2) w = new double[x.Length]; return w[0] * model.A;")]
    public void It_is_one_error_of_a_rule(string construct, string rule, string body, string members = "")
    {
        IReadOnlyList<Rejection> rejections = Rejection.Of(Source(body, members));
        Assert.Equal([rule], rejections.Select(rejection => rejection.Rule));
        Assert.NotEmpty(construct);

        // A message says what to do after a colon.
        Assert.Contains(": ", rejections[0].Message, StringComparison.Ordinal);
        Assert.NotEmpty(rejections[0].Text);
    }

    [Theory]
    [InlineData("Vector<T>", "its width depends on the machine", "var v = new Vector<double>(x); return model.A * v[0];")]
    [InlineData("Vector<T> by a static method", "its width depends on the machine", "return model.A * Vector.Sum(new Vector<double>(x));")]
    [InlineData("length of Vector<T>", "its width depends on the machine", "return model.A * Vector<double>.Count;")]
    [InlineData("Quaternion", "only Vector2, Vector3 and Vector4", "var q = Quaternion.Identity; return model.A * q.W;")]
    [InlineData("Matrix4x4", "only Vector2, Vector3 and Vector4", "return model.A * Vector3.Transform(Vector3.One, Matrix4x4.Identity).X;")]
    [InlineData("Plane", "only Vector2, Vector3 and Vector4", "var p = new Plane(Vector3.One, 1); return model.A * p.D;")]
    [InlineData("Vector128", "vectors of the processor", "return model.A * System.Runtime.Intrinsics.Vector128.Create(1.0, 2.0)[0];")]
    [InlineData("Reflect", "its bits depend on the machine: write v - 2 * Dot", "return model.A * Vector3.Reflect(Vector3.One, Vector3.UnitX).X;")]
    [InlineData("MultiplyAddEstimate", "FusedMultiplyAdd", "return model.A * Vector3.MultiplyAddEstimate(Vector3.One, Vector3.One, Vector3.One).X;")]
    [InlineData("Exp of a vector", "functions of MathF", "return model.A * Vector3.Exp(Vector3.One).X;")]
    [InlineData("Equals of a vector", "==", "return Vector3.One.Equals(Vector3.Zero) ? 0 : model.A;")]
    [InlineData("array of arrays", "one with two dimensions", "var t = new double[2][]; return model.A;")]
    [InlineData("dimension of a variable", "as a constant", "var t = new double[2, 2]; int d = x.Length; return model.A * t.GetLength(d);")]
    [InlineData("writing data through a struct", "may only read", "Model copy = model; copy.A = 2; copy.W[0] = 1; return copy.A * model.A;")]
    [InlineData("writing a chosen array", "may only read", "double[] t = new double[2]; double[] w = x.Length > 2 ? model.W : t; w[0] = 1; return w[0] * model.A;")]
    [InlineData("part of a chosen array", "take the parts before", "ReadOnlySpan<double> w = x.Length > 2 ? model.W : x; return w.Slice(1)[0] * model.A;")]
    [InlineData("two references", "returns one only", "double[] t = [1, model.A]; return At(t, x.Length > 2); static ref double At(double[] a, bool first) { if (first) return ref a[0]; return ref a[1]; }")]
    [InlineData("list pattern", "compare Length and the elements", "return x is [1, ..] ? model.A : 0;")]
    [InlineData("string", "a loss computes with numbers", "string s = \"a\"; return s == \"a\" ? model.A : 0;")]
    [InlineData("interpolated string", "a loss computes with numbers", "string s = $\"{x[0]}\"; return model.A * s.Length;")]
    [InlineData("character", "a loss computes with numbers", "char c = 'a'; return model.A * c;")]
    [InlineData("decimal", "use double", "decimal d = 2; return model.A * (double)d;")]
    [InlineData("Half", "float or double", "Half h = (Half)x[0]; return model.A * (double)h;")]
    [InlineData("nint", "use int or long", "nint n = x.Length; return model.A * n;")]
    [InlineData("nuint", "use int or long", "nuint n = 3; return model.A * n;")]
    [InlineData("nullable", "a bool that says", "double? a = model.A; return a ?? 0;")]
    [InlineData("goto", "write it with", "int i = 0; again: i++; if (i < 3) goto again; return model.A * i;")]
    [InlineData("goto case", "write it with", "switch (x.Length) { case 0: goto case 1; case 1: return model.A; default: return 0; }")]
    [InlineData("generic class", "pass it to the loss", "return Box<double>.Value * model.A;", "private static class Box<T> { public static double Value = 2; }")]
    [InlineData("conversion to another type", "a loss creates only structs", "object o = new object(); return model.A;")]
    [InlineData("null by assignment", "what '??' gives", "double[] w = x; w ??= new double[2]; return w[0] * model.A;")]
    [InlineData("one of two arrays by return", "by '?:' in one return", "return One(model.W, x, x.Length > 2)[0] * model.A;", "private static double[] One(double[] a, double[] b, bool first) { if (first) return a; return b; }")]
    [InlineData("array of a loop after it", "before the branch or the loop", "double[] t; for (int i = 0; ; i++) { if (i == x.Length) { t = new double[i]; break; } } return t.Length * model.A;")]
    [InlineData("part of a loop after it", "before the branch or the loop", "ReadOnlySpan<double> t; for (int i = 0; ; i++) { if (x[i] > 0) { t = x.AsSpan(i); break; } } return t[0] * model.A;")]
    [InlineData("member of an object of a loop after it", "before the branch or the loop", "Node n; for (int i = 0; ; i++) { if (i == x.Length) { n = Nodes[i]; break; } } return n.Rate * model.A;", "private static readonly Node[] Nodes = []; internal sealed class Node { public double Rate; }")]
    [InlineData("array of a loop by return", "before the branch or the loop", "return Made(x)[0] * model.A;", "private static double[] Made(double[] x) { for (int i = 0; ; i++) { if (i == x.Length) { var t = new double[i]; t[0] = x[0]; return t; } } }")]
    [InlineData("array copied in a branch", "swap it with another one in each turn", "double[] a = [1, 2], b = [model.A, 3]; for (int t = 0; t < 3; t++) if (x[t] > 0) (a, b) = ((double[])b.Clone(), a); return a[0];")]
    [InlineData("part of another array in a loop", "keep an index", "Span<double> a = [1, 2], b = [model.A, 3]; for (int t = 0; t < x.Length; t++) { a = b[t..]; a[0] *= 2; } return a[0];")]
    [InlineData("part of an array that is chosen", "before you choose between them", "Span<double> a = [1, 2], b = [model.A, 3]; if (x[0] > 0) a = b; return a[1..][0];")]
    [InlineData("array of so many turns", "swap it with another one in each turn", "double[] h = [model.A, 3]; for (int t = 0; t < x.Length; t++) { double[] g = [h[0] * 2, h[1]]; h = g; } return h[0];")]
    [InlineData("array of too many turns", "swap it with another one in each turn", "double[] h = [model.A, 3]; for (int t = 0; t < 1000; t++) { double[] g = [h[0] * 2, h[1]]; h = g; } return h[0];")]
    [InlineData("five arrays by turns", "swap it with another one in each turn", "double[] a = [1], b = [2], c = [3], d = [model.A], e = [5]; for (int t = 0; t < x.Length; t++) { (a, b, c, d, e) = (b, c, d, e, a); } return a[0];")]
    [InlineData("array that is not given back beside two that are swapped", "'c' can't", "double[] a = [1, 2], b = [model.A, 3], c = [4, 5], d = [6, 7]; for (int t = 0; t < x.Length; t++) { (a, b) = (b, a); c = d; } return a[0] * c[0];")]
    [InlineData("array that is not given back", "swap it with another one in each turn", "double[] a = [1, 2], b = [model.A, 3]; for (int t = 0; t < x.Length; t++) { a = b; } return a[0];")]
    [InlineData("?? of a nullable", "a bool that says", "return model.A * (Bias ?? 2);", "private static readonly double? Bias = 2;")]
    [InlineData("reference to one of two elements, which may fail", "or write it with if", "double a = model.A; double[] t = [1, 2]; int[] k = [0, 1]; (x.Length > 2 ? ref a : ref t[k[x.Length]]) *= 2; return a * t[0];")]
    [InlineData("reference to one of two arguments", "or write it with if", "ref readonly double r = ref (x.Length > 2 ? ref x[0] : ref x[1]); return model.A * r;")]
    [InlineData("virtual member of an object", "seal the class", "return model.A * Shape.Instance.Size;", "private class Shape { public static readonly Shape Instance = new(); public virtual double Size => 2; }")]
    [InlineData("equality that the compiler writes", "the compiler writes this method", "return new Point(1, model.A) == new Point(1, 2) ? model.A : 1;", "private readonly record struct Point(double X, double Y);")]
    [InlineData("text of a record", "the compiler writes this method", "return new Point(1, model.A).GetHashCode() * model.A;", "private readonly record struct Point(double X, double Y);")]
    [InlineData("array of structs with two dimensions", "with one dimension", "var t = new Point[2, 3]; return model.A;", "private readonly record struct Point(double X, double Y);")]
    [InlineData("array of structs with arrays", "one array for each of their fields", "var t = new Point[2]; return model.A;", "private readonly record struct Point(double X, double[] Y);")]
    [InlineData("list of structs with arrays", "one array for each of their fields", "Point[] t = [new Point(1, x)]; return model.A;", "private readonly record struct Point(double X, double[] Y);")]
    [InlineData("parameter of a primary constructor that is copied", "make it a field or a property", "Captured c = default; c = Held; return c.Value * model.A;", "internal readonly struct Captured(double value) { public double Value => value; } internal static readonly Captured Held = new(2);")]
    [InlineData("parameter of a primary constructor that is copied", "'value' of 'Captured' can't be differentiated: a parameter of a primary constructor can't be reached from the gradient: make it a field or a property", "Captured c = default; c = Held; return c.Value * model.A;", "internal readonly struct Captured(double value, double other) { public double Value => value * other; } internal static readonly Captured Held = new(2, 3);")]
    [InlineData("part of an array of structs", "take parts only of arrays and spans of numbers", "return Points.AsSpan(1)[0].X * model.A;", "internal struct Point { public double X; } internal static readonly Point[] Points = [];")]
    [InlineData("copy of a grid of structs", "copy only arrays of numbers", "var t = (Point[,])Points.Clone(); return t[0, 0].X * model.A;", "internal struct Point { public double X; } internal static readonly Point[,] Points = new Point[1, 1];")]
    [InlineData("array that is created in a choice", "choose between their elements", "double[] w = x.Length > 2 ? [1, model.A] : x; return w[0];")]
    [InlineData("array of the other branch", "choose between their elements", "double[] w = x.Length > 2 ? x : [1, model.A]; return w[0];")]
    [InlineData("span without memory", "assign it where it is declared", "Span<double> s = default; return s.Length * model.A;")]
    [InlineData("vectors in a guard", "a number is needed here", "ArgumentOutOfRangeException.ThrowIfEqual(Vector3.One, Vector3.Zero); return model.A;")]
    [InlineData("index of a loop after it", "before the branch or the loop", "Index i; for (int k = 0; ; k++) { if (x[k] > 0) { i = k; break; } } return x[i] * model.A;")]
    [InlineData("range of a loop after it", "before the branch or the loop", "Range r; for (int k = 0; ; k++) { if (x[k] > 0) { r = k..^1; break; } } return x[r][0] * model.A;")]
    [InlineData("end of a range of a loop after it", "before the branch or the loop", "Range r; for (int k = 0; ; k++) { if (x[k] > 0) { r = ..k; break; } } return x[r][0] * model.A;")]
    [InlineData("array of each turn, with break", "swap it with another one in each turn", "double[] h = x; for (int l = 0; l < 3; l++) { var y = new double[2]; if (x[l] > 0) break; h = y; } return h[0] * model.A;")]
    [InlineData("array of each turn, with continue", "swap it with another one in each turn", "double[] h = x; for (int l = 0; l < 3; l++) { var y = new double[2]; if (x[l] > 0) continue; h = y; } return h[0] * model.A;")]
    [InlineData("array of each turn, with return", "swap it with another one in each turn", "double[] h = x; for (int l = 0; l < 3; l++) { var y = new double[2]; if (x[l] > 0) return model.A; h = y; } return h[0] * model.A;")]
    [InlineData("array of the best turn", "swap it with another one in each turn", "double[] best = x; for (int l = 0; l < 3; l++) { var y = new double[2]; y[0] = model.W[l]; if (y[0] * x[l] > best[0]) best = y; } return best[0] * model.A;")]
    [InlineData("array of a branch in a branch", "keep an index, copy the elements", "double[] best = x; if (x[0] > 0) { var y = new double[2]; if (x[1] > 0) best = y; } return best[0] * model.A;")]
    [InlineData("part of itself in one branch, another array in the other", "keep an index, copy the elements", "Span<double> h = x, y = new double[3]; for (int l = 0; l < 3; l++) { if (x[l] > 0) { if (x[0] > 1) h = h[1..]; } else h = y; } return h[0] * model.A;")]
    [InlineData("array of each turn, with a condition that counts", "swap it with another one in each turn", "double[] h = x; for (int l = 0; l++ < 3; ) { var y = new double[2]; h = y; } return h[0] * model.A;")]
    [InlineData("elements as another type", "take its elements in variables of their own type", "double s = 0; foreach (Base n in Nodes) s += n.Rate * model.A; return s;", "internal class Base { public double Rate; } internal sealed class Node : Base { } internal static readonly Node[] Nodes = [];")]
    [InlineData("local method without a gradient", "a method with [NoGradient] is static", "[NoGradient] static double Twice(double v) => 2 * v; return Twice(model.A);")]
    [InlineData("method without a gradient that gives a number by out", "a method with [NoGradient] is static", "Twice(model.A, out double v); return v;", "[NoGradient] private static double Twice(double v, out double w) => w = 2 * v;")]
    [InlineData("method without a gradient that changes a number", "a method with [NoGradient] is static", "double v = model.A; Twice(ref v); return v;", "[NoGradient] private static double Twice(ref double v) => v *= 2;")]
    [InlineData("element of a vector that it does not have", "write to X, Y, Z or W", "var v = Vector3.One; v[3] = (float)model.A; return v.X;")]
    [InlineData("element of a vector before the first", "write to X, Y, Z or W", "var v = Vector3.One; v[-1] = (float)model.A; return v.X;")]
    [InlineData("integer of 128 bits", "integers have at most 64 bits", "Int128 n = 3; return model.A * (double)n;")]
    [InlineData("complex number", "integers have at most 64 bits", "var c = new Complex(1, model.A); return c.Real;")]
    [InlineData("class with a name of the framework", "a loss creates only structs", "var h = new Half { V = 1 }; return model.A * h.V;", "private sealed class Half { public double V; }")]
    [InlineData("class with the name of a vector", "a loss creates only structs", "var h = new Quaternion { V = 1 }; return model.A * h.V;", "private sealed class Quaternion { public double V; }")]
    [InlineData("class with the name of large integers", "a loss creates only structs", "var h = new Complex { V = 1 }; return model.A * h.V;", "private sealed class Complex { public double V; }")]
    [InlineData("array as an Array", "convert it before it is passed", "Array t = x; return t.Length * model.A;")]
    [InlineData("ArraySegment", "AsSpan", "return model.A * Part[0];", "internal static readonly ArraySegment<double> Part = new(new double[2]);")]
    [InlineData("list of lists", "one with two dimensions", "double[][] t = [[1, 2], [3]]; return t[0][0] * model.A;")]
    [InlineData("array of another type", "use double", "var t = new decimal[2]; return model.A;")]
    [InlineData("index without sign", "write (int)i", "uint i = 1; return x[i] * model.A;")]
    [InlineData("index by an expression", "write (int)(i + 1)", "long i = 1; return x[i + 1] * model.A;")]
    [InlineData("LINQ", "TensorPrimitives", "return model.W.Max() * model.A;")]
    [InlineData("LINQ of what is no array", "write it as a loop", "return model.W.Where(w => w > 0).ToArray().Length * model.A;")]
    [InlineData("list", "CollectionsMarshal.AsSpan(list)", "return Numbers.Count * model.A;", "private static readonly List<double> Numbers = [];")]
    [InlineData("elements of a list", "CollectionsMarshal.AsSpan(list)", "return Numbers[0] * model.A;", "private static readonly List<double> Numbers = [];")]
    [InlineData("list as a span", "where you call the loss", "return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Numbers)[0] * model.A;", "private static readonly List<double> Numbers = [];")]
    [InlineData("pool", "it keeps the memory", "double[] t = System.Buffers.ArrayPool<double>.Shared.Rent(3); return model.A;")]
    [InlineData("sort", "write it as a loop", "Array.Sort(x); return model.A;")]
    [InlineData("output", "take the call out", "Console.WriteLine(model.A); return model.A;")]
    [InlineData("logarithm to a base", "write Log(x) / Log(b)", "return Math.Log(model.A, 2);")]
    [InlineData("number rounded to digits", "write Round(x * 100) / 100", "return Math.Round(model.A, 2);")]
    [InlineData("root of a degree", "Pow(x, 1.0 / n)", "return double.RootN(model.A, 4);")]
    [InlineData("sine and cosine", "call Sin and Cos", "return Math.SinCos(model.A).Sin;")]
    [InlineData("reference to the first element", "use indices", "return System.Runtime.InteropServices.MemoryMarshal.GetReference(x.AsSpan()) * model.A;")]
    [InlineData("test of a type", "does not test types", "return Any is double d ? d * model.A : 0;", "private static readonly object Any = 2.0;")]
    [InlineData("delegate in a field", "call the method itself", "return Twice(model.A);", "private static readonly Func<double, double> Twice = v => 2 * v;")]
    [InlineData("index of 64 bits", "an index is an int", "long i = 1; return x[i] * model.A;")]
    [InlineData("rank", "use indices and Length", "return x.Rank * model.A;")]
    [InlineData("length of 64 bits", "use indices and Length", "return x.LongLength * model.A;")]
    [InlineData("private static field elsewhere", "isn't accessible from 'Model'", "return Helper.Scaled(model.A);", "private static class Helper { private static readonly double Rate = 2; public static double Scaled(double v) => v * Rate; }")]
    [InlineData("private field elsewhere", "isn't accessible from 'Model'", "return Data.Value * model.A;", "private static readonly Box Data = new(); private sealed class Box { private readonly double _v = 2; public double Value => _v; }")]
    [InlineData("guard of strings", "write it as if", "ArgumentException.ThrowIfNullOrEmpty(nameof(x)); return model.A;")]
    [InlineData("guard of an object", "write it as if", "ObjectDisposedException.ThrowIf(x.Length > 3, typeof(Model)); return model.A;")]
    [InlineData("other generic constant", "Zero, One, E, Pi and Tau", "return Scaled(model.A);", "private static T Scaled<T>(T v) where T : IFloatingPointIeee754<T> => v * T.Epsilon;")]
    [InlineData("other generic function", "of generic mathematics", "return Next(model.A);", "private static T Next<T>(T v) where T : IFloatingPointIeee754<T> => T.BitDecrement(v);")]
    [InlineData("element of a vector at a variable", "write to X, Y, Z or W", "var v = new Vector3(); v[x.Length] = 1; return v.X * model.A;")]
    [InlineData("sum of integers", "sums, norms and SoftMax", "int[] k = [1, 2]; return model.A * System.Numerics.Tensors.TensorPrimitives.Sum<int>(k);")]
    [InlineData("primary constructor of data", "make it a field or a property", "return model.A * Circles[0].Area;", "private static readonly Circle[] Circles = [new Circle(2)]; internal readonly struct Circle(double r) { public double Area => r * r; }")]
    public void It_is_an_error_that_says_what_to_write(string construct, string advice, string body, string members = "")
    {
        IReadOnlyList<Rejection> rejections = Rejection.Of(Source(body, members));
        Assert.True(rejections.Count == 1, $"{construct}: {string.Join("; ", rejections)}");
        Assert.Contains(advice, rejections[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public double Loss(in Model model) => model.A;", "static")]
    [InlineData("public static int Loss(in Model model) => 1;", "float or double")]
    [InlineData("public static decimal Loss(in Model model) => 1;", "float or double")]
    [InlineData("public static double Loss<T>(in Model model) => model.A;", "generic")]
    [InlineData("public static double Loss() => 1;", "first parameter")]
    [InlineData("public static double Loss(double a) => a;", "first parameter")]
    [InlineData("public static double Loss(in Model model, ref double x) => model.A;", "ref or out")]
    [InlineData("public static double Loss(in Model model, out double x) { x = 1; return model.A; }", "ref or out")]
    [InlineData("public static async System.Threading.Tasks.Task<double> Loss(Model model) { await System.Threading.Tasks.Task.Yield(); return model.A; }", "")]
    public void A_method_that_can_be_no_loss_is_an_error(string method, string reason)
    {
        IReadOnlyList<Rejection> rejections = Rejection.Of($$"""
            [RMSpropConfig]
            public partial struct Model
            {
                public double A;

                [Differentiable]
                {{method}}
            }
            """);
        Assert.Equal(["RMSP100"], rejections.Select(rejection => rejection.Rule));
        Assert.Contains(reason, rejections[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static class Losses { [Differentiable] public static double Loss(in Model model) => model.A; }", "'Losses' must be partial")]
    [InlineData("public static partial class Losses<T> { [Differentiable] public static double Loss(in Model model) => model.A; }", "'Losses' is generic")]
    [InlineData("file static partial class Losses { [Differentiable] public static double Loss(in Model model) => model.A; }", "'Losses' is local to its file")]
    [InlineData("public static partial class Losses { private static double _value; [Differentiable] public static ref double Loss(in Model model) => ref _value; }", "float or double")]
    [InlineData("public static partial class Losses { [Differentiable] public static partial double Loss(in Model model); public static partial double Loss(in Model model) => model.A; }", "the part that has the body")]
    public void A_place_that_no_gradient_can_be_declared_in_is_an_error(string losses, string reason)
    {
        Rejection rejection = Assert.Single(Rejection.Of($"[RMSpropConfig] public partial struct Model {{ public double A; }} {losses}"));
        Assert.Equal("RMSP100", rejection.Rule);
        Assert.Contains(reason, rejection.Message, StringComparison.Ordinal);
    }

    /// <summary>Its name has a dot in it: no method and no field can be named after it.</summary>
    [Fact]
    public void An_explicit_implementation_of_an_interface_is_an_error()
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + """
            public interface ILoss { static abstract double Loss(in Model model); }
            [RMSpropConfig] public partial struct Model : ILoss { public double A; [Differentiable] static double ILoss.Loss(in Model model) => model.A; }
            """);
        Diagnostic error = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RMSP100", error.Id);
        Assert.Contains("mark a method that it calls", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with the parameter struct is said once: the generated gradient does not assign what can't be assigned.</summary>
    [Theory]
    [InlineData("public readonly double B;", "model.B")]
    [InlineData("public double B { get; init; }", "model.B")]
    [InlineData("public readonly Inner I; public struct Inner { public double C; }", "model.I.C")]
    [InlineData("public readonly Row R; [InlineArray(2)] public struct Row { private double _e; }", "model.R[1]")]
    public void Numbers_that_cannot_be_assigned_are_an_error_of_the_struct_alone(string field, string read)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + $$"""
            [RMSpropConfig] public partial struct Model { public double A; {{field}} [Differentiable] public static double Loss(in Model model) => model.A * {{read}}; }
            """);
        Assert.Equal(["RMSP017"], run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(run.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>What the compiler says is enough; nothing is generated beside it.</summary>
    [Theory]
    [InlineData("double x, double x", "CS0100")]
    [InlineData("double[] x, float x", "CS0100")]
    [InlineData("double model", "CS0100")]
    [InlineData("double x, double", "CS1001")]
    [InlineData("double x,", "CS1031")]
    [InlineData("Nothing x", "CS0246")]
    [InlineData("void x", "CS1536")]
    [InlineData("params double[] x, double y", "CS0231")]
    [InlineData("double x = model.A", "CS0103")]
    [InlineData("double x = 1, double y", "CS1737")]
    [InlineData("in in double x", "CS1107")]
    [InlineData("this double x", "CS1100")]
    [InlineData("System.Math x", "CS0721")]
    [InlineData("double* x", "CS0214")]
    public void A_signature_that_the_compiler_rejects_is_left_to_it(string parameters, string error)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + $$"""
            [RMSpropConfig] public partial struct Model { public double A; [Differentiable] public static double Loss(in Model model, {{parameters}}) => model.A; }
            """);
        Assert.Null(Assert.Single(run.Result.Results).Exception);
        Assert.Contains(error, run.Compilation.GetDiagnostics().Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal) && diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("public static double LossAndGradient(in Model model, double[] x, ref Model gradients) => 0;")]
    [InlineData("public static double LossAndGradient(in Model m, double[] y, ref Model g, double scale) => 0;")]
    [InlineData("internal static void LossAndGradient(ref Model m, double[] y, out Model g) => g = m;")]
    [InlineData("public double LossAndGradient;")]
    [InlineData("public class LossAndGradient { }")]
    public void A_gradient_by_hand_in_the_place_of_the_derived_one_is_an_error(string member)
    {
        Rejection rejection = Assert.Single(Rejection.Of(Source(Square, member)));
        Assert.Equal("RMSP100", rejection.Rule);
        Assert.Contains("already has 'LossAndGradient'", rejection.Message, StringComparison.Ordinal);
    }

    /// <summary>Overloads that differ in their parameters stand beside the derived one.</summary>
    [Theory]
    [InlineData("public static double LossAndGradient(in Model model, double[] x) => 0;")]
    [InlineData("public static double LossAndGradient(in Model model, float[] x, ref Model gradients) => 0;")]
    [InlineData("public static double LossAndGradient(in Model model, double[] x, Model gradients) => 0;")]
    [InlineData("public static double LossAndGradient<T>(in Model model, double[] x, ref Model gradients) => 0;")]
    [InlineData("[Differentiable] public static double Loss(in Model model, double[] x, int n) => model.A * n; [Differentiable] public static double Loss2(in Model model, double[] x) => Loss(in model, x) * Loss(in model, x, 3);")]
    public void Members_beside_the_derived_methods_are_accepted(string member)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source(Square, member));
        run.EnsureCompiles();
    }

    /// <summary>One optimizer minimizes losses of several types, and several of one name.</summary>
    [Fact]
    public void Losses_of_one_name_in_several_types_have_workspaces_of_their_own()
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source(Square, "") + """
            public static partial class Other { [Differentiable] public static double Loss(in Model model, int n) => model.A * n; public static partial class Inner { [Differentiable] public static double Loss(in Model model, long n) => model.A * n; } }
            """);
        run.EnsureCompiles();
    }

    /// <summary>That of the parameter struct stays; the compiler would find two methods MinimizeLoss.</summary>
    [Fact]
    public void Losses_of_several_types_with_the_same_arguments_are_an_error()
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source(Square, "") + """
            public static partial class Other { [Differentiable] public static double Loss(in Model model, double[] x) => model.A * x[0]; }
            """);
        Diagnostic error = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("RMSP100", error.Id);
        Assert.Contains("'MinimizeLoss'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("Other", error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Compilation.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0111");
    }

    [Theory]
    [InlineData("scale")]
    [InlineData("workspace")]
    [InlineData("gradients")]
    [InlineData("valueOfLoss")]
    [InlineData("_state")]
    [InlineData("Apply")]
    public void A_parameter_with_a_name_of_the_generated_methods_is_an_error(string name)
    {
        Rejection rejection = Assert.Single(Rejection.Of($"[RMSpropConfig] public partial struct Model {{ public double A; [Differentiable] public static double Loss(in Model model, double {name}) => model.A * {name}; }}"));
        Assert.Equal("RMSP100", rejection.Rule);
        Assert.Contains($"'{name}' of their own; rename", rejection.Message, StringComparison.Ordinal);
    }

    /// <summary>Their gradients can be called where they are; who calls the optimizer is told why it can't.</summary>
    [Theory]
    [InlineData("static partial class Losses { [Differentiable] private static double Loss(in Model model, double x) => model.A * x; }")]
    [InlineData("partial class Losses { [Differentiable] protected static double Loss(in Model model, double x) => model.A * x; }")]
    [InlineData("static partial class Outer { private static partial class Losses { [Differentiable] public static double Loss(in Model model, double x) => model.A * x; } }")]
    public void A_loss_that_the_optimizer_cannot_reach_says_so_where_it_is_minimized(string losses)
    {
        string source = DerivedLoss.Usings + "[RMSpropConfig, Sharded] public partial struct Model { public double A; } " + losses;
        HarnessOptions options = HarnessOptions.Default with { Nullable = false };
        GeneratorHarness.Run(options, source).EnsureCompiles();
        GeneratorRun run = GeneratorHarness.Run(options, source + " public static class Caller { public static double Step(Model.RMSprop optimizer, ref Model model) => optimizer.MinimizeLoss(ref model, 2); }");
        Diagnostic error = Assert.Single(run.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains("make it internal", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_loss_of_the_struct_itself_is_minimized() => GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + """
        [RMSpropConfig] public partial struct Model { public double A; [Differentiable] private static double Loss(in Model model, double x) => model.A * x; public static double Step(RMSprop optimizer, ref Model model) => optimizer.MinimizeLoss(ref model, 2); }
        """).EnsureCompiles();

    /// <summary>The optimizer takes the data as the loss does.</summary>
    [Theory]
    [InlineData("double[] x, int n = 3", "x")]
    [InlineData("double[] x, double n = -0.5, float f = 1.5f, float g = float.NaN, double h = double.PositiveInfinity, decimal d = 1.5m", "x")]
    [InlineData("double[] x, Kind kind = Kind.Second, Kind flags = Kind.First | Kind.Second, Kind other = (Kind)9, System.DayOfWeek day = System.DayOfWeek.Friday", "x")]
    [InlineData("double[] x, string? text = null, string other = \"a\\\"b\", char c = '\\n', bool isRight = true, long l = long.MinValue, ulong u = 7", "x")]
    [InlineData("double[] x, int? n = null, int? m = 4, System.Threading.CancellationToken token = default, (int, int) pair = default, byte @byte = 200", "x")]
    [InlineData("double[] x, in double y = 2", "x")]
    [InlineData("double[] x, bool isRight = false", "x")]
    [InlineData("params double[] x", "1, 2, 3")]
    [InlineData("params ReadOnlySpan<double> x", "1, 2, 3")]
    public void Defaults_and_params_of_a_loss_are_those_of_the_step(string parameters, string passed)
    {
        GeneratorHarness.Run(HarnessOptions.Default with { Nullable = true }, DerivedLoss.Usings + $$"""
            [System.Flags] public enum Kind { None, First, Second }
            [RMSpropConfig] public partial struct Model
            {
                public double A;
                [Differentiable] public static double Loss(in Model model, {{parameters}}) => model.A * x[0];
                public static double Step(RMSprop optimizer, ref Model model, double[] x) => optimizer.MinimizeLoss(ref model, {{passed}}) + x.Length;
            }
            """).EnsureCompiles();
    }

    /// <summary>And other ones than the members that the user has.</summary>
    [Theory, InlineData("public static int TurnsOfLoss;"), InlineData("public static int Turns2OfLoss() => 1; public static int TurnsOfTheOfLoss;"), InlineData("public static int TurnsOfThe; public static int OfLoss;")]
    public void Members_with_names_of_shared_types_stay(string member)
    {
        const string loop = "for (int e = 0; e < x.Length; e++) { double v = 0; for (int i = 0; i < model.W.Length; i++) v += model.W[i] * x[e]; s += v * v; }";
        GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source($"double s = 0; {loop} {loop} return s;", member)).EnsureCompiles();
    }

    /// <summary>No field can hold a reference to a span, so that its turns are not shared.</summary>
    [Theory, InlineData("in ReadOnlySpan<double> x"), InlineData("int n, in ReadOnlySpan<double> x, ref readonly int m")]
    public void Turns_over_a_span_by_reference_are_not_shared(string parameters)
    {
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + $$"""
            [RMSpropConfig] public partial struct Model
            {
                public double[] W;
                [Differentiable] public static double Loss(in Model model, {{parameters}}) { double s = 0; for (int e = 0; e < x.Length; e++) { double v = 0; for (int i = 0; i < model.W.Length; i++) v += model.W[i] * x[e]; s += v * v; } return s; }
            }
            """);
        run.EnsureCompiles();
        Assert.DoesNotContain(run.Sources.Values, source => source.Contains("private ref struct ", StringComparison.Ordinal));
    }

    /// <summary>The types that threads share have names that no other loss's have: that of Loss with two loops is not that of Loss2.</summary>
    [Fact]
    public void Losses_whose_names_end_in_numbers_share_nothing()
    {
        const string loop = "for (int e = 0; e < x.Length; e++) { double v = 0; for (int i = 0; i < model.W.Length; i++) v += model.W[i] * x[e]; s += v * v; }";
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source(
            $"double s = 0; {loop} {loop} return s;",
            $"[Differentiable] public static double Loss2(in Model model, double[] x) {{ double s = 1; {loop} {loop} return s; }} [Differentiable] public static double Loss(in Model model, double[] x, int n) {{ double s = n; {loop} {loop} return s; }}"));
        run.EnsureCompiles();
        Assert.Equal(6, run.Sources.Values.Sum(source => source.Split("private ref struct ").Length - 1));
    }

    /// <summary>In a release build they are not evaluated.</summary>
    [Theory]
    [InlineData("double s = model.A; System.Diagnostics.Debug.Assert((s *= 2) > 0); return s;")]
    [InlineData("int n = 1; System.Diagnostics.Debug.Assert(n++ > 0); return model.A * n;")]
    [InlineData("System.Diagnostics.Debug.Assert(int.TryParse(\"3\", out int n)); return model.A;")]
    [InlineData("System.Diagnostics.Debug.Assert(x is { Length: var n }); return model.A;")]
    [InlineData("double s = model.A; System.Diagnostics.Debug.Assert(Twice(ref s) > 0); return s;", "private static double Twice(ref double v) { v *= 2; return v; }")]
    [InlineData("double s = model.A; System.Diagnostics.Debug.Assert(Outer(ref s) > 0); return s;", "private static double Outer(ref double v) { return Inner(ref v) + 1; } private static double Inner(ref double v) => v++;")]
    public void Arguments_of_an_assert_that_change_something_are_an_error_in_a_debug_build(string body, string members = "")
    {
        HarnessOptions debug = HarnessOptions.Default with { ParseOptions = GeneratorHarness.ParseOptions.WithPreprocessorSymbols("DEBUG") };
        Assert.Contains("take them out of the call", Assert.Single(Rejection.Of(Source(body, members), debug)).Message, StringComparison.Ordinal);
        Assert.Empty(Rejection.Of(Source(body, members)));
    }

    /// <summary>What the compiler keeps for <c>field</c> has no name that generated code could use.</summary>
    [Theory, InlineData("return Held.Twice * model.A;"), InlineData("Halves copy = default; copy = Held; return copy.Twice * model.A;")]
    public void What_field_keeps_in_data_is_an_error(string body) => Assert.Contains(
        "keep it in a field with a name",
        Assert.Single(Rejection.Of(
            Source(body, "internal struct Halves { public double Twice { get => field * 2; set; } } internal static readonly Halves Held;"),
            HarnessOptions.Default with { ParseOptions = GeneratorHarness.ParseOptions.WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview) })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_receiver_of_an_extension_that_it_changes_is_an_error() => Assert.Contains(
        "assign it to a variable of the method, and change that",
        Assert.Single(Rejection.Of(
            Source("double v = model.A; return v.Doubled() * v;", "} public static class Numbers { extension(double v) { public double Doubled() { v *= 2; return v; } } } public partial struct Model {"),
            HarnessOptions.Default with { ParseOptions = GeneratorHarness.ParseOptions.WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview) })).Message,
        StringComparison.Ordinal);

    /// <summary>Each method calls the next one twice: 2 to the power of 16 operations.</summary>
    [Fact]
    public void Too_long_a_loss_is_an_error() => Assert.Contains(
        "too long",
        Assert.Single(Rejection.Of(Source(
            "return F0(model.A);",
            string.Concat(Enumerable.Range(0, 16).Select(i => $"private static double F{i}(double x) => F{i + 1}(x) + F{i + 1}(x); ")) + "private static double F16(double x) => x * x;"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Too_deep_an_expression_is_an_error() =>
        Assert.Contains("nested too deeply", Assert.Single(Rejection.Of(Source($"return {string.Concat(Enumerable.Repeat("-(", 250))}model.A{new string(')', 250)};", ""))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_conversion_in_Stop_is_accepted() => Assert.Empty(Rejection.Of(Source("int n = Gradients.Stop((int)model.A); return model.A * n;", "")));

    [Fact]
    public void A_conversion_of_data_is_accepted() => Assert.Empty(Rejection.Of(Source("int n = (int)x[0]; return model.A * x[n];", "")));

    [Fact]
    public void The_accepted_part_of_these_sources_is_accepted() => Assert.Empty(Rejection.Of(Source(Square, "")));

    private static string Source(string body, string members) => $$"""
        [RMSpropConfig]
        public partial struct Model
        {
            public double A;
            public double[] W;

            {{members}}

            [Differentiable]
            public static double Loss(in Model model, double[] x)
            {
                {{body}}
            }
        }
        """;
}
