namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>A loss for each construct of the subset.</summary>
internal static class AcceptedRows
{
    private const string Sum = "double sum = 0; for (int i = 0; i < x.Length; i++) sum += model.W[i] * x[i];";
    private const string Result = "return model.A * sum + model.B * model.B;";

    /// <summary>A loss that computes the sum in its own way.</summary>
    private static AcceptedRow Summed(string construct, string sum, string members = "", string parameters = "double[] x", string arguments = "x") =>
        new(construct, sum + " " + Result, members, parameters, arguments);

    /// <summary>A loss that computes the result from the sum in its own way.</summary>
    private static AcceptedRow Finished(string construct, string end, string members = "", string parameters = "double[] x", string arguments = "x") =>
        new(construct, Sum + " " + end, members, parameters, arguments);

    public static IReadOnlyList<AcceptedRow> All { get; } = [.. Parameters(), .. Data(), .. Memory(), .. Loops(), .. Branches(), .. Calls(), .. Structs(), .. Functions()];

    private static IEnumerable<AcceptedRow> Parameters() =>
    [
        Summed("in", Sum),
        Summed("ref readonly", Sum) with { Model = "ref readonly Model model" },
        Summed("by value", Sum) with { Model = "Model model" },
        Summed("array of two dimensions", "double sum = 0; for (int i = 0; i < model.Grid.GetLength(1); i++) sum += model.Grid[0, i] * x[i];"),
        Summed("inline array", "double sum = 0; for (int i = 0; i < 3; i++) sum += model.Three[i] * x[i];"),
        Summed("Memory", "double sum = 0; for (int i = 0; i < model.Slice.Length; i++) sum += model.Slice.Span[i] * x[i];"),
        Summed("nested struct", "double sum = 0; for (int i = 0; i < 3; i++) sum += model.Layer.Weights[i] * x[i];"),
        Summed("inline array in a nested struct", "double sum = 0; for (int i = 0; i < 3; i++) sum += model.Layer.Three[i] * x[i];"),
        Finished("field of a nested struct", "return model.Layer.Bias * sum + model.B * model.B;"),
        Finished("property", "return model.Property * sum + model.B * model.B;"),
        Finished("not trainable", "return model.Fixed * sum + model.B * model.B;"),
        Summed("local of an array", "double[] w = model.W; double sum = 0; for (int i = 0; i < 3; i++) sum += w[i] * x[i];"),
        Summed("local of a struct", "Layer layer = model.Layer; double sum = 0; for (int i = 0; i < 3; i++) sum += layer.Weights[i] * x[i];"),
        Summed("ref readonly local", "ref readonly Layer layer = ref model.Layer; double sum = 0; for (int i = 0; i < 3; i++) sum += layer.Weights[i] * x[i];"),
    ];

