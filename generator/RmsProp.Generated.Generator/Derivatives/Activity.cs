using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Which numbers depend on parameters, and which of these the loss depends on: only they have a gradient.</summary>
internal sealed class Activity
{
    private readonly HashSet<Value> _varied = [];
    private readonly HashSet<Value> _useful = [];
    private readonly HashSet<Buffer> _variedBuffers = [];
    private readonly HashSet<Buffer> _usefulBuffers = [];
    private readonly bool _followsSteps;
    private bool _changes;

    /// <param name="program">The loss.</param>
    /// <param name="followsSteps">Whether what is rounded depends on the parameters: it does, though without a derivative.</param>
    public Activity(LossProgram program, bool followsSteps = false)
    {
        _followsSteps = followsSteps;
        do
        {
            _changes = false;
            Vary(program.Body);
        }
        while (_changes);

        Add(_useful, program.Loss);
        do
        {
            _changes = false;
            Use(program.Body);
        }
        while (_changes);
    }

    /// <summary>Whether a value depends on parameters.</summary>
    public bool IsVaried(Value value) => _varied.Contains(value.Actual);

    /// <summary>Whether a value has a gradient.</summary>
    public bool IsActive(Value value) => _varied.Contains(value.Actual) && _useful.Contains(value.Actual);

    /// <summary>Whether the numbers in a buffer have a gradient.</summary>
    public bool IsActive(Buffer buffer) => IsVaried(buffer) && _usefulBuffers.Contains(buffer.Owner);

    /// <summary>The places of the arguments of a loop that have a gradient: its turns may use them, or only what comes after it.</summary>
    public int[] ActiveArguments(LoopOperation loop) => [.. Enumerable.Range(0, loop.Arguments.Count).Where(i => IsActive(loop.Arguments[i]) || IsActive(loop.Results[i]))];

    private bool IsVaried(Buffer buffer) => buffer.Owner.Kind == BufferKind.Parameter || _variedBuffers.Contains(buffer.Owner);

    private void Add(HashSet<Value> set, Value value) => _changes |= value.IsFloatingPoint && set.Add(value.Actual);

    private void Vary(Block block)
    {
        foreach (Operation operation in block.Operations)
        {
            switch (operation)
            {
                case StopOperation:
                    break;
                case LoadOperation load when IsVaried(load.Buffer):
                    Add(_varied, load.Result);
                    break;
                case FunctionOperation { Function: var function } when Derivation.IsStep(function) && !_followsSteps:
                    break;
                case ConvertOperation { IsStopped: true }:
                    break;
                case GivenOperation given:
                    if (IsVaried(given.Formula))
                    {
                        Add(_varied, given.Result);
                    }

                    break;
                case UserFunctionOperation function:
                    if (function.ActiveOperands.Any(operand => IsVaried(function.Arguments[operand])))
                    {
                        Add(_varied, function.Result);
                    }

                    break;
                case ValueOperation value when value is not LoadOperation && value.Operands.Any(_varied.Contains):
                    Add(_varied, value.Result);
                    break;
                case StoreOperation store when IsVaried(store.Value):
                    _changes |= _variedBuffers.Add(store.Buffer.Owner);
                    break;
                case IfOperation branch:
                    Vary(branch.Then);
                    Vary(branch.Else);
                    Join(branch.Results, branch.Then.Yields, branch.Else.Yields);
                    break;
                case LoopOperation loop:
                    Join(loop.Arguments, loop.Initial, loop.Body.Yields);
                    Vary(loop.Condition);
                    Vary(loop.Body);
                    Join(loop.Results, loop.Initial, loop.Body.Yields);
                    break;
            }
        }
    }

    private void Join(IReadOnlyList<Value> results, IReadOnlyList<Value> first, List<Value> second)
    {
        for (int i = 0; i < results.Count; i++)
        {
            if (IsVaried(first[i]) || IsVaried(second[i]))
            {
                Add(_varied, results[i]);
            }
        }
    }

    private void Use(Block block)
    {
        foreach (Operation operation in Enumerable.Reverse(block.Operations))
        {
            switch (operation)
            {
                case LoadOperation load when _useful.Contains(load.Result):
                    _changes |= _usefulBuffers.Add(load.Buffer.Owner);
                    break;
                case StoreOperation store when _usefulBuffers.Contains(store.Buffer.Owner):
                    Add(_useful, store.Value);
                    break;
                case GivenOperation given when _useful.Contains(given.Result):
                    Add(_useful, given.Formula);
                    break;
                case ValueOperation value when value is not LoadOperation && _useful.Contains(value.Result):
                    foreach (Value operand in value.Operands)
                    {
                        Add(_useful, operand);
                    }

                    break;
                case IfOperation branch:
                    Use(branch.Results, branch.Then.Yields);
                    Use(branch.Results, branch.Else.Yields);
                    Use(branch.Then);
                    Use(branch.Else);
                    break;
                case LoopOperation loop:
                    Use(loop.Results, loop.Arguments);
                    Use(loop.Arguments, loop.Body.Yields);
                    Use(loop.Body);
                    Use(loop.Arguments, loop.Initial);
                    break;
            }
        }
    }

    private void Use(IReadOnlyList<Value> results, IReadOnlyList<Value> sources)
    {
        for (int i = 0; i < results.Count; i++)
        {
            if (_useful.Contains(results[i]))
            {
                Add(_useful, sources[i]);
            }
        }
    }
}
