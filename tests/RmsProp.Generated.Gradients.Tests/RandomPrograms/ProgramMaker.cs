namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>
/// Makes random losses over the whole subset of C# that a loss may be written in. They end, their indices are in range, and most of their
/// numbers stay near 1. <c>§</c> in names stands for the number of the program.
/// </summary>
/// <param name="seed">The seed: the same one makes the same program.</param>
/// <param name="isSingle">Whether the numbers are floats.</param>
internal sealed partial class ProgramMaker(int seed, bool isSingle)
{
    private const int MostHelpers = 2;

    private readonly Random _random = new(seed);
    private readonly List<Helper> _helpers = [];

    // Differences of values are the derivative only where nothing is stopped or rounded.
    private bool _isSmooth;
    private int _names;

    private string Real => isSingle ? "float" : "double";

    /// <summary>A loss, with the methods that it calls.</summary>
    public Piece Make()
    {
        _isSmooth = !OnceIn(3);
        Piece[] helpers = [.. Enumerable.Range(0, _random.Next(MostHelpers + 1)).Select(MakeHelper)];
        string model = Pick("in", "in", "ref readonly", "");
        string reals = Pick(Real + "[]", $"ReadOnlySpan<{Real}>", $"ReadOnlyMemory<{Real}>");
        string integers = Pick("int[]", "ReadOnlySpan<int>");
        string number = Pick("", "in ");
        bool isByValue = model.Length == 0;
        bool isSpan = reals.StartsWith("ReadOnlySpan", StringComparison.Ordinal);
        var scope = new Scope(
        [
            .. ModelVariables(isByValue),
            new Variable(reals.Contains("Memory", StringComparison.Ordinal) ? "x.Span" : "x", VariableKind.Array) { Length = 4, IsCapturable = !isSpan, IsSpan = !reals.EndsWith(']') },
            new Variable("y", VariableKind.Array) { Length = 3 },
            new Variable("k", VariableKind.Indices) { Length = 4, IsCapturable = integers == "int[]" },
            new Variable("grid", VariableKind.Matrix),
            new Variable("rows[1]", VariableKind.Array) { Length = 3 },
            new Variable("rows[2]", VariableKind.Array) { Length = 4 },
            new Variable("rows[3]", VariableKind.LongArray) { Length = Elements },
            new Variable("model.L", VariableKind.LongArray) { Length = Elements },
            new Variable("n", VariableKind.Integer) { Length = 4 },
            new Variable("flag", VariableKind.Truth),
            new Variable("c", VariableKind.Real) { IsCapturable = number.Length == 0, IsWritable = number.Length == 0 },
        ])
        {
            Return = "return $0;",
            HasLongArrays = true,
        };
        Piece body = Body(scope, 5, out Scope inner);
        Piece result = Result(inner);
        string signature = $"{model} Model model, {reals} x, {Real}[] y, {integers} k, {Real}[,] grid, {Real}[][] rows, int n, bool flag, {number}{Real} c, {Real}[] samples, int[] starts".TrimStart();
        string call = $"Losses.Loss§({(isByValue ? "" : "in ")}model, data.x, data.y, data.k, data.grid, data.rows, data.n, data.flag, data.c, data.samples, data.starts";
        string template = $$"""
            [Differentiable] public static {{Real}} Loss§({{signature}}) { $0 return $1; }
            public static {{Real}} Value§(in Model model, Data data) => {{call}});
            public static {{Real}} ValueAndGradient§(in Model model, Data data, ref Model gradients) => {{call.Replace("Loss§", "Loss§AndGradient", StringComparison.Ordinal)}}, ref gradients);

            """;
        return new Piece(Sort.Text, $"model {(isByValue ? "by value" : model)};{(reals.EndsWith(']') ? "array" : reals.Split('<')[0])} argument", template + string.Concat(helpers.Select((_, i) => $"${i + 2}\n")), [body, result, .. helpers]);
    }

    /// <summary>A sum that uses what the body has computed.</summary>
    private Piece Result(Scope scope)
    {
        Variable[] written = [.. scope.Variables.Where(variable => variable.Kind is VariableKind.Real && variable.IsWritable)];
        string[] sum = [.. written.Select(variable => variable.Name).Concat(scope.Variables.Where(variable => variable.Kind == VariableKind.Array && variable.IsWritable).Select(array => array.Name + "[1]"))
            .Concat(scope.Variables.Where(variable => variable.Kind == VariableKind.LongArray && variable.IsWritable).Select(array => $"{array.Name}[1] + {array.Name}[18]"))];
        return new Piece(Sort.Real, "", string.Join(" + ", sum.Append("$0")), [RealOf(scope, 2)]);
    }

    private static IEnumerable<Variable> ModelVariables(bool isCapturable)
    {
        foreach (string name in (string[])["A", "B", "Inner.X", "Fixed", "Auto"])
        {
            yield return new Variable("model." + name, VariableKind.Real) { IsCapturable = isCapturable };
        }

        foreach (string name in (string[])["W", "V", "Inner.Y", "R.Span"])
        {
            yield return new Variable("model." + name, VariableKind.Array) { Length = 3, HasSpan = name != "V", IsSpan = name == "R.Span", IsCapturable = isCapturable };
        }

        yield return new Variable("model.M", VariableKind.Matrix) { IsCapturable = isCapturable };
    }

    private string Name(string prefix) => $"{prefix}{_names++}";

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private bool OnceIn(int count) => _random.Next(count) == 0;

    /// <summary>One of some makers by their weights; those that make nothing here are passed over.</summary>
    private Piece Pick(Func<Piece> otherwise, params ReadOnlySpan<(int Weight, Func<Piece?> Make)> makers)
    {
        int sum = 0;
        foreach ((int weight, _) in makers)
        {
            sum += weight;
        }

        for (int trial = 0; trial < 3; trial++)
        {
            int at = _random.Next(sum);
            foreach ((int weight, Func<Piece?> make) in makers)
            {
                at -= weight;
                if (at < 0)
                {
                    if (make() is { } piece)
                    {
                        return piece;
                    }

                    break;
                }
            }
        }

        return otherwise();
    }

    private Variable? Find(Scope scope, VariableKind kind, Func<Variable, bool>? condition = null)
    {
        Variable[] found = [.. scope.Variables.Where(variable => variable.Kind == kind && (condition is null || condition(variable)))];
        return found.Length == 0 ? null : Pick<Variable>(found);
    }

    private static Piece RealPiece(string construct, string template, params Piece[] parts) => new(Sort.Real, construct, template, parts);

    private static Piece Statement(string construct, string template, params Piece[] parts) => new(Sort.Statement, construct, template, parts);

    private static Piece Text(string text) => new(Sort.Text, "", text, []);

    private string Literal(double value) => isSingle ? FormattableString.Invariant($"{(float)value}f") : FormattableString.Invariant($"{value}d");
}
