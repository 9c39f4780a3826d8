using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Takes the turns of a loop over samples in parts, which threads can share. Gradients are added up part by part, and the terms of the
/// loss are kept and added up after the loop, in the order of the turns: so the value has the bits of the user's own method.
/// </summary>
internal sealed class SampleParts
{
    /// <summary>As many turns make two parts, as in the runtime library.</summary>
    private const int FewestTurns = 64;

    private readonly LossProgram _program;
    private readonly LoopOperation _loop;
    private readonly Counting _counting;
    private readonly PartMemory _memory;
    private readonly IReadOnlyDictionary<int, List<(BinaryOperation Step, Value Term)>> _sums;
    private readonly int[] _gradients;
    private readonly ProgramBuilder _before = new();
    private readonly ProgramBuilder _after = new();

    private SampleParts(LossProgram program, LoopOperation loop, Counting counting, PartMemory memory, IReadOnlyDictionary<int, List<(BinaryOperation Step, Value Term)>> sums, int[] gradients)
    {
        _program = program;
        _loop = loop;
        _counting = counting;
        _memory = memory;
        _sums = sums;
        _gradients = gradients;
    }

    /// <summary>Takes the turns of all loops in parts where that is possible and worth it.</summary>
    /// <returns>The loops.</returns>
    public static IReadOnlyList<LoopOperation> In(LossProgram program, Adjoint adjoint)
    {
        List<LoopOperation> taken = [];
        foreach (LoopOperation loop in adjoint.ReversedTurnByTurn)
        {
            if (Of(program, loop, adjoint, new Liveness(program.Body)) is { } parts)
            {
                parts.Take();
                taken.Add(loop);
            }
        }

        return taken;
    }

    private static SampleParts? Of(LossProgram program, LoopOperation loop, Adjoint adjoint, Liveness live)
    {
        if (Counting.Of(loop) is not { StepSize: 1, Comparison: Comparison.Less, TurnCount: null or >= FewestTurns, Counter.Type: ScalarType.Int32 } counting
            || loop.Condition.Operations.Count(live.IsKept) != 1
            || !loop.Body.Descendants().Any(operation => operation is LoopOperation && live.IsKept(operation))
            || PartMemory.Of(program.Body, loop, live) is not { } memory)
        {
            return null;
        }

        var sums = new Dictionary<int, List<(BinaryOperation, Value)>>();
        List<int> gradients = [];
        for (int i = 0; i < loop.Arguments.Count; i++)
        {
            Value argument = loop.Arguments[i];
            if (argument == counting.Counter)
            {
                if (live.IsKept(loop.Results[i]))
                {
                    return null;
                }
            }
            else if (adjoint.GradientSums.Contains(argument))
            {
                gradients.Add(i);
            }
            else if (live.IsKept(argument) || live.IsKept(loop.Results[i]))
            {
                if (TurnSums.TermsOf(loop.Body.Yields[i].Actual, argument, loop.Body, live) is not { Count: > 0 } terms)
                {
                    return null;
                }

                sums.Add(i, terms);
            }
        }

        return new SampleParts(program, loop, counting, memory, sums, [.. gradients.Where(i => live.IsKept(loop.Results[i]))]);
    }

    private void Take()
    {
        Value start = _counting.Start, limit = _counting.Limit;
        var body = new ProgramBuilder(_loop.Body);
        KeepTerms(body);
        List<Buffer> sums = [.. _memory.Sums, .. _gradients.Select(i => SumOfGradient(i, body)), .. ScalarGradients(body)];

        var parts = new PartsOperation(start, limit, sums, _memory.Own);
        Block block = _program.Body;
        int at = block.Operations.IndexOf(_loop);
        block.Operations.RemoveAt(at);
        _before.Add(parts);
        Restrict(parts);
        _after.InsertInto(block, at);
        _before.InsertInto(block, at);
    }

