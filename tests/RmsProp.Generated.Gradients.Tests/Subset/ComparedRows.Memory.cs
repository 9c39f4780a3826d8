namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Arrays of several dimensions, copies of structs, and choices of arrays.</summary>
internal static partial class ComparedRows
{
    private static IEnumerable<ComparedRow> Grids() =>
    [
        Row("grid", "var t = new double[2, x.Length]; for (int i = 0; i < 2; i++) for (int j = 0; j < x.Length; j++) t[i, j] = model.Grid[i, j] * x[j]; double sum = 0; for (int i = 0; i < t.GetLength(0); i++) for (int j = 0; j < t.GetLength(1); j++) sum += t[i, j] * t[1 - i, j]; return sum + t.Length;"),
        Row("grid of three dimensions", "var t = new double[2, 3, 2]; for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) for (int k = 0; k < 2; k++) t[i, j, k] = model.Grid[i, j] * x[j] + k; return t[1, 2, 0] * t[0, 1, 1] + t[1, 0, 1];"),
        Row("grid with values", "var t = new[,] { { model.A, model.B }, { 3, x[0] } }; t[0, 1] *= t[1, 1]; return t[0, 0] * t[0, 1] + t[1, 0];"),
        Row("grid with sizes and values", "double[,] t = new double[1, 2] { { model.A, model.B } }; return t[0, 0] * t[0, 1];"),
        Row("grid of float and int", "var t = new float[2, 2]; var k = new int[2, 2]; k[1, 1] = 2; t[0, 1] = model.F; t[0, 1] += k[1, 1]; return t[0, 1] * model.A;"),
        Row("grid in a helper", "var t = new double[2, 2]; Fill(t, model.A); return t[1, 1] * t[0, 1];", "private static void Fill(double[,] t, double a) { for (int i = 0; i < t.GetLength(0); i++) for (int j = 0; j < t.GetLength(1); j++) t[i, j] = a * (i + 2 * j); }"),
        Row("grid by a helper", "double[,] t = Make(model.A, x.Length); return t[1, 1] * t[0, 1];", "private static double[,] Make(double a, int n) { var t = new double[n, n]; for (int i = 0; i < n; i++) t[i, 1] = a * i + 1; return t; }"),
        Row("grid in a loop", "double sum = 0; for (int n = 1; n < 4; n++) { var t = new double[n, 2]; for (int i = 0; i < n; i++) { t[i, 0] = model.A * i; t[i, 1] = t[i, 0] * t[i, 0]; } sum += t[n - 1, 1]; } return sum;"),
        Row("column out of range", "var t = new double[2, 3]; t[0, x.Length] = model.A; return t[0, 0];"),
        Row("row out of range", "var t = new double[2, 3]; t[x.Length, 0] = model.A; return t[0, 0];"),
        Row("negative column", "var t = new double[2, 3]; t[1, 2 - x.Length] = model.A; return t[0, 2];"),
        Row("negative sizes", "var t = new double[n, n]; return t.Length * model.A;", "", "int n", "2", "0", "-2"),
        Row("empty grid", "var t = new double[n, 2]; double sum = model.A; foreach (double v in t) sum += v; return sum * sum;", "", "int n", "0", "2"),
        Row("foreach of a grid", "double sum = 0; int i = 1; foreach (double w in model.Grid) sum += w * w * i++; return sum;"),
        Row("foreach of data with two dimensions", "double sum = 0, last = 1; foreach (double v in x) { if (v < 0) continue; if (v > 5) break; sum += last * v * model.A; last = v; } return sum;", "", "double[,] x", "new double[,] { { 1, -2 }, { 3, 4 }, { 6, 7 } }"),
        Row("foreach of scratch with two dimensions", "var t = new double[2, 3]; int n = 0; for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) t[i, j] = model.Grid[i, j] * n++; double sum = 1; foreach (double v in t) sum = sum * 0.5 + v * v; return sum;"),
        Row("foreach by ref of a grid's numbers", "var t = new double[3]; foreach (ref double v in t.AsSpan()) v = model.A; return t[0] * t[1] * t[2];"),
        Row("foreach of a wider type", "double sum = 0; foreach (double v in k) sum += v * v * v * model.A; return sum;", "", "float[] k", "new[] { 0.1f, 0.3f }"),
        Row("foreach of integers as doubles", "double sum = 0; foreach (double v in k) sum += v / 2 * model.A; return sum;", "", "int[] k", "new[] { 1, 2, 4 }"),
        Row("foreach of tuples", "double sum = 0; foreach (var (a, b) in pairs) sum += a * model.A + b * model.B * a; return sum;", "", "(double, double)[] pairs", "new[] { (1.0, 2.0), (3.0, 0.5) }"),
        Row("foreach of nested tuples", "double sum = 0; foreach ((double a, (int n, _)) in pairs) sum += a * model.A * n; return sum;", "", "(double, (int, int))[] pairs", "new[] { (1.5, (2, 3)), (3.0, (4, 5)) }"),
        Row("foreach with Deconstruct", "double sum = 0; foreach (var (a, b) in data.Pairs) sum += a * model.A + b * model.B * a; return sum;", "", "Data data", "new Data { Pairs = new Pair[] { new(1, 2), new(3, 4) } }"),
        Row("enums in structs and arrays", "double sum = 0; for (int i = 0; i < data.Modes.Length; i++) { if (data.Modes[i] == Mode.On) sum += model.A; else if (data.Modes[i] == data.Mode) sum += model.B * i; } return sum * sum;", "", "Data data", "new Data { Mode = Mode.Auto, Modes = new[] { Mode.On, Mode.Auto, Mode.Off } }"),
        Row("enum array argument", "double sum = 0; foreach (Mode mode in modes) sum += mode switch { Mode.Off => model.A, Mode.On => 2 * model.B, _ => model.A * model.B }; ReadOnlySpan<Mode> rest = modes.AsSpan(1); return rest[0] == Mode.On ? sum * sum : 0;", "", "Mode[] modes", "new[] { Mode.Off, Mode.On, Mode.Auto }"),
        Row("flags", "return (choices.HasFlag(Choices.First) ? model.A : 1) * ((choices & Choices.Second) != 0 ? model.B : 2);", "", "Choices choices", "Choices.First", "Choices.First | Choices.Second", "Choices.None"),
        Row("enum scratch", "var t = new Mode[2]; t[1] = modes[0]; return t[1] == Mode.On ? model.A * model.A : model.B;", "", "Mode[] modes", "new[] { Mode.On }"),
        Row("enum in a memory", "return m.Span[1] == Mode.On ? model.A * model.A : model.B;", "", "ReadOnlyMemory<Mode> m", "new ReadOnlyMemory<Mode>(new[] { Mode.Off, Mode.On })"),
    ];

