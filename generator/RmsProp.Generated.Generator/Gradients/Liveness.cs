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
    private readonly bool _keepsFormulas;

    /// <param name="program">The program.</param>
    /// <param name="keepsFormulas">Whether what matters only to gradients is kept as well: before they are derived.</param>
    public Liveness(Block program, bool keepsFormulas = false)
    {
        _keepsFormulas = keepsFormulas;
        _loaded =
        [
            .. program.Descendants().OfType<LoadOperation>().Select(load => load.Buffer.Owner),
            .. program.Descendants().OfType<CallOperation>().SelectMany(call => call.Target.Arguments).Where(argument => !argument.IsWritten).Select(argument => argument.Buffer?.Owner).OfType<Buffer>(),
        ];
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

    /// <summary>The places of the arguments of a loop that its turns, or what comes after it, need.</summary>
    public int[] KeptArguments(LoopOperation loop) => [.. Enumerable.Range(0, loop.Arguments.Count).Where(i => IsKept(loop.Arguments[i]) || IsKept(loop.Results[i]))];

    /// <summary>How many times a value is written.</summary>
    public int UsesOf(Value value) => _uses.TryGetValue(value.Actual, out int count) ? count : 0;

    private bool HasEffect(Operation operation) => operation switch
    {
        StoreOperation store => _loaded.Contains(store.Buffer.Owner),
        AddOperation add => add.Buffer.Owner.Kind != BufferKind.Scratch || _loaded.Contains(add.Buffer.Owner),
        RecordOperation or TakeBackOperation or FailOperation => true,
        CallOperation call => call.HasEffects || call.Target.Arguments.Any(argument => argument.IsWritten && _loaded.Contains(argument.Buffer!.Owner)),
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
            Keep(operation is ValueOperation computed && !_keepsFormulas ? computed.Sources : operation.Operands);
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
            case CallOperation call:
                Keep(call.Target.Buffers);
                break;
            case UserDerivativeOperation derivative:
                Keep(derivative.Target.Buffers);
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

    private void Keep(IEnumerable<Buffer> buffers)
    {
        foreach (Buffer buffer in buffers)
        {
            Keep(buffer);
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
                int result = branch.Results.IndexOf(value);
                Keep([branch.Then.Yields[result], branch.Else.Yields[result]]);
                break;
            case LoopOperation loop:
                Keep(loop);
                int index = loop.Arguments.IndexOf(value);
                index = index >= 0 ? index : loop.Results.IndexOf(value);
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
}
