namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Methods that a loss calls, and their calls.</summary>
internal sealed partial class ProgramMaker
{
    private enum HelperKind
    {
        Number,
        References,
        Elements,
        Tuple,
        Pair,
        Model,
    }

    private sealed record Helper(string Name, HelperKind Kind);

    private Piece MakeHelper(int number)
    {
        var helper = new Helper($"Helper§_{number}", Pick(Enum.GetValues<HelperKind>()));
        Piece piece = helper.Kind switch
        {
            HelperKind.Number => OnceIn(4) ? MakeExpressionHelper(helper) : MakeHelper(helper, Real, $"{Real} a, {Real} b = {Literal(0.5)}, int m = 2", "", "return $0;", true),
            HelperKind.References => MakeHelper(helper, "void", $"ref {Real} a, out {Real} b, in {Real} d", $"b = {Literal(0.25)};", "return;", false),
            HelperKind.Elements => MakeHelper(helper, Real, $"Span<{Real}> s, int j", "", "return $0;", true),
            HelperKind.Tuple => MakeHelper(helper, $"({Real} Low, {Real} High)", $"{Real} a, {Real} b", "", "return ($0, a);", true),
            HelperKind.Pair => MakeHelper(helper, "Pair", "Pair p, ref Pair q", "", "return new Pair($0, q.Y);", true),
            _ => MakeHelper(helper, Real, "in Model model, int j", "", "return $0;", true),
        };
        _helpers.Add(helper);
        return piece;
    }

    private Piece MakeHelper(Helper helper, string type, string parameters, string before, string returned, bool hasResult)
    {
        Scope scope = HelperScope(helper.Kind) with { Return = returned };
        Piece body = Body(scope, 2, out Scope inner);
        Piece result = hasResult ? RealOf(inner, 2) : RealOf(inner, 1);
        string last = hasResult ? returned.Replace("$0", "$1", StringComparison.Ordinal) : $"b = {Real}.Tanh($1); a = a * {Literal(0.5)} + b;";
        return new Piece(Sort.Text, "helper method", $"private static {type} {helper.Name}({parameters}) {{ {before} $0 {last} }}", [body, result]);
    }

    private Piece MakeExpressionHelper(Helper helper) => new(
        Sort.Text, "expression-bodied helper", $"private static {Real} {helper.Name}({Real} a, {Real} b = {Literal(0.5)}, int m = 2) => $0;", [RealOf(HelperScope(helper.Kind), 2)]);

    private static Scope HelperScope(HelperKind kind)
    {
        Variable a = new("a", VariableKind.Real) { IsWritable = true }, b = a with { Name = "b" };
        return new Scope(kind switch
        {
            HelperKind.Number => [a, b, new Variable("m", VariableKind.Integer)],
            HelperKind.References => [a with { IsCapturable = false }, b with { IsCapturable = false }, new Variable("d", VariableKind.Real) { IsCapturable = false }],
            HelperKind.Elements =>
            [
                new Variable("s", VariableKind.Array) { IsWritable = true, IsCapturable = false, IsSpan = true, Length = 3 },
                new Variable("j", VariableKind.Integer) { Length = 3 },
            ],
            HelperKind.Tuple => [a, b],
            HelperKind.Pair => [new Variable("p", VariableKind.Pair) { IsWritable = true }, new Variable("q", VariableKind.Pair) { IsWritable = true, IsCapturable = false }],
            _ => [.. ModelVariables(false), new Variable("j", VariableKind.Integer) { Length = 3 }],
        });
    }

    private Helper? FindHelper(params HelperKind[] kinds)
    {
        Helper[] found = [.. _helpers.Where(helper => kinds.Contains(helper.Kind))];
        return found.Length == 0 ? null : Pick(found);
    }

