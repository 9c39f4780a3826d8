using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Loops.</summary>
internal sealed partial class ProgramWriter
{
    private readonly Dictionary<LoopOperation, (ElementLoop? Elements, string? Reason)> _elementLoops = [];

    private void Write(LoopOperation loop)
    {
        int[] kept = [.. Enumerable.Range(0, loop.Arguments.Count).Where(i => live.IsKept(loop.Arguments[i]))];
        int counter = kept.Cast<int?>().FirstOrDefault(i => IsCounter(loop, i!.Value)) ?? -1;
        FindParts(loop.Condition);
        FindParts(loop.Body);
        bool isExpression = loop.Condition.Operations.Where(live.IsKept).All(operation => operation.Results.All(result => _parts.Contains(result) || !live.IsKept(result)) && operation is not LoopOperation);
        WriteTapes(loop);
        string? reason = "its turns are not counted by one";
        bool isCounted = counter >= 0 && isExpression && kept.Contains(counter) && loop.Arguments[counter] == ElementLoop.CountingOf(loop)?.Counter;
        SampleLanes? lanes = isCounted && _lanes is null && sampleLanes.TryGetValue(loop, out SampleLanes? known) ? known : null;
        ElementLoop? elements = isCounted && _lanes is null && lanes is null
            ? ElementsOf(loop, out reason)
            : null;
        Report(loop, elements is not null || _lanes is not null, isCounted, reason);
        foreach (int i in kept.Where(i => i != counter || !isExpression))
        {
            writer.Line($"{TypeOf(loop.Arguments[i])} {NameFor(loop.Arguments[i])} = {ReadAs(loop.Arguments[i], loop.Initial[i]).Whole};");
            _variables[loop.Results[i]] = NameFor(loop.Arguments[i]);
        }

        names.Open();
        CodeWriter.BlockScope? around = elements is null && lanes is null ? null : writer.Block();
        bool isAlternative = false;
        string header;
        if (!isExpression)
        {
            header = "while (true)";
            counter = -1;
        }
        else if (counter >= 0)
        {
            Value argument = loop.Arguments[counter];
            string start = $"{Lanes.NameOf(argument.Type)} {NameFor(argument)} = {Read(loop.Initial[counter]).Whole}";
            if (elements is not null)
            {
                writer.Line(start + ";");
                isAlternative = WriteVectors(elements, NameFor(argument));
                start = "";
            }
            else if (lanes is not null)
            {
                writer.Line(start + ";");
                WriteInLanes(lanes, NameFor(argument));
                start = "";
            }

            header = $"for ({start}; {Read(loop.Condition.Yields[0].Actual).Whole}; {Step(argument, loop.Body.Yields[counter].Actual)})";
        }
        else
        {
            header = $"while ({Read(loop.Condition.Yields[0].Actual).Whole})";
        }

        CodeWriter.BlockScope? alternative = isAlternative ? writer.Block("else") : null;
        using (writer.Block(header))
        {
            if (!isExpression)
            {
                Write(loop.Condition);
                using (writer.Block($"if ({Negated(loop.Condition.Yields[0].Actual)})"))
                {
                    writer.Line("break;");
                }

                writer.Line();
            }

            string[] marks = Mark(ScratchOfTurn(loop.Body));
            Write(loop.Body);
            Advance(loop, [.. kept.Where(i => i != counter)]);
            GiveBack(marks);
        }

        alternative?.Dispose();
        around?.Dispose();
        names.Close();
    }

    /// <summary>The memory of which a turn gives back what it takes: arrays that are of no use after it, as those of the reverse pass.</summary>
    private string[] ScratchOfTurn(Block body) => GivesBack(body)
        ? [.. body.Operations.OfType<AllocateOperation>().Where(live.IsKept).Select(allocation => CSharpText.WorkspaceOf(allocation.Buffer.Type).Scratch).Distinct()]
        : [];

    /// <summary>Writes what is taken of memory up to here, and returns the statements that give back what is taken from here on.</summary>
    /// <param name="memories">The memories of the workspace.</param>
    /// <param name="member">What says how much is taken: <c>Align()</c> also lets the next array begin with a whole vector.</param>
    private string[] Mark(string[] memories, string member = "Mark") => [.. memories.Select(memory =>
    {
        string mark = names.Add("mark", "int");
        writer.Line($"int {mark} = workspace.{memory}.{member};");
        return $"workspace.{memory}.GiveBack({mark});";
    })];

