namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Expressions.</summary>
internal sealed partial class ProgramMaker
{
    private static readonly string[] OwnStatics = ["Hypot", "Lerp", "Exp2", "ExpM1", "LogP1", "Exp10"];

    // Arguments from which the functions stay finite and smooth, but for the kinks of some.
    private static readonly (string Name, string Arguments)[] FunctionCalls =
    [
        ("Abs", "$0"), ("Acos", "#Tanh($0) * 0.9"), ("Acosh", "1.5 + #Abs($0)"), ("Asin", "#Tanh($0) * 0.9"), ("Asinh", "$0"), ("Atan", "$0"),
        ("Atan2", "$0, 1.5 + #Abs($1)"), ("Atanh", "#Tanh($0) * 0.7"), ("Cbrt", "1 + $0 * $0"), ("Ceiling", "$0"), ("Clamp", "$0, -1, 0.75"), ("CopySign", "$0, $1"),
        ("Cos", "$0"), ("Cosh", "#Tanh($0)"), ("Exp", "#Tanh($0)"), ("Exp", "-#Abs($0)"), ("Exp10", "#Tanh($0)"), ("Exp2", "#Sin($0)"), ("ExpM1", "#Tanh($0)"), ("Floor", "$0"),
        ("FusedMultiplyAdd", "$0, #Tanh($1), 0.5"), ("Hypot", "$0, 0.5 + #Abs($1)"), ("Lerp", "$0, $1, 0.25"), ("Log", "1 + $0 * $0"), ("Log10", "1.5 + #Abs($0)"),
        ("Log2", "1.5 + #Abs($0)"), ("LogP1", "#Abs($0)"), ("Max", "$0, $1"), ("Max", "$0, 0"), ("MaxMagnitude", "$0, $1"), ("Min", "$0, $1"), ("MinMagnitude", "$0, $1"), ("Pow", "1 + #Abs($0), 1.5"),
        ("Pow", "$0, 2"), ("Pow", "1.25 + #Abs($0), #Tanh($1)"), ("Round", "$0"), ("Sin", "$0"), ("Sinh", "#Tanh($0)"), ("Sqrt", "0.5 + #Abs($0)"),
        ("Tan", "#Tanh($0)"), ("Tanh", "$0"), ("Tanh", "$0"), ("Truncate", "$0"),
    ];

    private Piece RealOf(Scope scope, int depth) => depth <= 0 ? RealLeaf(scope) : Pick(
        () => RealLeaf(scope),
        (24, () => RealLeaf(scope)),
        (14, () => RealPiece("+", "($0 + $1)", RealOf(scope, depth - 1), RealOf(scope, depth - 1))),
        (10, () => RealPiece("-", "($0 - $1)", RealOf(scope, depth - 1), RealOf(scope, depth - 1))),
        (18, () => RealPiece("*", "($0 * $1)", RealOf(scope, depth - 1), RealOf(scope, depth - 1))),
        (5, () => RealPiece("/", $"($0 / ({Literal(1.5)} + {Real}.Abs($1)))", RealOf(scope, depth - 1), RealOf(scope, depth - 1))),
        (1, () => RealPiece("%", $"($0 % {Literal(0.75)})", RealOf(scope, depth - 1))),
        (3, () => RealPiece("negate", "(- $0)", RealOf(scope, depth - 1))),
        (16, () => Call(scope, depth)),
        (4, () => RealPiece("?:", "($0 ? $1 : $2)", TruthOf(scope, 1), RealOf(scope, depth - 1), RealOf(scope, depth - 1))),
        (2, () => SwitchExpression(scope, depth)),
        (2, () => RealPiece("convert integer", $"({Real})($0)", IntegerOf(scope, 1))),
        (2, () => isSingle || !_isSmooth ? Wide(scope, depth) : null),
        (2, () => _isSmooth ? null : RealPiece("Gradients.Stop", "Gradients.Stop($0)", RealOf(scope, depth - 1))),
        (5, () => PairExpression(scope, depth)),
        (3, () => AssignmentExpression(scope)),
        (6, () => HelperExpression(scope, depth)),
        (6, () => LocalCall(scope, depth)));

    private Piece RealLeaf(Scope scope) => Pick(
        () => Constant(),
        (2, Constant),
        (5, () => Find(scope, VariableKind.Real) is { } variable ? RealPiece("", variable.Name) : null),
        (4, () => Find(scope, VariableKind.Real, variable => variable.IsWritable) is { } variable ? RealPiece("", variable.Name) : null),
        (7, () => Element(scope)),
        (2, () => Find(scope, VariableKind.Matrix) is { } matrix ? RealPiece("[,]", $"{matrix.Name}[$0, $1]", Index(scope, 2, false), Index(scope, 3, false)) : null),
        (1, () => Find(scope, VariableKind.Pair) is { } pair ? RealPiece("struct field", $"{pair.Name}.{Pick("X", "Y")}") : null));