    private static IEnumerable<AcceptedRow> Data() =>
    [
        Summed("ReadOnlySpan argument", Sum, parameters: "ReadOnlySpan<double> x"),
        Summed("Span argument", Sum, parameters: "Span<double> x"),
        Summed("ReadOnlyMemory argument", "double sum = 0; ReadOnlySpan<double> span = x.Span; for (int i = 0; i < span.Length; i++) sum += model.W[i] * span[i];", parameters: "ReadOnlyMemory<double> x"),
        Summed("two-dimensional argument", "double sum = 0; for (int i = 0; i < x.GetLength(0); i++) sum += model.W[i] * x[i, 0];", parameters: "double[,] x", arguments: "new double[,] { { x[0] }, { x[1] }, { x[2] } }"),
        Summed("jagged argument", "double sum = 0; foreach (double[] row in x) for (int i = 0; i < row.Length; i++) sum += model.W[i] * row[i];", parameters: "double[][] x", arguments: "new[] { x }"),
        Summed("jagged argument by index", "double sum = 0; for (int j = 0; j < x.Length; j++) for (int i = 0; i < x[j].Length; i++) sum += model.W[i] * x[j][i];", parameters: "double[][] x", arguments: "new[] { new double[0], x }"),
        Summed("integers", Sum + " sum *= n - 2;", parameters: "double[] x, int n", arguments: "x, 3"),
        Summed("bool", Sum + " if (!flag) sum = 0;", parameters: "double[] x, bool flag", arguments: "x, true"),
        Summed("enum", Sum + " if (mode != Mode.On) sum = 0;", parameters: "double[] x, Mode mode", arguments: "x, Mode.On"),
        Summed("long, byte and uint", Sum + " sum *= (a + b + c) / 6;", parameters: "double[] x, long a, byte b, uint c", arguments: "x, 1, 2, 3"),
        Summed("indices as data", "double sum = 0; foreach (int i in order) sum += model.W[i] * x[i];", parameters: "double[] x, int[] order", arguments: "x, [2, 0, 1]"),
        Summed("float data", "double sum = 0; for (int i = 0; i < x.Length; i++) sum += model.W[i] * x[i];", parameters: "float[] x", arguments: "[.. x.Select(number => (float)number)]"),
        Summed("struct argument", "double sum = 0; for (int i = 0; i < 3; i++) sum += model.W[i] * x.Weights[i];", parameters: "Layer x", arguments: "new Layer { Weights = x }"),
        Summed("tuple argument", Sum.Replace("x", "x.Values", StringComparison.Ordinal) + " sum *= x.Factor;", parameters: "(double[] Values, double Factor) x", arguments: "(x, 1)"),
        Summed("optional data", Sum + " sum *= factor;", parameters: "double[] x, double factor = 1", arguments: "x, 1"),
        Summed("data assigned in the loss", "factor *= 2; " + Sum + " sum *= factor / 2;", parameters: "double[] x, double factor", arguments: "x, 1"),
        Summed("static readonly", Sum + " sum *= One;", "private static readonly double One = 1;"),
        Summed("const", Sum + " sum *= One;", "private const double One = 1;"),
        Summed("local const", "const int Count = 3; double sum = 0; for (int i = 0; i < Count; i++) sum += model.W[i] * x[i];"),
    ];