    private void GiveBack(string[] marks)
    {
        foreach (string statement in marks)
        {
            writer.Line(statement);
        }
    }

    /// <summary>How a loop is vectorized; null if it isn't, for a reason.</summary>
    private ElementLoop? ElementsOf(LoopOperation loop, out string? reason)
    {
        if (!_elementLoops.TryGetValue(loop, out (ElementLoop? Elements, string? Reason) known))
        {
            known.Elements = ElementLoop.Of(loop, live, isFast, _taped.Contains(loop), out known.Reason);
            _elementLoops[loop] = known;
        }

        reason = known.Reason;
        return known.Elements;
    }

    /// <summary>Whether the arrays that a turn creates are of no use after it: those of the reverse pass.</summary>
    private bool GivesBack(Block body) => body.Operations.OfType<AllocateOperation>().Any(live.IsKept) && body.Operations.OfType<AllocateOperation>().All(allocation => !live.IsKept(allocation.Handle));

    /// <summary>Sets the arguments of the next turn. No new value may stand in for an old one that is still to be read.</summary>
    private void Advance(LoopOperation loop, int[] kept)
    {
        int[] changed = [.. kept.Where(i => loop.Body.Yields[i].Actual != loop.Arguments[i])];
        var early = new HashSet<int>();
        foreach (int i in changed)
        {
            Value next = loop.Body.Yields[i].Actual;
            if (changed.Any(other => other != i && Reads(next, loop.Arguments[other])))
            {
                early.Add(i);
            }
        }

        Dictionary<int, string> copies = [];
        foreach (int i in early)
        {
            Value next = loop.Body.Yields[i].Actual;
            copies[i] = names.Add("next");
            writer.Line($"{TypeOf(loop.Arguments[i])} {copies[i]} = {ReadAs(loop.Arguments[i], next).Whole};");
        }

        foreach (int i in changed)
        {
            Value argument = loop.Arguments[i], next = loop.Body.Yields[i].Actual;
            string name = NameFor(argument);
            writer.Line(copies.TryGetValue(i, out string? copy) ? $"{name} = {copy};" : Step(argument, next) + ";");
        }
    }

    /// <summary>Whether what is written for a value contains a loop's argument.</summary>
    private bool Reads(Value value, Value argument) =>
        value == argument || _parts.Contains(value) && value.Definition switch
        {
            IfOperation branch => Reads(branch.Condition, argument) || branch.Blocks.Any(block => block.Yields.Any(yielded => Reads(yielded.Actual, argument))),
            { } operation => operation.Operands.Any(operand => Reads(operand, argument)),
            _ => false,
        };

    private string Step(Value argument, Value next)
    {
        string name = NameFor(argument);
        if (_lanes?.Varies(argument) == true)
        {
            return $"{name} = {ReadAs(argument, next).Whole}";
        }

        if (_parts.Contains(next) && next.Definition is BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide } step && step.Left == argument)
        {
            string sign = CSharpText.OperatorOf(step.Kind);
            return step.Right.Constant is 1 && step.Kind is BinaryKind.Add or BinaryKind.Subtract ? name + sign + sign : $"{name} {sign}= {Read(step.Right).Whole}";
        }

        return $"{name} = {Read(next).Whole}";
    }

    /// <summary>Whether an argument can stand in the header of a <c>for</c>.</summary>
    private bool IsCounter(LoopOperation loop, int index)
    {
        Value argument = loop.Arguments[index], next = loop.Body.Yields[index].Actual;
        return !live.IsKept(loop.Results[index])
            && argument.Type is ScalarType.Int32 or ScalarType.Int64
            && next.Definition is BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } step && step.Left == argument && step.Right.Constant is not null && live.UsesOf(next) == 1
            && loop.Condition.Yields[0].Actual.Definition is CompareOperation test && (test.Left == argument || test.Right == argument)
            && loop.Body.Yields.Count(yielded => yielded.Actual == next || yielded.Actual == argument) == 1;
    }
}
