namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Loops within loops: rows of matrices, and examples, of which several are taken at a time.</summary>
internal sealed partial class ProgramMaker
{
    // More than are taken together, twice.
    private const int MostRows = 11;

    private Piece NestStatement(Scope scope)
    {
        string matrix = Name("m"), elements = Name("u"), outputs = Name("o"), sum = Name("v");
        int rows = _random.Next(1, MostRows + 1);
        List<Piece> pieces =
        [
            Text($"var {matrix} = new {Real}[{MostRows * Elements}]; Span<{Real}> {elements} = stackalloc {Real}[{Elements}]; var {outputs} = new {Real}[{Elements}]; {Real} {sum} = {Literal(0.25)};"),
        ];
        scope.Add(new Variable(elements, VariableKind.LongArray) { Length = Elements, IsWritable = true });
        scope.Add(new Variable(sum, VariableKind.Real) { IsWritable = true });
        var names = new Nest(matrix, elements, outputs, sum, rows);
        pieces.Add(NestOf(scope, names, isFirst: true));
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            pieces.Add(OnceIn(3) ? ExamplesOf(scope, names) : NestOf(scope, names));
        }

        pieces.Add(Text($"{sum} += {outputs}[1] + {matrix}[25] * {elements}[2];"));
        return new Piece(Sort.Block, "", "", pieces);
    }

    private sealed record Nest(string Matrix, string Elements, string Outputs, string Sum, int Rows);

    /// <summary>A loop over rows, with a loop over the elements of each.</summary>
    private Piece NestOf(Scope scope, Nest nest, bool isFirst = false)
    {
        string r = Name("r"), i = Name("i"), factor = Name("v"), local = Name("v");
        string outer = Pick(
            $"for (int {r} = 0; {r} < {nest.Rows}; {r}++)",
            $"for (int {r} = {nest.Rows - 1}; {r} >= 0; {r}--)",
            $"for (int {r} = 0; {r} < n + {nest.Rows - 4}; {r}++)",
            $"for (int {r} = {Math.Min(1, nest.Rows - 1)}; {r} <= {nest.Rows - 1}; {r}++)",
            $"for (int {r} = {nest.Rows}; {r} > 0; {r}--)",
            $"for (int {r} = 0; {r} < {nest.Rows}; {r} += 2)");
        string row = outer.Contains(" > 0", StringComparison.Ordinal) ? $"({r} - 1)" : r;
        string inner = Pick(
            $"for (int {i} = 0; {i} < {Elements}; {i}++)",
            $"for (int {i} = 0; {i} < {nest.Elements}.Length; {i}++)",
            $"for (int {i} = {Elements - 1}; {i} >= 0; {i}--)",
            $"for (int {i} = 0; {i} < {_random.Next(3, Elements)}; {i}++)",
            $"for (int {i} = 0; {i} <= {r}; {i}++)");
        string weight = $"{nest.Matrix}[{row} * {Elements} + {i}]", element = $"{nest.Elements}[{i}]";
        Piece Value() => LongValue(scope, 1, () => OnceIn(3) ? RealPiece("element of a row", weight) : LongElement(scope, i, 0));
        Piece scalar = _random.Next(4) switch
        {
            0 => RealPiece("element of a row", $"{nest.Outputs}[{row}]"),
            1 => RealPiece("element of a row", $"{nest.Elements}[{row}]"),
            _ => RealPiece("element of a row", $"model.L[{row}]"),
        };
        if (isFirst)
        {
            return Statement("rows", $"{outer}\n{inner}\n{weight} = {Literal(0.5)} * {Real}.Tanh($0);\n", Value());
        }

        string tenth = Literal(0.125), along = Name("k");
        string body = _random.Next(11) switch
        {
            0 or 1 => $"{inner} {element} += {factor} * {weight} * {tenth};",
            9 => $"{inner} {element} += {factor} * {nest.Matrix}[{along}++] * {tenth};",
            10 => $"{Real} {local} = 0; {inner} {local} += {nest.Matrix}[{along}++] * $1 * {tenth}; {nest.Outputs}[{row}] += {Real}.Tanh({local}); {along} -= {_random.Next(2)};",
            2 => $"{inner} {element} = {Literal(0.5)} * {element} + {factor} * {Real}.Tanh($1);",
            3 => $"{inner} {weight} {Pick("=", "+=")} {factor} * {element} * {tenth};",
            4 => $"{Real} {local} = 0; {inner} {local} += {weight} * $1 * {tenth}; {nest.Outputs}[{row}] {Pick("=", "+=")} {Real}.Tanh({local});",
            5 => $"{Real} {local} = 0; {inner} {local} += {element} * {tenth} * $1; {nest.Sum} += {Real}.Tanh({local}) * {factor};",
            6 => $"{inner} {nest.Matrix}[{row} + {i}] {Pick("=", "+=")} {factor} * {element} * {tenth};",
            7 => $"if ({factor} > 0) {inner} {element} -= {factor} * {tenth} * $1;",
            _ => $"{inner} {{ {Real} {local} = {factor} * $1; {element} += {tenth} * {local}; {nest.Outputs}[{i}] -= {tenth} * {local}; }}",
        };
        string start = body.Contains(along, StringComparison.Ordinal) ? $"int {along} = 0;\n" : "";
        return Statement("rows", $"{start}{outer}\n{{\n{Real} {factor} = {Real}.Tanh($0);\n{body}\n}}\n", scalar, Value());
    }

    /// <summary>A loop over examples, each with memory and layers of its own, and a sum of what they cost.</summary>
    private Piece ExamplesOf(Scope scope, Nest nest)
    {
        string e = Name("e"), i = Name("i"), o = Name("i"), hidden = Name("h"), cost = Name("v");
        string rows = nest.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), tenth = Literal(0.125);
        string count = Pick("n", "11", "8", "n + 3", "y.Length + 6", "70", "n + 64");
        int width = Pick(20, 20, 10, 7);
        string first = Pick($"{hidden}[{o}] = {Literal(0.25)};", $"{hidden}[{o}] = model.L[{o}];", $"{hidden}[{o}] = $0;");
        string activation = Pick($"{hidden}[{o}] > 0 ? {hidden}[{o}] : 0", $"{Real}.Tanh({hidden}[{o}])", $"{Real}.Max({hidden}[{o}], {Literal(0.125)})", $"{hidden}[{o}] * {hidden}[{o}]");
        string loop = $"for (int {o} = 0; {o} < {Pick($"{width}", $"{hidden}.Length")}; {o}++)";
        return Statement(
            "examples",
            $$"""
            {{Pick("", $"{nest.Sum} *= {Literal(0.5)};")}}
            for (int {{e}} = 0; {{e}} < {{count}}; {{e}}++)
            {
            {{Pick($"Span<{Real}> {hidden} = stackalloc", $"var {hidden} = new")}} {{Real}}[{{width}}];
            {{loop}} { {{first}} }
            for (int {{i}} = 0; {{i}} < {{rows}}; {{i}}++)
            {{loop}} {{hidden}}[{{o}}] += {{tenth}} * rows[3][({{e}} + {{i}}) % {{Elements}}] * {{nest.Matrix}}[{{i}} * {{width}} + {{o}}];
            {{loop}} {{hidden}}[{{o}}] = {{activation}};
            {{Real}} {{cost}} = 0;
            {{loop}} {{cost}} += {{tenth}} * {{hidden}}[{{o}}] * {{Pick("$1", $"{nest.Matrix}[{e} + {o}]", $"model.G[1, {o}]")}};
            {{nest.Sum}} {{Pick("+=", "-=")}} {{Pick(cost, $"{Real}.Tanh({cost})", $"{cost} * {cost}")}} / {{Elements}};
            }

            """,
            LongValue(scope, 1, () => LongElement(scope, o, 0)), LongValue(scope, 1, () => LongElement(scope, o, 0)));
    }
}