    private static IEnumerable<AcceptedRow> Memory() =>
    [
        Summed("stackalloc", "Span<double> t = stackalloc double[3]; for (int i = 0; i < 3; i++) t[i] = model.W[i] * x[i]; double sum = t[0] + t[1] + t[2];"),
        Summed("stackalloc of a length at run time", "Span<double> t = stackalloc double[x.Length]; for (int i = 0; i < 3; i++) t[i] = model.W[i] * x[i]; double sum = t[0] + t[1] + t[2];"),
        Summed("stackalloc with values", "Span<double> t = stackalloc[] { model.W[0], model.W[1], model.W[2] }; double sum = 0; for (int i = 0; i < 3; i++) sum += t[i] * x[i];"),
        Summed("new", "double[] t = new double[x.Length]; for (int i = 0; i < 3; i++) t[i] = model.W[i] * x[i]; double sum = t[0] + t[1] + t[2];"),
        Summed("new with values", "var t = new[] { model.W[0], model.W[1], model.W[2] }; double sum = 0; for (int i = 0; i < 3; i++) sum += t[i] * x[i];"),
        Summed("collection expression", "double[] t = [model.W[0], model.W[1], model.W[2]]; double sum = 0; for (int i = 0; i < 3; i++) sum += t[i] * x[i];"),
        Summed("local inline array", "Triple t = model.Three; double sum = 0; for (int i = 0; i < 3; i++) { t[i] *= x[i]; sum += t[i]; }"),
        Summed("CopyTo", "Span<double> t = stackalloc double[3]; model.W.AsSpan().CopyTo(t); double sum = 0; for (int i = 0; i < 3; i++) sum += t[i] * x[i];"),
        Summed("CopyTo of a part", "Span<double> t = stackalloc double[4]; model.W.AsSpan(1).CopyTo(t[2..]); double sum = model.W[0] * x[0] + t[2] * x[1] + t[3] * x[2];"),
        Summed("CopyTo that overlaps", "Span<double> t = stackalloc double[4]; model.W.AsSpan().CopyTo(t); t[..3].CopyTo(t[1..]); double sum = t[1] * x[0] + t[2] * x[1] + t[3] * x[2];"),
        Summed("Fill", "Span<double> t = stackalloc double[3]; t.Fill(model.A); double sum = 0; for (int i = 0; i < 3; i++) sum += model.W[i] * x[i] * t[i]; sum /= model.A;"),
        Summed("Clear", "Span<double> t = stackalloc double[3]; t.Fill(model.A); t.Clear(); double sum = 0; for (int i = 0; i < 3; i++) sum += model.W[i] * x[i] + t[i];"),
        Summed("Slice", "var rest = model.W.AsSpan().Slice(1, 2); double sum = model.W[0] * x[0] + rest[0] * x[1] + rest[1] * x[2];"),
        Summed("Slice of data", "ReadOnlySpan<double> rest = x.AsSpan().Slice(1); double sum = model.W[0] * x[0] + rest[0] * model.W[1] + rest[1] * model.W[2];"),
        Summed("range", "Span<double> rest = model.W.AsSpan()[1..]; double sum = model.W[0] * x[0] + rest[0] * x[1] + rest[^1] * x[2];"),
        Summed("from the end", "double sum = 0; for (int i = 1; i <= 3; i++) sum += model.W[^i] * x[^i];"),
        Summed("increment of an element", "var t = new double[3]; for (int i = 0; i < 3; i++) { t[i]++; t[i] += model.W[i] - 1; t[i] *= x[i]; } double sum = t[0] + t[1] + t[2];"),
        Summed("integer scratch", "Span<int> order = stackalloc int[3]; for (int i = 0; i < 3; i++) order[2 - i] = i; double sum = 0; foreach (int i in order) sum += model.W[i] * x[i];"),
        Summed("ref local", "Span<double> t = stackalloc double[1]; ref double sum = ref t[0]; for (int i = 0; i < 3; i++) sum += model.W[i] * x[i];"),
    ];

    private static IEnumerable<AcceptedRow> Loops() =>
    [
        Summed("for down", "double sum = 0; for (int i = 2; i >= 0; i--) sum += model.W[i] * x[i];"),
        Summed("for by step", "double sum = 0; for (int i = 0; i < 3; i += 2) sum += model.W[i] * x[i]; sum += model.W[1] * x[1];"),
        Summed("for with two variables", "double sum = 0; for (int i = 0, j = 2; i <= j; i++, j--) { sum += model.W[i] * x[i]; if (i < j) sum += model.W[j] * x[j]; }"),
        Summed("foreach", "double sum = 0; int i = 0; foreach (double w in model.W) sum += w * x[i++];"),
        Summed("foreach of a span", "double sum = 0; int i = 0; foreach (double w in model.W.AsSpan()) sum += w * x[i++];"),
        Summed("foreach by ref", "Span<double> t = stackalloc double[3]; int i = 0; foreach (ref double value in t) { value = model.W[i] * x[i]; i++; } double sum = t[0] + t[1] + t[2];"),
        Summed("foreach by ref readonly", "double sum = 0; int i = 0; foreach (ref readonly double w in model.W.AsSpan()) sum += w * x[i++];"),
        Summed("while", "double sum = 0; int i = 0; while (i < 3) { sum += model.W[i] * x[i]; i++; }"),
        Summed("while with an effect", "double sum = 0; int i = 3; while (--i >= 0) sum += model.W[i] * x[i];"),
        Summed("do while", "double sum = 0; int i = 0; do { sum += model.W[i] * x[i]; } while (++i < 3);"),
        Summed("break", "double sum = 0; for (int i = 0; ; i++) { if (i == 3) break; sum += model.W[i] * x[i]; }"),
        Summed("continue", "double sum = 0; for (int i = -2; i < 3; i++) { if (i < 0) continue; sum += model.W[i] * x[i]; }"),
        Summed("break of an inner loop", "double sum = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) { if (j > 0) break; sum += model.W[i] * x[i]; }"),
        new("return in a loop", "double sum = 0; for (int i = 0; ; i++) { if (i == 3) return model.A * sum + model.B * model.B; sum += model.W[i] * x[i]; }"),
        Summed("nested loops", "double sum = 0; for (int i = 0; i < 3; i++) { double part = 0; for (int j = 0; j < 2; j++) part += model.W[i]; sum += part * x[i] / 2; }"),
        Summed("compound assignments", "double sum = 0; for (int i = 0; i < 3; i++) { double t = model.W[i]; t *= x[i]; t += 1; t -= 1; t /= 2; t *= 2; sum += t; }"),
        Summed("assignment in an expression", "double sum = 0, t; for (int i = 0; i < 3; i++) sum += (t = model.W[i]) * x[i];"),
    ];

