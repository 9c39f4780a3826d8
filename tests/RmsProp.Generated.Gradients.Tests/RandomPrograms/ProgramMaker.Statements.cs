namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Statements.</summary>
internal sealed partial class ProgramMaker
{
    private const int MostStatements = 5;

    private Piece Body(Scope scope, int statements, out Scope inner)
    {
        inner = scope.Inner();
        List<Piece> pieces = [Declaration(inner)];
        for (int i = _random.Next(1, statements + 1); i > 0; i--)
        {
            pieces.Add(StatementOf(inner, 2));
        }

        return new Piece(Sort.Block, "", "", pieces);
    }

    private Piece Block(Scope inner, int depth) =>
        new(Sort.Block, "", "", [.. Enumerable.Range(0, _random.Next(1, depth > 0 ? MostStatements - 1 : 3)).Select(_ => StatementOf(inner, depth))]);

    private Piece StatementOf(Scope scope, int depth) => Pick(
        () => Declaration(scope),
        (5, () => Declaration(scope)),
        (9, () => Assignment(scope)),
        (6, () => ElementAssignment(scope)),
        (4, () => ScratchDeclaration(scope)),
        (16, () => scope.HasLongArrays ? LongStatement(scope) : null),
        (8, () => scope.HasLongArrays && scope.Loops == 0 ? NestStatement(scope) : null),
        (8, () => scope.HasLongArrays && scope.Loops == 0 ? SamplesStatement(scope) : null),
        (2, () => PairStatement(scope)),
        (2, () => TupleStatement(scope)),
        (4, () => SpanCall(scope)),
        (2, () => ReferenceDeclaration(scope)),
        (6, () => HelperStatement(scope)),
        (2, () => LocalFunction(scope)),
        (1, () => IntegerStatement(scope)),
        (2, () => Jump(scope)),
        (4, () => depth > 0 ? If(scope, depth - 1) : null),
        (2, () => depth > 0 ? Switch(scope, depth - 1) : null),
        (10, () => depth > 0 && scope.Loops < 2 ? Loop(scope, depth - 1) : null));

    /// <summary>A number that does not grow when a loop assigns it again and again.</summary>
    private Piece Tame(Scope scope)
    {
        Piece value = RealOf(scope, scope.Loops > 0 ? 2 : 3);
        return scope.Loops == 0 || OnceIn(3) ? value
            : OnceIn(3) ? RealPiece("*", $"({Literal(0.5)} * $0)", value)
            : RealPiece("Tanh", $"{Real}.Tanh($0)", value);
    }

    private Piece Declaration(Scope scope)
    {
        string name = Name("v");
        if (isSingle && OnceIn(8))
        {
            Piece wide = Statement("mixed precision", $"double {name} = $0;", RealOf(scope, 2));
            scope.Add(new Variable(name, VariableKind.Wide));
            return wide;
        }

        Piece piece = OnceIn(12)
            ? Statement("declaration", $"{Real} {name}, {name}b = {Literal(0.5)}; {name} = $0;", Tame(scope))
            : Statement("declaration", $"{Pick("var", Real)} {name} = $0;", Tame(scope));
        scope.Add(new Variable(name, VariableKind.Real) { IsWritable = true });
        return piece.Template.StartsWith("var", StringComparison.Ordinal) ? piece with { Template = $"var {name} = ({Real})$0;" } : piece;
    }

    private Piece? Assignment(Scope scope) => Find(scope, VariableKind.Real, variable => variable.IsWritable) is { } variable ? Assigned(scope, variable.Name) : null;

    private Piece? ElementAssignment(Scope scope) => Find(scope, VariableKind.Array, variable => variable.IsWritable) is { } array
        ? Assigned(scope, $"{array.Name}[$1]", Index(scope, array.Length, true))
        : null;

    private Piece Assigned(Scope scope, string target, params Piece[] index) => _random.Next(10) switch
    {
        0 or 1 or 2 or 3 => Statement("assignment", target + " = $0;", [Tame(scope), .. index]),
        4 or 5 => Statement("+=", $"{target} {Pick("+=", "-=")} $0;", [Tame(scope), .. index]),
        6 => Statement("*=", $"{target} *= {Real}.Tanh($0);", [RealOf(scope, 2), .. index]),
        7 => Statement("/=", $"{target} /= {Literal(1.25)} + {Real}.Abs($0);", [RealOf(scope, 1), .. index]),
        8 => Statement("++", Pick("++" + target, target + "++", target + "--") + ";", [Text(""), .. index]),
        _ => Statement("a = a + 1", $"{target} = {target} {Pick("+", "*")} $0;", [Constant(), .. index]),
    };

