using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Writes the loops.</summary>
internal sealed partial class LoopDistribution
{
    private void Distribute()
    {
        Block block = _loop.Owner!;
        var before = new ProgramBuilder();
        int groups = _groups.Values.Max() + 1;
        var copies = new TurnCopies(1, _turns, _live);
        Dictionary<Value, Buffer> kept = [];
        Value? length = null;
        foreach (Value value in _groups.Keys.SelectMany(operation => operation.Results).Where(value => value.IsFloatingPoint && _groups.Any(member => member.Value > _groups[value.Definition!] && UsesOf(member.Key).Contains(value))))
        {
            length ??= Length(before);
            var buffer = new Buffer { Kind = BufferKind.Scratch, Form = BufferForm.Span, Type = value.Type, Name = value.Name.Length > 0 ? value.Name : "values" };
            before.Add(new AllocateOperation(buffer, length));
            kept[value] = buffer;
        }

        for (int group = 0; group < groups; group++)
        {
            before.Add(LoopOf(group, group == groups - 1, copies, kept));
        }

        int index = block.Operations.IndexOf(_loop);
        block.Operations.RemoveAt(index);
        before.InsertInto(block, index);
    }

    /// <summary>The number of elements that a turn can have: 0 if there is no turn.</summary>
    private Value Length(ProgramBuilder before)
    {
        if (_counting.Limit.Constant is int limit)
        {
            return before.Integer(Math.Max(0, limit + (_counting.IncludesLimit ? 1 : 0)));
        }

        Value end = _counting.IncludesLimit ? before.Binary(BinaryKind.Add, _counting.Limit, before.Integer(1)) : _counting.Limit;
        if (end.Definition is LengthOperation)
        {
            return end;
        }

        IfOperation most = before.Add(new IfOperation(before.Compare(Comparison.Greater, end, before.Integer(0))));
        return most.AddResult(end, before.Integer(0), "");
    }

    private LoopOperation LoopOf(int group, bool isLast, TurnCopies copies, Dictionary<Value, Buffer> kept)
    {
        var loop = new LoopOperation { CopiedFrom = _loop };
        Operation[] members = [.. _operations.Where(operation => _groups.TryGetValue(operation, out int own) && own == group)];
        HashSet<Value> used = [.. members.SelectMany(UsesOf)];
        int counter = _loop.Arguments.IndexOf(_counting.Counter);
        int last = _groups.Values.Max();
        int[] keptArguments = _live.KeptArguments(_loop);
        int[] arguments = [.. Enumerable.Range(0, _loop.Arguments.Count).Where(i => i == counter || keptArguments.Contains(i) && GroupsOf(i).DefaultIfEmpty(last).First() == group)];
        foreach (int i in arguments)
        {
            copies.Set(_loop.Arguments[i], 0, loop.AddArgument(_loop.Initial[i], _loop.Arguments[i].Name));
        }

        foreach (Operation operation in _loop.Condition.Operations.Where(_live.IsKept))
        {
            copies.Copy(operation, 0, loop.Condition);
        }

        loop.Condition.Yields.Add(copies.Of(_loop.Condition.Yields[0], 0));
        Value[] yields = [.. arguments.Select(i => _loop.Body.Yields[i].Actual)];
        HashSet<Operation> needed = CheapOnesFor([.. members.SelectMany(SourcesOf), .. yields.Select(DefinitionIn).OfType<Operation>()]);
        foreach (Operation operation in _operations)
        {
            if (needed.Contains(operation))
            {
                copies.Copy(operation, 0, loop.Body);
            }
        }

        var body = new ProgramBuilder(loop.Body);
        Value index = copies.Of(_counting.Counter, 0);
        foreach (Value value in used.Where(value => kept.ContainsKey(value) && _groups[value.Definition!] < group))
        {
            copies.Set(value, 0, body.Value(new LoadOperation(kept[value], index)));
        }

        foreach (Operation operation in members)
        {
            copies.Copy(operation, 0, loop.Body);
        }

        foreach (Value value in members.SelectMany(operation => operation.Results).Where(kept.ContainsKey))
        {
            body.Add(new StoreOperation(kept[value], [index], copies.Of(value, 0)));
        }

        loop.Body.Yields.AddRange(yields.Select(value => copies.Of(value, 0)));
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] != counter || isLast)
            {
                _loop.Results[arguments[i]].ReplaceBy(loop.Results[i]);
            }
        }

        return loop;
    }

    /// <summary>The operations of a turn that another one takes values or parts of arrays from.</summary>
    private IEnumerable<Operation> SourcesOf(Operation operation) =>
        UsesOf(operation).Select(DefinitionIn).Concat(Inside(operation).Select(inside => BufferOf(inside)?.Definition)).OfType<Operation>().Where(source => source.Owner == _loop.Body);

    /// <summary>The cheap ones among operations, and those that they depend on.</summary>
    private HashSet<Operation> CheapOnesFor(IEnumerable<Operation> operations)
    {
        HashSet<Operation> needed = [];
        var open = new Stack<Operation>(operations);
        while (open.Count > 0)
        {
            Operation operation = open.Pop();
            if (_cheap.Contains(operation) && needed.Add(operation))
            {
                foreach (Operation source in SourcesOf(operation))
                {
                    open.Push(source);
                }
            }
        }

        return needed;
    }
}