    /// <summary>A call that is a number.</summary>
    private Piece? HelperExpression(Scope scope, int depth)
    {
        if (FindHelper(HelperKind.Number, HelperKind.Elements, HelperKind.Tuple, HelperKind.Model) is not { } helper)
        {
            return null;
        }

        Piece number = RealOf(scope, depth - 1);
        switch (helper.Kind)
        {
            case HelperKind.Number:
                return _random.Next(4) switch
                {
                    0 => RealPiece("optional arguments", $"{helper.Name}($0)", number),
                    1 => RealPiece("named arguments", $"{helper.Name}(m: $2, b: $1, a: $0)", number, RealLeaf(scope), IntegerOf(scope, 1)),
                    2 => RealPiece("named arguments", $"{helper.Name}($0, m: $1)", number, IntegerOf(scope, 1)),
                    _ => RealPiece("call", $"{helper.Name}($0, $1, $2)", number, RealLeaf(scope), IntegerOf(scope, 1)),
                };
            case HelperKind.Elements:
                return Find(scope, VariableKind.Array, array => array.IsWritable && array.Length >= 3 && array.HasSpan) is { } array
                    ? RealPiece("span argument", $"{helper.Name}({array.Name}{(OnceIn(2) ? "" : array.IsSpan ? "[..3]" : ".AsSpan(0, 3)")}, $0)", Index(scope, 3, false))
                    : null;
            case HelperKind.Tuple:
                return RealPiece("tuple", $"{helper.Name}($0, $1).{Pick("Low", "High", "Item2")}", number, RealLeaf(scope));
            default:
                return scope.Variables.Any(variable => variable.Name == "model.A") ? RealPiece("struct argument", $"{helper.Name}(in model, $0)", Index(scope, 3, false)) : null;
        }
    }

    /// <summary>A call that is a statement.</summary>
    private Piece? HelperStatement(Scope scope)
    {
        if (FindHelper(HelperKind.References, HelperKind.Tuple, HelperKind.Pair) is not { } helper)
        {
            return null;
        }

        string first = Name("v"), second = Name("v");
        switch (helper.Kind)
        {
            case HelperKind.References:
                if (Reference(scope) is not { } reference)
                {
                    return null;
                }

                Piece third = RealOf(scope, 1);
                scope.Add(new Variable(first, VariableKind.Real) { IsWritable = true });
                return Statement("ref and out arguments", $"{helper.Name}(ref $0, out {Real} {first}, $1);", reference, third);
            case HelperKind.Tuple:
                string names = Pick($"var ({first}, {second})", $"({Real} {first}, {Real} {second})", $"({Real} {first}, var {second})");
                Piece call = Statement("deconstruction", $"{names} = {helper.Name}($0, $1);", RealOf(scope, 1), RealLeaf(scope));
                scope.Add(new Variable(first, VariableKind.Real) { IsWritable = true });
                scope.Add(new Variable(second, VariableKind.Real) { IsWritable = true });
                return call;
            default:
                if (Find(scope, VariableKind.Pair, pair => pair.IsWritable) is not { } changed)
                {
                    return null;
                }

                Piece statement = Statement("struct by ref", $"Pair {first} = {helper.Name}(new Pair($0, $1), ref {changed.Name});", RealOf(scope, 1), RealLeaf(scope));
                scope.Add(new Variable(first, VariableKind.Pair) { IsWritable = true });
                return statement;
        }
    }

    /// <summary>Something that can be passed by reference.</summary>
    private Piece? Reference(Scope scope) => Pick(
        () => Text("?"),
        (2, () => Find(scope, VariableKind.Real, variable => variable.IsWritable) is { } number ? Text(number.Name) : null),
        (2, () => Find(scope, VariableKind.Array, array => array.IsWritable) is { } array
            ? new Piece(Sort.Text, "element by ref", $"{array.Name}[$0]", [Index(scope, array.Length, true)])
            : null),
        (1, () => Find(scope, VariableKind.Pair, pair => pair.IsWritable) is { } pair ? Text(pair.Name + ".X") : null)) is { Template: not "?" } piece ? piece : null;
}
