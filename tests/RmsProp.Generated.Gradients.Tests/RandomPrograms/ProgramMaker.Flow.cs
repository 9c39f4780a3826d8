namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Branches, loops and jumps.</summary>
internal sealed partial class ProgramMaker
{
    private Piece If(Scope scope, int depth) => _random.Next(3) switch
    {
        0 => Statement("if", "if ($0)\n{\n$1}", TruthOf(scope, 2), Block(scope.Inner(), depth)),
        1 => Statement("if else", "if ($0)\n{\n$1}\nelse\n{\n$2}", TruthOf(scope, 2), Block(scope.Inner(), depth), Block(scope.Inner(), depth)),
        _ => Statement("else if", "if ($0)\n{\n$1}\nelse if ($2)\n{\n$3}\nelse\n{\n$4}", TruthOf(scope, 1), Block(scope.Inner(), 0), TruthOf(scope, 1), Block(scope.Inner(), 0), Block(scope.Inner(), 0)),
    };

    private Piece Switch(Scope scope, int depth)
    {
        Scope section = scope.Inner() with { CanBreak = false };
        return _random.Next(3) switch
        {
            0 => Statement("switch", "switch ($0)\n{\ncase 0:\n$1break;\ncase 1:\ncase 2:\n$2break;\ndefault:\n$3break;\n}", IntegerOf(scope, 1), Braced(section, depth), Braced(section, 0), Braced(section, 0)),
            1 => Statement("switch with when", "switch ($0)\n{\ncase > 1 when $1:\n$2break;\ncase < 0 or 1:\n$3break;\n}", IntegerOf(scope, 1), TruthOf(scope, 1), Braced(section, depth), Braced(section, 0)),
            _ => Statement("break in switch", "switch ($0)\n{\ncase 1:\nif ($1) break;\n$2break;\ncase 2 or 3:\n$3break;\n}", IntegerOf(scope, 1), TruthOf(scope, 1), Braced(section, depth), Braced(section, 0)),
        };
    }

    private Piece Braced(Scope section, int depth) => new(Sort.Text, "", "{\n$0}\n", [Block(section.Inner(), depth)]);

    private Piece? Jump(Scope scope) => Pick(
        () => Text(";"),
        (2, () => scope.CanContinue ? Statement("continue", "if ($0) continue;", TruthOf(scope, 1)) : null),
        (2, () => scope.CanBreak ? Statement("break", "if ($0) break;", TruthOf(scope, 1)) : null),
        (1, () => scope.Return is { } end
            ? Statement(scope.Loops > 0 ? "return in a loop" : "guard clause", $"if ($1) {{ {end} }}", RealOf(scope, 1), TruthOf(scope, 1))
            : null)) is { Template: not ";" } jump ? jump : null;

    private Piece Loop(Scope scope, int depth)
    {
        string i = Name("i");
        var index = new Variable(i, VariableKind.Integer) { Length = 3 };
        Variable? array = Find(scope, VariableKind.Array, candidate => candidate.HasSpan);
        Variable? writable = Find(scope, VariableKind.Array, candidate => candidate.HasSpan && candidate.IsWritable);
        string element = Name("e");
        return Pick(
            () => Statement("for", $"for (int {i} = 0; {i} < 3; {i}++)\n{{\n$0}}", Block(scope.Turn(index), depth)),
            (4, () => Statement("for", $"for (int {i} = 0; {i} < {Pick("3", "2", scope.Variables.Any(variable => variable.Name == "n") ? "n" : "3")}; {i}++)\n{{\n$0}}", Block(scope.Turn(index), depth))),
            (2, () => Statement("for down", $"for (int {i} = 2; {i} >= 0; {i}--)\n{{\n$0}}", Block(scope.Turn(index), depth))),
            (2, () => Statement("for by step", $"for (int {i} = $0; {i} < {_random.Next(3, 8)}; {i} += {_random.Next(2, 4)})\n{{\n$1}}", new Piece(Sort.Text, "", "($0) & 1", [IntegerOf(scope, 1)]), Block(scope.Turn(index with { Length = 0 }), depth))),
            (1, () => Statement("for with two variables", $"for (int {i} = 0, {i}d = 2; {i} < {i}d; {i}++, {i}d--)\n{{\n$0}}", Block(scope.Turn(index, index with { Name = i + "d" }), depth))),
            (1, () => ForOfReal(scope, depth, i, element)),
            (1, () => Statement("for that breaks", $"for (int {i} = 0; ; {i}++)\n{{\nif ({i} >= 2 || $0) break;\n$1}}", TruthOf(scope, 1), Block(scope.Turn(index), depth))),
            (3, () => array is null ? null : Statement("foreach", $"foreach ({Pick("var", Real)} {element} in {(array.IsSpan || OnceIn(2) ? array.Name : array.Name + ".AsSpan(1)")})\n{{\n$0}}", Block(scope.Turn(new Variable(element, VariableKind.Real)), depth))),
            (2, () => writable is null ? null : Statement("foreach by ref", $"foreach (ref {Real} {element} in {(writable.IsSpan ? writable.Name : writable.Name + ".AsSpan()")})\n{{\n$0}}", Block(scope.Turn(new Variable(element, VariableKind.Real) { IsWritable = true, IsCapturable = false }), depth))),
            (1, () => Find(scope, VariableKind.Indices) is { } indices ? Statement("foreach of integers", $"foreach (int {element} in {indices.Name})\n{{\n$0}}", Block(scope.Turn(index with { Name = element }), depth)) : null),
            (2, () => Statement("while", $"int {i} = 3;\nwhile ({i} > 0 && $0)\n{{\n{i}--;\n$1}}", TruthOf(scope, 1), Block(scope.Turn(index), depth))),
            (1, () => Statement("while with effects", $"int {i} = 3;\nwhile ({i}-- > 0)\n{{\n$0}}", Block(scope.Turn(index), depth))),
            (1, () => Statement("while true", $"int {i} = 0;\nwhile (true)\n{{\nif ({i} >= 2) break;\n{i}++;\n$0}}", Block(scope.Turn(index), depth))),
            (2, () => Statement("do while", $"int {i} = 0;\ndo\n{{\n{i}++;\n$0}}\nwhile ({i} < 3 && $1);", Block(scope.Turn(index with { Length = 4 }), depth), TruthOf(scope, 1))));
    }

    /// <summary>A loop that starts with a parameter and counts in a number.</summary>
    private Piece ForOfReal(Scope scope, int depth, string i, string element) => Statement(
        "for of numbers",
        $"int {i} = 0;\nfor ({Real} {element} = $0; {i} < 3; {element} *= {Literal(0.5)}, {i}++)\n{{\n$1}}",
        RealOf(scope, 2),
        Block(scope.Turn(new Variable(element, VariableKind.Real), new Variable(i, VariableKind.Integer) { Length = 3 }), depth));
}
