using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Copies of what several turns of a loop compute, each from its own values. What is the same in all turns is copied once.</summary>
/// <param name="count">The number of turns.</param>
/// <param name="turns">What differs from turn to turn.</param>
/// <param name="live">What is written at all.</param>
internal sealed class TurnCopies(int count, TurnDependence turns, Liveness live)
{
    private readonly Dictionary<Value, Value>[] _values = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<Value, Value>())];
    private readonly Dictionary<Buffer, Buffer>[] _buffers = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<Buffer, Buffer>())];
    private readonly Dictionary<LoopOperation, LoopOperation>[] _loops = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<LoopOperation, LoopOperation>())];

    /// <summary>What a value is in a turn.</summary>
    public Value Of(Value value, int turn) => _values[turn].TryGetValue(value.Actual, out Value? copy) ? copy.Actual : value.Actual;

    public void Set(Value value, int turn, Value copy) => _values[turn][value] = copy;

    private void SetAll(Value value, Value copy)
    {
        for (int turn = 0; turn < count; turn++)
        {
            _values[turn][value] = copy;
        }
    }

    private Buffer Of(Buffer buffer, int turn) => _buffers[turn].TryGetValue(buffer, out Buffer? copy) ? copy : buffer;

    /// <summary>Copies operations for all turns: statement by statement; but turn by turn where nothing inside is a loop.</summary>
    public void CopyAll(IEnumerable<Operation> operations, Block target)
    {
        Operation[] kept = [.. operations.Where(live.IsKept)];
        if (kept.Any(operation => operation is LoopOperation))
        {
            foreach (Operation operation in kept)
            {
                CopyInAll([operation], target);
            }
        }
        else
        {
            CopyInAll(kept, target);
        }
    }

    private void CopyInAll(Operation[] operations, Block target)
    {
        if (operations is [LoopOperation loop] && turns.Merges(loop))
        {
            Merge(loop, target);
            return;
        }

        // What was recorded last is taken back first.
        bool isBackward = operations.Any(operation => operation is TakeBackOperation || operation.Blocks.SelectMany(block => block.Descendants()).Any(inner => inner is TakeBackOperation));
        var done = new HashSet<Operation>();
        foreach (int turn in isBackward ? Enumerable.Range(0, count).Reverse() : Enumerable.Range(0, count))
        {
            foreach (Operation operation in operations.Where(operation => !done.Contains(operation)))
            {
                if (operation is ValueOperation { IsPure: true, Result: var value } && !turns.Depends(value))
                {
                    done.Add(operation);
                    SetAll(value, target.Add(CopyOf((ValueOperation)operation, 0)).Result);
                }
                else
                {
                    Copy(operation, turn, target);
                }
            }
        }
    }

    /// <summary>One loop for all turns: they have its counter in common.</summary>
    private void Merge(LoopOperation loop, Block target)
    {
        LoopOperation merged = target.Add(new LoopOperation { CopiedFrom = loop, Forward = ForwardOf(loop, 0) });
        Value counter = Derivatives.Counting.Of(loop)!.Counter;
        List<(int Argument, int Turn)> order = [];
        foreach (int i in live.KeptArguments(loop))
        {
            Value argument = loop.Arguments[i];
            if (argument == counter)
            {
                order.Add((i, 0));
                SetAll(argument, merged.AddArgument(Of(loop.Initial[i], 0), argument.Name));
                continue;
            }

            for (int turn = 0; turn < count; turn++)
            {
                order.Add((i, turn));
                Set(argument, turn, merged.AddArgument(Of(loop.Initial[i], turn), argument.Name));
            }
        }

        for (int turn = 0; turn < count; turn++)
        {
            _loops[turn][loop] = merged;
        }

        foreach (Operation operation in loop.Condition.Operations.Where(live.IsKept))
        {
            SetAll(((ValueOperation)operation).Result, merged.Condition.Add(CopyOf((ValueOperation)operation, 0)).Result);
        }

        merged.Condition.Yields.Add(Of(loop.Condition.Yields[0], 0));
        CopyAll(loop.Body.Operations, merged.Body);
        merged.Body.Yields.AddRange(order.Select(place => Of(loop.Body.Yields[place.Argument], place.Turn)));
        for (int i = 0; i < order.Count; i++)
        {
            Value result = loop.Results[order[i].Argument];
            if (loop.Arguments[order[i].Argument] == counter)
            {
                SetAll(result, merged.Results[i]);
            }
            else
            {
                Set(result, order[i].Turn, merged.Results[i]);
            }
        }

        Forwarding.In(merged.Body);
    }

    private LoopOperation? ForwardOf(LoopOperation loop, int turn) => loop.Forward is { } forward && _loops[turn].TryGetValue(forward, out LoopOperation? copy) ? copy : loop.Forward;

    /// <summary>Copies an operation, and all inside, for one turn.</summary>
    public void Copy(Operation operation, int turn, Block target)
    {
        switch (operation)
        {
            case ValueOperation value:
                Set(value.Result, turn, target.Add(CopyOf(value, turn)).Result);
                break;
            case StoreOperation store:
                target.Add(new StoreOperation(Of(store.Buffer, turn), Of(store.Indices, turn), Of(store.Value, turn)));
                break;
            case AddOperation add:
                target.Add(new AddOperation(Of(add.Buffer, turn), Of(add.Indices, turn), Of(add.Value, turn)));
                break;
            case RecordOperation record:
                target.Add(new RecordOperation(Of(record.Value, turn)));
                break;
            case AllocateOperation allocation:
                AllocateOperation created = target.Add(new AllocateOperation(_buffers[turn][allocation.Buffer] = allocation.Buffer.Copy(), Of(allocation.Length, turn)));
                Set(allocation.Handle, turn, created.Handle);
                break;
            case ViewOperation view:
                target.Add(new ViewOperation(_buffers[turn][view.Buffer] = view.Buffer.Copy(), Of(view.Source, turn), Of(view.Prefix, turn), Of(view.Offset, turn), Of(view.Length, turn)));
                break;
            case FailOperation:
                target.Add(new FailOperation());
                break;
            case IfOperation branch:
                Copy(branch, turn, target);
                break;
            case LoopOperation loop:
                Copy(loop, turn, target);
                break;
            default:
                throw new NotSupportedException(operation.GetType().Name);
        }
    }

    private void Copy(IfOperation branch, int turn, Block target)
    {
        IfOperation copy = target.Add(new IfOperation(Of(branch.Condition, turn)));
        CopyBlock(branch.Then, turn, copy.Then);
        CopyBlock(branch.Else, turn, copy.Else);
        for (int i = 0; i < branch.Results.Count; i++)
        {
            if (live.IsKept(branch.Results[i]))
            {
                Set(branch.Results[i], turn, copy.AddResult(Of(branch.Then.Yields[i], turn), Of(branch.Else.Yields[i], turn), branch.Results[i].Name));
            }
        }
    }

    private void Copy(LoopOperation loop, int turn, Block target)
    {
        LoopOperation copy = target.Add(new LoopOperation { CopiedFrom = loop, Forward = ForwardOf(loop, turn) });
        int[] kept = live.KeptArguments(loop);
        foreach (int i in kept)
        {
            Set(loop.Arguments[i], turn, copy.AddArgument(Of(loop.Initial[i], turn), loop.Arguments[i].Name));
        }

        _loops[turn][loop] = copy;
        CopyBlock(loop.Condition, turn, copy.Condition);
        copy.Condition.Yields.Add(Of(loop.Condition.Yields[0], turn));
        CopyBlock(loop.Body, turn, copy.Body);
        for (int i = 0; i < kept.Length; i++)
        {
            copy.Body.Yields.Add(Of(loop.Body.Yields[kept[i]], turn));
            Set(loop.Results[kept[i]], turn, copy.Results[i]);
        }
    }

    private void CopyBlock(Block block, int turn, Block target)
    {
        foreach (Operation operation in block.Operations.Where(live.IsKept))
        {
            Copy(operation, turn, target);
        }
    }

    private Value[] Of(IReadOnlyList<Value> values, int turn) => [.. values.Select(value => Of(value, turn))];

    private ValueOperation CopyOf(ValueOperation operation, int turn)
    {
        Value[] operands = Of(operation.Operands, turn);
        ValueOperation copy = operation switch
        {
            BinaryOperation binary => new BinaryOperation(binary.Kind, operands[0], operands[1], binary.IsChecked),
            UnaryOperation unary => new UnaryOperation(unary.Kind, operands[0], unary.IsChecked),
            CompareOperation compare => new CompareOperation(compare.Comparison, operands[0], operands[1]),
            ConvertOperation convert => new ConvertOperation(operands[0], convert.Result.Type, convert.IsChecked) { IsStopped = convert.IsStopped },
            StopOperation => new StopOperation(operands[0]),
            GivenOperation => new GivenOperation(operands[0], operands[1]),
            FunctionOperation function => new FunctionOperation(function.Function, function.Result.Type, operands),
            DerivativeOperation derivative => new DerivativeOperation(derivative.Function, derivative.Argument, derivative.Result.Type, operands),
            LengthOperation length => new LengthOperation(Of(length.Buffer, turn), length.Dimension, operands),
            LoadOperation load => new LoadOperation(Of(load.Buffer, turn), operands),
            TakeBackOperation => new TakeBackOperation(operation.Result.Type),
            IsNullOperation test => new IsNullOperation(test.Place, operands),
            ArgumentOperation argument => new ArgumentOperation(argument.Argument, argument.Result.Type),
            _ => throw new NotSupportedException(operation.GetType().Name),
        };
        copy.Result.Suggest(operation.Result.Name);
        return copy;
    }
}