    private Piece Constant() => OnceIn(8)
        ? RealPiece("constant", Pick("Losses.Half", "Losses.Rate"))
        : RealPiece("", Literal(Pick(0.25, 0.5, -0.75, 1.25, -1, 2, 0)));

    private Piece? Element(Scope scope) => Find(scope, VariableKind.Array) is { } array
        ? RealPiece(array.HasSpan ? "element" : "inline array element", $"{array.Name}[$0]", Index(scope, array.Length, true))
        : null;

    private Piece Call(Scope scope, int depth)
    {
        (string name, string arguments) = Pick<(string, string)>(FunctionCalls);
        string type = OwnStatics.Contains(name) || OnceIn(3) ? Real : isSingle && name != "Clamp" ? "MathF" : "Math";
        string template = $"{type}.{name}({Literals(arguments).Replace("#", Real + ".", StringComparison.Ordinal)})";

        // Whatever the template uses twice would be evaluated twice.
        return arguments.Contains("$0 * $0", StringComparison.Ordinal)
            ? RealPiece(name, template, RealLeafOf(scope))
            : RealPiece(name, template, [.. Enumerable.Range(0, arguments.Contains("$1", StringComparison.Ordinal) ? 2 : 1).Select(_ => RealOf(scope, depth - 1))]);
    }

    private Piece RealLeafOf(Scope scope) => Find(scope, VariableKind.Real) is { } variable ? RealPiece("", variable.Name) : Constant();

    private string Literals(string arguments) => string.Join(' ', arguments.Split(' ').Select(word =>
        double.TryParse(word.TrimEnd(','), out double value) ? Literal(value) + (word.EndsWith(',') ? "," : "") : word));

    private Piece SwitchExpression(Scope scope, int depth) => OnceIn(3)
        ? RealPiece("switch expression", "($0 switch { > 0 and < 5 => $1, < -2 or 0 => $2, _ => $3 })", IntegerOf(scope, 1), RealOf(scope, depth - 1), RealOf(scope, depth - 1), RealLeaf(scope))
        : RealPiece("switch expression", "($0 switch { 0 => $1, 1 or 2 when $4 => $2, _ => $3 })", IntegerOf(scope, 1), RealOf(scope, depth - 1), RealOf(scope, depth - 1), RealLeaf(scope), TruthOf(scope, 0));

    private Piece Wide(Scope scope, int depth) => isSingle
        ? RealPiece("mixed precision", "(float)(Math.Sin($0) * $1)", RealOf(scope, depth - 1), Find(scope, VariableKind.Wide) is { } wide ? RealPiece("", wide.Name) : Constant())
        : RealPiece("narrowing", "(double)(float)$0", RealOf(scope, depth - 1));

    private Piece? PairExpression(Scope scope, int depth)
    {
        Piece made = RealPiece("new struct", Pick("new Pair($0, $1)", "new Pair { X = $0, Y = $1 }", "new Pair($0) { Y = $1 }"), RealOf(scope, depth - 1), RealOf(scope, depth - 1));
        Piece pair = Find(scope, VariableKind.Pair) is { } variable && OnceIn(2) ? Text(variable.Name) : made with { Sort = Sort.Text };
        return _random.Next(5) switch
        {
            0 => RealPiece("struct property", "$0.Sum", pair),
            1 => RealPiece("struct method", "$0.Product()", pair),
            2 => RealPiece("operator", $"($0 + $1).{Pick("X", "Y")}", pair, made with { Sort = Sort.Text }),
            3 => RealPiece("operator", "($0 * $1).Y", pair, RealLeaf(scope)),
            _ => RealPiece("tuple", $"Losses.Both($0, $1).{Pick("Sum", "Difference", "Item1")}", RealOf(scope, depth - 1), RealLeaf(scope)),
        };
    }

    private Piece? AssignmentExpression(Scope scope) => Find(scope, VariableKind.Real, variable => variable.IsWritable) is { } variable
        ? _random.Next(4) switch
        {
            0 => RealPiece("assignment in an expression", $"({variable.Name} = $0)", RealLeaf(scope)),
            1 => RealPiece("assignment in an expression", $"({variable.Name} {Pick("+=", "-=")} $0)", RealLeaf(scope)),
            2 => RealPiece("++", $"{variable.Name}{Pick("++", "--")}"),
            _ => RealPiece("++", $"(++{variable.Name})"),
        }
        : null;

