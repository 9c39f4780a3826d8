namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Loops over the elements of long arrays, of which several turns are taken at a time.</summary>
internal sealed partial class ProgramMaker
{
    // More than a vector, and not a multiple of one.
    private const int Elements = 20;

    private Piece LongStatement(Scope scope)
    {
        if (Find(scope, VariableKind.LongArray, array => array.IsWritable) is not { } target || OnceIn(4))
        {
            string name = Name("u");
            scope.Add(new Variable(name, VariableKind.LongArray) { Length = Elements, IsWritable = true });
            string declaration = $"{Pick($"Span<{Real}> {name} = stackalloc", $"var {name} = new")} {Real}[{Elements}];";
            return OnceIn(3) ? Statement("long array", declaration) : Statement("long array", declaration + "\n$0", LongStatement(scope));
        }

        string i = Name("i"), sum = Name("v");
        int further = _random.Next(2);
        string header = Pick(
            $"for (int {i} = 0; {i} < {Pick($"{target.Name}.Length", "model.L.Length", $"{Elements}")} - {further}; {i}++)",
            $"for (int {i} = {_random.Next(3)}; {i} <= {Elements - 1 - further}; {i}++)",
            $"for (int {i} = {Elements - 1 - further}; {i} >= {_random.Next(3)}; {i}--)",
            $"for (int {i} = {Elements - 1 - further}; {i} > {_random.Next(2)}; {i}--)");
        Piece ElementOfTurn() => LongElement(scope, i, further);
        Piece Value(int depth) => LongValue(scope, depth, ElementOfTurn);
        string place = $"{target.Name}[{i}]";

        // Turns may go on with each other's elements.
        string bounded = further == 0 && OnceIn(2) ? "$0" : $"{Real}.Max({Literal(-1.5)}, {Real}.Min({Literal(1.5)}, $0))";
        switch (_random.Next(7))
        {
            case 4:
                scope.Add(new Variable(sum, VariableKind.Real) { IsWritable = true });
                string choice = Pick("Max", "Min");
                return Statement(
                    "largest of elements", $"{Real} {sum} = {Literal(0.125)};\n{header}\n{sum} = {Real}.{choice}({sum}, $0);\n",
                    _isSmooth || OnceIn(2) ? Value(2) : RealPiece("Gradients.Stop", "Gradients.Stop($0)", Value(2)));
            case 6:
                string otherwise = OnceIn(2) ? $"else {place} *= {Literal(0.5)};\n" : "";
                return Statement(
                    "element that is tested and written",
                    $"{header}\n{{\nif ({place} {Pick("<", "<=", ">", ">=")} {Literal(0.0625)}) {place} {Pick("=", "-=")} {bounded};\n{otherwise}}}\n", Value(2));
            case 0:
                return Statement("elements", $"{header}\n{place} = {bounded};\n", Value(3));
            case 1:
                return Statement("elements +=", $"{header}\n{place} {Pick("+=", "-=")} {bounded};\n", Value(2));
            case 2:
                return Statement("elements *=", $"{header}\n{place} *= {Real}.{Pick("Tanh", "Sin")}($0);\n", Value(1));
            case 3:
                scope.Add(new Variable(sum, VariableKind.Real) { IsWritable = true });
                return Statement("sum of elements", $"{Real} {sum} = 0;\n{header}\n{sum} {Pick("+=", "-=")} $0 * {Literal(0.25)};\n", Value(3));
            default:
                scope.Add(new Variable(sum, VariableKind.Real) { IsWritable = true });
                string local = Name("v");
                return Statement(
                    "elements and a sum", $"{Real} {sum} = 0;\n{header}\n{{\n{Real} {local} = $0;\n{place} {Pick($"= {local} * $1", $"+= {Real}.Min({Literal(1)}, {local})")};\n{sum} += {local} * {Literal(0.25)};\n}}\n",
                    Value(2), Value(1));
        }
    }

    /// <summary>An element of a long array, or of a row of a table, in a turn, at its place or the next one.</summary>
    private Piece LongElement(Scope scope, string i, int further)
    {
        string index = i + (further > 0 && OnceIn(2) ? $" + {further}" : "");
        if (OnceIn(4))
        {
            return RealPiece("element of a row", $"model.G[{Pick("0", "1", "n - 2")}, {index}]");
        }

        return Find(scope, VariableKind.LongArray) is { } array ? RealPiece("element of a turn", $"{array.Name}[{index}]") : RealLeaf(scope);
    }

    private Piece LongValue(Scope scope, int depth, Func<Piece> element) => depth <= 0 ? (OnceIn(4) ? RealLeaf(scope) : element()) : Pick(
        element,
        (6, element),
        (5, () => RealPiece("+", "($0 + $1)", LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))),
        (4, () => RealPiece("-", "($0 - $1)", LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))),
        (8, () => RealPiece("*", $"({Literal(0.5)} * $0 * $1)", LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("/", $"($0 / ({Literal(1.5)} + {Real}.Abs($1)))", LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("negate", "(- $0)", LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("Max", $"{Real}.{Pick("Max", "Min")}($0, $1)", LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))),
        (1, () => RealPiece("Sqrt", $"{Real}.Sqrt({Literal(0.5)} + {Real}.Abs($0))", LongValue(scope, depth - 1, element))),
        (1, () => RealPiece("Tanh", $"{Real}.Tanh($0)", LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("function of elements", $"{Real}.{Pick("Sin", "Cos", "Tanh")}($0)", LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("exponential of elements", $"{Real}.{Pick("Exp", "Exp2", "ExpM1")}({Real}.Min({Literal(1)}, $0))", LongValue(scope, depth - 1, element))),
        (2, () => RealPiece("logarithm of elements", $"{Real}.{Pick("Log", "Log2", "Log10", "LogP1")}({Literal(0.5)} + {Real}.Abs($0))", LongValue(scope, depth - 1, element))),
        (3, () => RealPiece("?:", $"($0 {Pick("<", "<=", ">", ">=")} $1 ? $2 : $3)", element(), RealLeaf(scope), LongValue(scope, depth - 1, element), LongValue(scope, depth - 1, element))));
}
