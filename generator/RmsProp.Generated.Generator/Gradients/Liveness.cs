using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Which operations have to be written: those with an effect, and those whose results these need.</summary>
internal sealed class Liveness
{
    private readonly HashSet<Operation> _operations = [];
    private readonly HashSet<Value> _values = [];
    private readonly Dictionary<Value, int> _uses = [];
    private readonly HashSet<Buffer> _buffers = [];
    private readonly HashSet<Buffer> _loaded;
    private readonly Stack<Value> _pending = new();

    public Liveness(Block program)
    {
        _loaded = [.. program.Descendants().OfType<LoadOperation>().Select(load => load.Buffer.Owner)];
        foreach (Operation operation in program.Descendants())
        {
            if (HasEffect(operation))
            {
                Keep(operation);
            }
        }

        Keep(program.Yields);
        while (_pending.Count > 0)
        {
            KeepSourceOf(_pending.Pop());
        }
    }

    public bool IsKept(Operation operation) => _operations.Contains(operation);

    public bool IsKept(Value value) => _values.Contains(value.Actual);

    public bool IsKept(Buffer buffer) => _buffers.Contains(buffer);

    /// <summary>How many times a value is written.</summary>
    public int UsesOf(Value value) => _uses.TryGetValue(value.Actual, out int count) ? count : 0;

    private bool HasEffect(Operation operation) => operation switch
    {
        StoreOperation store => _loaded.Contains(store.Buffer.Owner),
        AddOperation add => add.Buffer.Owner.Kind != BufferKind.Scratch || _loaded.Contains(add.Buffer.Owner),
        RecordOperation or TakeBackOperation => true,
        _ => false,
    };

    private void Keep(Operation operation)
    {
        if (!_operations.Add(operation))
        {
            return;
        }

        if (operation is not LoopOperation)
        {
            Keep(operation.Operands);
        }

        switch (operation)
        {
            case LoadOperation load:
                Keep(load.Buffer);
                break;
            case StoreOperation store:
                Keep(store.Buffer);
                break;
            case AddOperation add:
                Keep(add.Buffer);
                break;
            case LengthOperation length:
                Keep(length.Buffer);
                break;
            case ViewOperation view:
                Keep(view.Source);
                break;
            case LoopOperation loop:
                Keep(loop.Condition.Yields);
                break;
        }

        for (Operation? outer = operation.Owner?.Parent; outer is not null; outer = outer.Owner?.Parent)
        {
            Keep(outer);
        }
    }

    private void Keep(Buffer buffer)
    {
        if (_buffers.Add(buffer) && buffer.Definition is { } definition)
        {
            Keep(definition);
        }
    }

    private void Keep(IEnumerable<Value> values)
    {
        foreach (Value value in values.Select(value => value.Actual))
        {
            _uses[value] = UsesOf(value) + 1;
            if (_values.Add(value))
            {
                _pending.Push(value);
            }
        }
    }

    private void KeepSourceOf(Value value)
    {
        switch (value.Definition)
        {
            case IfOperation branch:
                Keep(branch);
                int result = IndexOf(branch.Results, value);
                Keep([branch.Then.Yields[result], branch.Else.Yields[result]]);
                break;
            case LoopOperation loop:
                Keep(loop);
                int index = IndexOf(loop.Arguments, value);
                index = index >= 0 ? index : IndexOf(loop.Results, value);
                if (_loopArguments.Add((loop, index)))
                {
                    Keep([loop.Initial[index], loop.Body.Yields[index]]);
                    _values.Add(loop.Arguments[index]);
                }

                break;
            case { } operation:
                Keep(operation);
                break;
        }
    }

    private readonly HashSet<(LoopOperation Loop, int Index)> _loopArguments = [];

    private static int IndexOf(IReadOnlyList<Value> values, Value value)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