    private Piece ScratchDeclaration(Scope scope)
    {
        string name = Name("t");
        int length = _random.Next(3, 5);
        Piece declaration = _random.Next(8) switch
        {
            0 or 1 => Statement("stackalloc", $"Span<{Real}> {name} = stackalloc {Real}[{length}];"),
            2 => Statement("new array", $"{Pick("var", Real + "[]")} {name} = new {Real}[{length}];"),
            3 => Statement("new array", $"var {name} = new {Real}[] {{ $0, $1, {Literal(0.5)} }};", RealOf(scope, 1), RealLeaf(scope)),
            4 => Statement("stackalloc with values", $"Span<{Real}> {name} = stackalloc {Real}[] {{ $0, $1, {Literal(0.5)} }};", RealOf(scope, 1), RealLeaf(scope)),
            5 => Statement("collection expression", $"{Real}[] {name} = [$0, $1, {Literal(0.5)}];", RealOf(scope, 1), RealLeaf(scope)),
            6 => Statement("inline array", $"Triple {name} = {Pick("default", "model.V")};"),
            _ => Statement("ToArray", $"var {name} = y.AsSpan().ToArray();"),
        };
        bool isSpan = declaration.Construct.StartsWith("stackalloc", StringComparison.Ordinal);
        if (declaration.Template.Contains("model.V", StringComparison.Ordinal) && !scope.Variables.Any(variable => variable.Name == "model.V"))
        {
            declaration = declaration with { Template = $"Triple {name} = default;" };
        }

        if (declaration.Construct == "ToArray" && !scope.Variables.Any(variable => variable.Name == "y"))
        {
            declaration = Statement("new array", $"var {name} = new {Real}[3];");
        }

        scope.Add(new Variable(name, VariableKind.Array)
        {
            Length = declaration.Construct is "stackalloc" || (declaration.Construct == "new array" && declaration.Parts.Count == 0 && declaration.Template.Contains("[4]", StringComparison.Ordinal)) ? length : 3,
            IsWritable = true,
            IsSpan = isSpan,
            IsCapturable = !isSpan,
            HasSpan = declaration.Construct != "inline array",
        });
        return declaration;
    }

    private Piece PairStatement(Scope scope)
    {
        if (Find(scope, VariableKind.Pair, variable => variable.IsWritable) is { } pair && !OnceIn(3))
        {
            return _random.Next(5) switch
            {
                0 => Statement("struct method", $"{pair.Name}.Scale({Real}.Tanh($0));", RealOf(scope, 1)),
                1 => Statement("struct property", $"{pair.Name}.First {Pick("=", "+=")} $0;", Tame(scope)),
                2 => Statement("struct field", $"{pair.Name}.{Pick("X", "Y", "Auto")} {Pick("=", "-=")} $0;", Tame(scope)),
                3 => Statement("s.A = s.B", $"{pair.Name}.X = {pair.Name}.Y;"),
                _ => Statement("operator", $"{pair.Name} = {pair.Name} * {Literal(0.5)} + new Pair($0, $1);", Tame(scope), RealLeaf(scope)),
            };
        }

        string name = Name("p");
        Piece declaration = Statement("new struct", $"Pair {name} = {Pick("new Pair($0, $1)", "new() { X = $0, Y = $1 }", "new($0) { Y = $1 }")};", Tame(scope), RealLeaf(scope));
        scope.Add(new Variable(name, VariableKind.Pair) { IsWritable = true });
        return declaration;
    }