    /// <summary>Keeps the terms of the loop's sums, and adds them up after it.</summary>
    private void KeepTerms(ProgramBuilder body)
    {
        if (_sums.Count == 0)
        {
            return;
        }

        Value turns = _counting.Turns(_before);
        Value index = _counting.TurnsBefore(_counting.Counter, body);
        var adding = new LoopOperation { CopiedFrom = _loop };
        Value turn = adding.AddArgument(_after.Integer(0), _counting.Counter.Name);
        adding.Condition.Yields.Add(new ProgramBuilder(adding.Condition).Compare(Comparison.Less, turn, turns));
        var step = new ProgramBuilder(adding.Body);
        List<Value> next = [];
        foreach (KeyValuePair<int, List<(BinaryOperation Step, Value Term)>> sum in _sums)
        {
            Value value = adding.AddArgument(_loop.Initial[sum.Key], _loop.Arguments[sum.Key].Name);
            foreach ((BinaryOperation operation, Value term) in sum.Value)
            {
                Buffer terms = Create(term.Type, "terms", turns);
                body.Add(new StoreOperation(terms, [index], term));
                value = step.Value(new BinaryOperation(operation.Kind, value, step.Value(new LoadOperation(terms, turn)), operation.IsChecked));
            }

            next.Add(value);
        }

        adding.Body.Yields.Add(step.Binary(BinaryKind.Add, turn, step.Integer(1)));
        adding.Body.Yields.AddRange(next);
        _after.Add(adding);
        int result = 1;
        foreach (int sum in _sums.Keys)
        {
            _loop.Results[sum].ReplaceBy(adding.Results[result++]);
        }
    }

    /// <summary>Lets the turns add to memory what they add to the gradient of a value from around the loop.</summary>
    private Buffer SumOfGradient(int index, ProgramBuilder body)
    {
        Value argument = _loop.Arguments[index], first = body.Integer(0);
        Buffer sum = Create(argument.Type, argument.Name.Length > 0 ? argument.Name : "sum", _before.Integer(1));
        if (_loop.Body.Operations.OfType<BinaryOperation>().FirstOrDefault(operation => operation.Kind == BinaryKind.Add && operation.Left == argument) is { } step)
        {
            step.Result.ReplaceBy(step.Right);
        }

        argument.ReplaceBy(body.Zero(argument.Type));
        body.Add(new AddOperation(sum, [first], _loop.Body.Yields[index].Actual));
        _loop.Results[index].ReplaceBy(_after.Value(new LoadOperation(sum, first)));
        return sum;
    }

    /// <summary>Lets the turns add to memory what they add to the gradient of a field that is a single number.</summary>
    private IEnumerable<Buffer> ScalarGradients(ProgramBuilder body)
    {
        Value first = body.Integer(0);
        foreach (IGrouping<Buffer, AddOperation> adds in _loop.Body.Descendants().OfType<AddOperation>().Where(add => PartMemory.IsScalarGradient(add.Buffer)).ToArray().GroupBy(add => add.Buffer))
        {
            Buffer sum = Create(adds.Key.Type, adds.Key.Name, _before.Integer(1));
            foreach (AddOperation add in adds)
            {
                List<Operation> operations = add.Owner!.Operations;
                operations[operations.IndexOf(add)] = new AddOperation(sum, [first], add.Value) { Owner = add.Owner };
            }

            _after.Add(new AddOperation(adds.Key, [], _after.Value(new LoadOperation(sum, first))));
            yield return sum;
        }
    }

    private Buffer Create(ScalarType type, string name, Value length)
    {
        var buffer = new Buffer { Kind = BufferKind.Scratch, Form = BufferForm.Span, Type = type, Name = name };
        _before.Add(new AllocateOperation(buffer, length));
        return buffer;
    }

    /// <summary>Lets the loop take the turns of one part.</summary>
    private void Restrict(PartsOperation parts)
    {
        Value counter = _counting.Counter;
        parts.Body.Operations.Add(_loop);
        _loop.Owner = parts.Body;
        _loop.Condition.Operations.Clear();
        _loop.Condition.Yields[0] = new ProgramBuilder(_loop.Condition).Compare(Comparison.Less, counter, parts.Past);
        _loop.StartFrom([.. _loop.Arguments.Select((argument, i) => argument == counter ? parts.First : _loop.Initial[i])]);
        _loop.RemoveArguments(i => _loop.Arguments[i] != counter);
    }
}