    private static IEnumerable<ComparedRow> Copies() =>
    [
        Row("copy of the parameter struct", "Model copy = model; copy.A *= 2; copy.Layer.Bias += copy.A; copy.Three[1] = copy.B; return copy.A * copy.Layer.Bias * model.A + copy.Three[1] * copy.Three[2] + copy.W[0];"),
        Row("copy of a nested struct", "Layer layer = model.Layer; layer.Inner.X *= 3; layer.Inner.Y = layer.Inner.X * layer.Bias; return layer.Inner.Y + model.Layer.Inner.X * model.Layer.Inner.Y + layer.Weights[1] * layer.Three[0];"),
        Row("copy that a helper changes", "Layer layer = model.Layer; Change(ref layer); return layer.Bias * model.Layer.Bias;", "private static void Change(ref Layer layer) { layer.Bias = layer.Bias * layer.Bias + 1; }"),
        Row("parameter that a helper changes", "return Change(model.Layer) * model.Layer.Bias;", "private static double Change(Layer layer) { layer.Bias *= 2; layer.Three[0] = 3; return layer.Bias * layer.Three[0] + layer.Three[1]; }"),
        Row("copy by a method", "Pair pair = pairs[1]; pair.Scale(model.A); return pair.X * pair.Y + pairs[1].X * model.B;", "", "Pair[] pairs", "new Pair[] { new(1, 2), new(3, 4) }"),
        Row("copy in a loop", "double sum = 0; for (int i = 0; i < pairs.Length; i++) { Pair pair = pairs[i]; if (i > 0) pair.X = model.A; sum += pair.X * pair.Y * model.B; } return sum;", "", "Pair[] pairs", "new Pair[] { new(1, 2), new(3, 4) }"),
        Row("copy that is assigned again", "Pair pair = pairs[0]; if (n > 0) pair = pairs[1]; return pair.X * model.A;", "", "Pair[] pairs, int n", "new Pair[] { new(1, 2), new(3, 4) }, 1", "new Pair[] { new(1, 2), new(3, 4) }, 0"),
        Row("parameter struct by value that is changed", "model.A *= 2; model.Layer.Inner.X = model.A * model.Layer.Inner.X; return model.A * model.B + model.Layer.Inner.X;") with { Model = "Model model" },
        Row("struct argument that is changed", "pair.X += model.A; return pair.X * pair.X * pair.Y;", "", "Pair pair", "new Pair(1, 2)"),
        Row("C# copies before it calls", "Pair pair = new(model.A, 2); Use(in pair); return pair.X * pair.Y;", "private static void Use(in Pair pair) { pair.Scale(2); }"),
        Row("part of an array is a copy", "double[] t = [model.A, model.B, 3]; double[] part = t[1..]; part[0] *= 5; return part[0] * t[1] + t[0];"),
        Row("part of a span is not", "double[] t = [model.A, model.B, 3]; Span<double> part = t.AsSpan()[1..]; part[0] *= 5; return part[0] * t[1] + t[0];"),
    ];