    private Piece TupleStatement(Scope scope)
    {
        Variable? first = Find(scope, VariableKind.Real, variable => variable.IsWritable), second = Find(scope, VariableKind.Real, variable => variable.IsWritable);
        if (first is not null && first != second && OnceIn(2))
        {
            return Statement("swap", $"({first.Name}, {second!.Name}) = ({second.Name}, {first.Name});");
        }

        string name = Name("v"), other = Name("v");
        Piece declaration = _random.Next(3) switch
        {
            0 => Statement("deconstruction", $"var ({name}, {other}) = Losses.Both($0, $1);", Tame(scope), RealLeaf(scope)),
            1 => Statement("deconstruction", $"({Real} {name}, {Real} {other}) = ($0, $1);", Tame(scope), RealLeaf(scope)),
            _ => Statement("tuple", $"({Real} Left, {Real} Right) {name}t = ($0, $1); {name}t.Left += {Literal(0.5)}; {Real} {name} = {name}t.Left, {other} = {name}t.Item2;", Tame(scope), RealLeaf(scope)),
        };
        scope.Add(new Variable(name, VariableKind.Real) { IsWritable = true });
        scope.Add(new Variable(other, VariableKind.Real) { IsWritable = true });
        return declaration;
    }

    private Piece? SpanCall(Scope scope)
    {
        if (Find(scope, VariableKind.Array, variable => variable.IsWritable && variable.HasSpan && variable.Length >= 3) is not { } target)
        {
            return null;
        }

        string span = target.IsSpan ? target.Name : target.Name + ".AsSpan()";
        string part = Name("t");
        Variable? source = Find(scope, VariableKind.Array, array => array.HasSpan && array.Length >= 3);
        string from = source is null ? target.Name : source.Name;
        Piece? piece = _random.Next(7) switch
        {
            0 => Statement("Fill", target.IsSpan || OnceIn(2) ? $"{span}.Fill($0);" : $"Array.Fill({target.Name}, $0);", RealOf(scope, 1)),
            1 => Statement("Clear", $"{span}.Clear();"),
            2 => Statement("CopyTo", $"{from}[..2].CopyTo({(target.IsSpan ? target.Name : span)});"),
            3 => Statement("CopyTo", $"{(source is { IsSpan: true } or null ? from : from + ".AsSpan()")}.Slice(1, 2).CopyTo({span}[1..]);"),
            4 => Statement("Slice", $"Span<{Real}> {part} = {span}.Slice(1, 2);"),
            5 => Statement("range", $"var {part} = {span}[{Pick("1..3", "..2", "^2..", "..^1")}];"),
            _ => Statement("AsSpan", $"var {part} = {(target.IsSpan ? span + ".Slice(1)" : target.Name + ".AsSpan(1, 2)")};"),
        };
        if (piece.Construct is "Slice" or "range" or "AsSpan")
        {
            scope.Add(new Variable(part, VariableKind.Array) { IsWritable = true, IsSpan = true, IsCapturable = false, Length = 2 });
        }

        return piece;
    }

    private Piece? ReferenceDeclaration(Scope scope)
    {
        if (Reference(scope) is not { } reference)
        {
            return null;
        }

        string name = Name("r");
        scope.Add(new Variable(name, VariableKind.Real) { IsWritable = true, IsCapturable = false });
        return Statement("ref local", $"ref {Real} {name} = ref $0;", reference);
    }

    private Piece LocalFunction(Scope scope)
    {
        string name = Name("F");
        var captured = new Scope([.. scope.Variables.Where(variable => variable.IsCapturable), new Variable("z" + name, VariableKind.Real) { IsWritable = true }]);
        Piece piece = OnceIn(2)
            ? Statement("local function", $"{Real} {name}({Real} z{name}) => $0;", RealOf(captured, 2))
            : Statement("local function", $"{Real} {name}({Real} z{name}) {{ $0 return $1; }}", Body(captured with { Return = "return $0;" }, 2, out Scope inner), RealOf(inner, 1));
        scope.Add(new Variable(name, VariableKind.Function));
        return piece;
    }

    private Piece IntegerStatement(Scope scope)
    {
        string name = Name("i");
        Piece declaration = _random.Next(3) switch
        {
            0 => Statement("bool", $"bool {name}b = $0; int {name} = {name}b ? 1 : 0;", TruthOf(scope, 2)),
            1 when !_isSmooth => Statement("Stop of an integer", $"int {name} = Gradients.Stop((int)$0);", RealOf(scope, 1)),
            _ => Statement("integer", $"int {name} = $0; {name} {Pick("+=", "^=", "<<=", "%=")} 2; {name}++;", IntegerOf(scope, 2)),
        };
        scope.Add(new Variable(name, VariableKind.Integer));
        return declaration;
    }
}
