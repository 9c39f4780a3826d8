namespace RmsProp.Generated.Generator.Programs;

/// <summary>Executes one of two blocks; the results are what it yields.</summary>
internal sealed class IfOperation(Value condition) : Operation(condition)
{
    private readonly List<Value> _results = [];

    public Value Condition => Operand(0);

    public Block Then { get; } = new();

    public Block Else { get; } = new();

    public override IReadOnlyList<Block> Blocks => [Then, Else];

    public override IReadOnlyList<Value> Results => _results;

    /// <summary>Adds a result that is one value after the first block and another after the second.</summary>
    public Value AddResult(Value whenTrue, Value whenFalse, string name)
    {
        var result = new Value(whenTrue.Type, name) { Definition = this };
        _results.Add(result);
        Then.Yields.Add(whenTrue);
        Else.Yields.Add(whenFalse);
        return result;
    }
}

/// <summary>
/// Ends the call as the user's method does with the same arguments: by an exception. Generated code calls the method for it, so that it is
/// the very exception.
/// </summary>
internal sealed class FailOperation : Operation;

/// <summary>
/// Executes a block as long as a condition holds. Each argument has its initial value in the first turn, what the body yields in the
/// next one, and its last value as a result.
/// </summary>
internal sealed class LoopOperation : Operation
{
    private readonly List<Value> _initial = [];
    private readonly List<Value> _arguments = [];
    private readonly List<Value> _results = [];

    public LoopOperation()
    {
        Condition = new Block();
        Body = new Block();
    }

    /// <summary>The values of the arguments before the first turn.</summary>
    public override IReadOnlyList<Value> Operands => Initial;

    public override IReadOnlyList<Value> Results => _results;

    public override IReadOnlyList<Block> Blocks => [Condition, Body];

    /// <summary>The values of the arguments before the first turn.</summary>
    public IReadOnlyList<Value> Initial => [.. _initial.Select(value => value.Actual)];

    /// <summary>What condition and body know of the turn before.</summary>
    public IReadOnlyList<Value> Arguments => _arguments;

    /// <summary>The loop that this one goes back through, if it belongs to the reverse pass.</summary>
    public LoopOperation? Forward { get; set; }

    /// <summary>The loop that this one is a copy of; itself if it is none.</summary>
    public LoopOperation Original => CopiedFrom?.Original ?? this;

    public LoopOperation? CopiedFrom { get; init; }

    /// <summary>Computes whether there is another turn: its only yield.</summary>
    public Block Condition { get; }

    /// <summary>A turn; it yields the next value of each argument.</summary>
    public Block Body { get; }

    public Value AddArgument(Value initial, string name)
    {
        var argument = new Value(initial.Type, name) { Definition = this };
        _initial.Add(initial);
        _arguments.Add(argument);
        _results.Add(new Value(initial.Type, name) { Definition = this });
        return argument;
    }

    /// <summary>Lets the first turn begin with other values.</summary>
    public void StartFrom(IReadOnlyList<Value> initial)
    {
        for (int i = 0; i < _initial.Count; i++)
        {
            _initial[i] = initial[i];
        }
    }

    /// <summary>Removes arguments that don't change, or that nothing needs.</summary>
    public void RemoveArguments(Func<int, bool> isRemoved)
    {
        for (int i = _arguments.Count - 1; i >= 0; i--)
        {
            if (isRemoved(i))
            {
                _initial.RemoveAt(i);
                _arguments.RemoveAt(i);
                _results.RemoveAt(i);
                Body.Yields.RemoveAt(i);
            }
        }
    }
}