    private static IEnumerable<AcceptedRow> Branches() =>
    [
        Finished("if else", "if (sum > 0) sum *= model.A; else sum = 0; return sum + model.B * model.B;"),
        Finished("?:", "return (sum > 0 ? model.A : model.B) * sum + model.B * model.B;"),
        Finished("guard clause", "if (sum < 0) return 0; return model.A * sum + model.B * model.B;"),
        Finished("switch", "switch (n) { case 0: return 0; case 1 or 2: sum *= model.A; break; default: sum = 0; break; } return sum + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("switch on an enum", "switch (mode) { case Mode.Off: sum = 0; break; case Mode.On: sum *= model.A; break; } return sum + model.B * model.B;", parameters: "double[] x, Mode mode", arguments: "x, Mode.On"),
        Finished("switch expression", "return n switch { 0 => 0, > 1 and < 3 => model.A, _ => model.B } * sum + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("switch expression with when", "return n switch { > 1 when sum < 0 => 0, > 1 => model.A, _ => model.B } * sum + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("is", "return (n is 1 or 2 ? model.A : 0) * sum + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("&& and ||", "return (n > 5 || n > 1 && sum > 0 ? model.A : 0) * sum + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("?: of structs", "Pair pair = n > 1 ? new Pair(model.A, sum) : new Pair(0, 0); return pair.Product + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
        Finished("switch expression of structs", "Pair pair = n switch { 2 => new Pair(model.A, sum), _ => default }; return pair.Product + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 2"),
    ];

    private static IEnumerable<AcceptedRow> Calls() =>
    [
        Summed("helper", "double sum = Dot(model.W, x);", "private static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }"),
        Summed("helper of spans", "double sum = Dot(model.W, x);", "private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }"),
        Summed("expression-bodied helper", "double sum = 0; for (int i = 0; i < 3; i++) sum += Times(model.W[i], x[i]);", "private static double Times(double a, double b) => a * b;"),
        Summed("helper of another class", "double sum = 0; for (int i = 0; i < 3; i++) sum += Helper.Times(model.W[i], x[i]);", "internal static class Helper { public static double Times(double a, double b) => a * b; }"),
        Summed("ref", "double sum = 0; for (int i = 0; i < 3; i++) Add(ref sum, model.W[i] * x[i]);", "private static void Add(ref double sum, double value) => sum += value;"),
        Summed("out", "double sum = 0; for (int i = 0; i < 3; i++) { Times(model.W[i], x[i], out double product); sum += product; }", "private static void Times(double a, double b, out double product) { product = a * b; }"),
        Summed("out into an element", "Span<double> t = stackalloc double[3]; for (int i = 0; i < 3; i++) Times(model.W[i], x[i], out t[i]); double sum = t[0] + t[1] + t[2];", "private static void Times(double a, double b, out double product) { product = a * b; }"),
        Summed("struct by in", "double sum = 0; for (int i = 0; i < 3; i++) sum += Term(in model, i, x[i]);", "private static double Term(in Model model, int i, double x) => model.W[i] * x;"),
        Summed("optional and named arguments", "double sum = 0; for (int i = 0; i < 3; i++) sum += Times(b: x[i], a: model.W[i]);", "private static double Times(double a, double b, double c = 1) => a * b * c;"),
        Summed("params", "double sum = Sum(model.W[0] * x[0], model.W[1] * x[1], model.W[2] * x[2]);", "private static double Sum(params double[] values) { double s = 0; foreach (double value in values) s += value; return s; }"),
        Summed("local function", "double Times(double a, double b) => a * b; double sum = 0; for (int i = 0; i < 3; i++) sum += Times(model.W[i], x[i]);"),
        Summed("local function that captures", "double sum = 0; void Add(double a, double b) { sum += a * b; } for (int i = 0; i < 3; i++) Add(model.W[i], x[i]);"),
        Summed("static local function", "static double Times(double a, double b) { return a * b; } double sum = 0; for (int i = 0; i < 3; i++) sum += Times(model.W[i], x[i]);"),
        Finished("guard clauses in a helper", "return Product(model.A, sum) + model.B * model.B;", "private static double Product(double a, double b) { if (a < 0) return 0; if (b < 0) { return 1; } return a * b; }"),
        Finished("return in a loop of a helper", "return Product(model.A, sum) + model.B * model.B;", "private static double Product(double a, double b) { for (int i = 0; i < 5; i++) { if (i == 2) return a * b; } return 0; }"),
        Summed("helper that fills a span", "Span<double> t = stackalloc double[3]; Multiply(model.W, x, t); double sum = t[0] + t[1] + t[2];", "private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result) { for (int i = 0; i < a.Length; i++) result[i] = a[i] * b[i]; }"),
        Summed("helper that returns an array", "double[] t = Products(model.W, x); double sum = t[0] + t[1] + t[2];", "private static double[] Products(double[] a, double[] b) { var result = new double[a.Length]; for (int i = 0; i < a.Length; i++) result[i] = a[i] * b[i]; return result; }"),
        Summed("instance method of the parameter struct", "double sum = 0; for (int i = 0; i < 3; i++) sum += model.Term(i, x[i]);", "private readonly double Term(int i, double x) => W[i] * x;"),
        Finished("computed property of the parameter struct", "return model.A * sum + model.Square;", "private readonly double Square => B * B;"),
        Finished("Gradients.Stop", "return model.A * sum + model.B * model.B + 0 * Gradients.Stop(model.B);"),
        Finished("Stop of an integer", "int sign = Gradients.Stop(Math.Sign(sum)); return model.A * sum * sign + model.B * model.B;"),
    ];

    private static IEnumerable<AcceptedRow> Structs() =>
    [
        Finished("new struct", "var pair = new Pair(model.A, sum); return pair.Product + model.B * model.B;"),
        Finished("object initializer", "Pair pair = new() { X = model.A, Y = sum }; return pair.Product + model.B * model.B;"),
        Finished("struct method that writes", "Pair pair = default; pair.X = model.A; pair.Y = sum; pair.Scale(2); return pair.Product / 4 + model.B * model.B;"),
        Finished("struct copy", "Pair pair = new(model.A, sum), copy = pair; copy.X = 7; return pair.Product + model.B * model.B;"),
        Finished("operator", "Pair pair = new Pair(model.A, 0) + new Pair(0, sum); return pair.Product + model.B * model.B;"),
        Finished("struct by ref", "Pair pair = new(0, sum); Set(ref pair, model.A); return pair.Product + model.B * model.B;", "private static void Set(ref Pair pair, double x) { pair.X = x; }"),
        Finished("struct returned", "return Make(model.A, sum).Product + model.B * model.B;", "private static Pair Make(double x, double y) { return new Pair(x, y); }"),
        Finished("record struct", "var point = new Point(model.A, sum); return point.X * point.Y + model.B * model.B;", "private readonly record struct Point(double X, double Y);"),
        Finished("with", "var point = new Point(1, sum) with { X = model.A }; return point.X * point.Y + model.B * model.B;", "private readonly record struct Point(double X, double Y);"),
        Finished("tuple", "(double X, double Y) pair = (model.A, sum); return pair.X * pair.Item2 + model.B * model.B;"),
        Finished("tuple returned", "return Make(model.A, sum).X * sum + model.B * model.B;", "private static (double X, double Y) Make(double x, double y) => (x, y);"),
        Finished("deconstruction", "var (a, b) = (model.A, sum); return a * b + model.B * model.B;"),
        Finished("deconstruction with a discard", "(double a, _) = (model.A, sum); return a * sum + model.B * model.B;"),
        Finished("swap", "double a = sum, b = model.A; (a, b) = (b, a); return a * b + model.B * model.B;"),
        Finished("swap of elements", "Span<double> t = [sum, model.A]; (t[0], t[1]) = (t[1], t[0]); return t[0] * sum + model.B * model.B;"),
    ];

    private static IEnumerable<AcceptedRow> Functions() =>
    [
        Finished("Math", "return Math.Log(Math.Exp(model.A * sum)) + Math.Pow(model.B, 2);"),
        Finished("statics of double", "return double.Log(double.Exp(model.A * sum)) + double.Abs(model.B) * double.Abs(model.B);"),
        Finished("MathF", "return model.A * sum + model.B * model.B + MathF.Sin(0) * model.B;"),
        Finished("Sqrt", "double root = Math.Sqrt(model.A * sum); return root * root + model.B * model.B;"),
        Finished("Max, Min and Clamp", "return Math.Max(model.A * sum, -1) + Math.Min(model.B * model.B, 100) + Math.Clamp(0, -1, model.B + 10);"),
        Finished("trigonometry", "double s = Math.Sin(model.B), c = Math.Cos(model.B); return model.A * sum + model.B * model.B * (s * s + c * c);"),
        Finished("hyperbolic functions", "double s = Math.Sinh(model.B), c = Math.Cosh(model.B); return model.A * sum + model.B * model.B * (c * c - s * s);"),
        Finished("FusedMultiplyAdd", "return Math.FusedMultiplyAdd(model.A, sum, model.B * model.B);"),
        Finished("float in between", "return model.A * sum + (float)model.B * model.B;"),
        Finished("functions of integers", "return model.A * sum * System.Numerics.BitOperations.PopCount((uint)n) / 3 * int.Log2(n) / 2 * Convert.ToDouble(n) / 7 + model.B * model.B * BitConverter.Int32BitsToSingle(0x3f800000) * 2 / 3 + model.B * model.B * int.RotateLeft(1, 1) / 6;", parameters: "double[] x, int n", arguments: "x, 7"),
        Finished("DivRem", "var (q, r) = Math.DivRem(n, 5); int s = Math.DivRem(n, 4, out int t); (byte b, byte c) = Math.DivRem((byte)n, (byte)5); return model.A * sum * q * b + model.B * model.B * r * (t - c) / s / 2;", parameters: "double[] x, int n", arguments: "x, 7"),
        Finished("Math.Max of integers", "return model.A * sum * Math.Max(n, 1) + model.B * model.B;", parameters: "double[] x, int n", arguments: "x, 0"),
        Finished("remainder", "return (model.A * sum) % 100 + model.B * model.B;"),
        Finished("unary operators", "return -(-model.A) * +sum + model.B * model.B;"),
    ];
}