    private static IEnumerable<ComparedRow> Choices() =>
    [
        Row("span chosen by ?:", "ReadOnlySpan<double> row = flag ? model.W : x; double sum = 0; for (int i = 0; i < row.Length; i++) sum += row[i] * row[i] * model.A; return sum;", "", "double[] x, bool flag", "new double[] { 1, 2 }, true", "new double[] { 1, 2 }, false"),
        Row("array chosen by ?:", "double[] row = n > 1 ? model.W : model.Layer.Weights; double sum = 0; foreach (double w in row) sum += w * w; return sum * row[^1];", "", "int n", "1", "2"),
        Row("row chosen by ?:", "double[] row = n > 1 ? x[0] : x[n]; return row[0] * model.A + row.Length;", "", "double[][] x, int n", "new[] { new double[] { 1, 2 }, new double[] { 3 } }, 1"),
        Row("array chosen by a switch", "double[] row = n switch { 0 => model.W, 1 => model.Layer.Weights, _ => x }; double sum = 0; for (int i = 0; i < 3; i++) sum += row[i] * row[i]; return sum + model.A;", "", "double[] x, int n", "new double[] { 1, 2, 3 }, 0", "new double[] { 1, 2, 3 }, 1", "new double[] { 1, 2, 3 }, 2"),
        Row("scratch chosen by ?:", "double[] s = [model.A, 1], t = [model.B, 2]; double[] u = n > 0 ? s : t; u[0] *= 3; u[1] = u[0] * u[0]; s[0] += 1; return u[0] * u[1] + s[0] * t[0];", "", "int n", "0", "1"),
        Row("chosen array as an argument", "return Sum(flag ? model.W : x) * model.A;", "private static double Sum(ReadOnlySpan<double> a) { double s = 1; foreach (double v in a) s *= v + 2; return s; }", "double[] x, bool flag", "new double[] { 1, 2 }, true", "new double[] { 1, 2 }, false"),
        Row("index out of the chosen array", "double[] row = flag ? model.W : x; return row[2] * model.A;", "", "double[] x, bool flag", "new double[] { 1, 2 }, true", "new double[] { 1, 2 }, false"),
    ];
}