    private Piece? LocalCall(Scope scope, int depth) => Find(scope, VariableKind.Function) is { } function
        ? RealPiece("local function call", $"{function.Name}($0)", RealOf(scope, depth - 1))
        : null;

    private Piece TruthOf(Scope scope, int depth)
    {
        Piece Truth(string construct, string template, params Piece[] parts) => new(Sort.Truth, construct, template, parts);
        return _random.Next(depth > 0 ? 10 : 5) switch
        {
            0 => Truth("", "flag").WhereNamed(scope) ?? Truth("", "true"),
            1 or 2 => Truth("compare integers", $"($0 {Pick("<", "<=", ">", ">=", "==", "!=")} $1)", IntegerOf(scope, 1), IntegerOf(scope, 0)),
            3 or 4 => Truth("compare numbers", $"($0 {Pick("<", "<=", ">", ">=")} $1)", RealOf(scope, 1), RealLeaf(scope)),
            5 => Truth("&&", "($0 && $1)", TruthOf(scope, depth - 1), TruthOf(scope, depth - 1)),
            6 => Truth("||", "($0 || $1)", TruthOf(scope, depth - 1), TruthOf(scope, depth - 1)),
            7 => Truth("!", "(!$0)", TruthOf(scope, depth - 1)),
            8 => Truth("is", "($0 is > 0 and < 3 or -1)", IntegerOf(scope, 1)),
            _ => Truth("?: of bools", $"($0 {Pick("&", "|", "^", "==", "!=")} $1)", TruthOf(scope, depth - 1), TruthOf(scope, depth - 1)),
        };
    }

    private Piece IntegerOf(Scope scope, int depth)
    {
        Piece Integer(string construct, string template, params Piece[] parts) => new(Sort.Integer, construct, template, parts);
        return _random.Next(depth > 0 ? 12 : 5) switch
        {
            0 => Integer("", $"{_random.Next(4)}"),
            1 or 2 => Find(scope, VariableKind.Integer) is { } variable ? Integer("", variable.Name) : Integer("", "2"),
            3 => Find(scope, VariableKind.Indices) is { } indices ? Integer("integer data", $"{indices.Name}[$0]", Index(scope, 4, false)) : Integer("", "1"),
            4 => Find(scope, VariableKind.Array, array => array.HasSpan) is { } array ? Integer("Length", array.Name + ".Length") : Integer("", "3"),
            5 or 6 => Integer("integer arithmetic", $"($0 {Pick("+", "-", "*")} $1)", IntegerOf(scope, depth - 1), IntegerOf(scope, depth - 1)),
            7 => Integer("integer arithmetic", $"($0 {Pick("%", "/")} {_random.Next(2, 5)})", IntegerOf(scope, depth - 1)),
            8 => Integer("bits", $"($0 {Pick("&", "|", "^")} $1)", IntegerOf(scope, depth - 1), IntegerOf(scope, depth - 1)),
            9 => Integer("shift", $"($0 {Pick("<<", ">>", ">>>")} {_random.Next(1, 4)})", IntegerOf(scope, depth - 1)),
            10 => Integer("integer function", $"Math.{Pick("Max", "Min")}($0, $1)", IntegerOf(scope, depth - 1), IntegerOf(scope, depth - 1)),
            _ => Integer("integer conversion", Pick("unchecked((int)(byte)($0))", "(int)(long)($0)", "unchecked((int)(uint)($0))", "unchecked((int)(short)($0))", "(~$0)", "(- $0)"), IntegerOf(scope, depth - 1)),
        };
    }

    /// <summary>An index that is in range.</summary>
    private Piece Index(Scope scope, int length, bool mayBeFromEnd)
    {
        Variable? variable = Find(scope, VariableKind.Integer, integer => integer.Length > 0 && integer.Length <= length);
        return _random.Next(6) switch
        {
            0 or 1 or 2 when variable is not null => Text(variable.Name),
            3 when length >= 3 && Find(scope, VariableKind.Indices) is { } indices => new Piece(Sort.Text, "index from data", $"{indices.Name}[{_random.Next(4)}]", []),
            4 when mayBeFromEnd => new Piece(Sort.Text, "^", $"^{_random.Next(1, length + 1)}", []),
            5 => new Piece(Sort.Text, "computed index", "$0 & 1", [IntegerOf(scope, 1)]),
            _ => Text($"{_random.Next(length)}"),
        };
    }
}

/// <summary>Pieces that depend on a name.</summary>
internal static class NamedPieces
{
    public static Piece? WhereNamed(this Piece piece, Scope scope) => scope.Variables.Any(variable => variable.Name == piece.Template) ? piece : null;
}
