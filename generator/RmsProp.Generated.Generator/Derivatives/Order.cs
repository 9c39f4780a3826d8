using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Which operations may be executed after which, and what they find in memory.</summary>
internal sealed class Order
{
    private readonly Dictionary<Operation, int> _positions = [];
    private readonly ILookup<Buffer, StoreOperation> _stores;
    private readonly ILookup<Buffer, LoopOperation> _fills;
    private readonly HashSet<Buffer> _called;

    public Order(Block program)
    {
        Operation[] operations = [.. program.Descendants()];
        for (int i = 0; i < operations.Length; i++)
        {
            _positions[operations[i]] = i;
        }

        _stores = operations.OfType<StoreOperation>().ToLookup(store => store.Buffer.Owner);
        _fills = operations.OfType<LoopOperation>()
            .SelectMany(loop => loop.Body.Operations.OfType<StoreOperation>().Where(store => Fills(loop, store)).Select(store => (Loop: loop, store.Buffer)))
            .ToLookup(pair => pair.Buffer, pair => pair.Loop);
        _called = [.. operations.OfType<CallOperation>().SelectMany(call => call.Target.Arguments).Where(argument => argument.IsWritten).Select(argument => argument.Buffer!.Owner)];
    }

    public IEnumerable<StoreOperation> StoresTo(Buffer owner) => _stores[owner];

    /// <summary>Whether a call writes to memory.</summary>
    public bool IsWrittenByCall(Buffer owner) => _called.Contains(owner);

    /// <summary>The loops of which the reverse pass goes back through one turn after the other turn, before the next one begins.</summary>
    public HashSet<LoopOperation> OneTurnAtATime { get; set; } = [];

    /// <summary>Whether a value is computed before an operation.</summary>
    public bool IsBefore(Value value, Operation operation) => value.Definition is { } definition && _positions.TryGetValue(definition, out int position) && position < _positions[operation];

    /// <summary>Whether an operation comes after a loop.</summary>
    public bool IsAfter(Operation operation, LoopOperation loop) => _positions[operation] > _positions[loop] && !IsIn(operation, loop);

    public static bool IsInside(Operation operation, LoopOperation loop) => IsIn(operation, loop);

    /// <summary>Whether in each turn of a loop everything in a buffer is overwritten before a load.</summary>
    public bool IsOverwrittenBefore(LoadOperation load, LoopOperation loop) =>
        _fills[load.Buffer].Any(fill => IsIn(fill, loop) && fill != loop && IsBefore(fill, load) && !IsIn(load, fill) && IsAround(fill.Owner, load));

    /// <summary>Whether a store may overwrite what a load has read from the same memory.</summary>
    public bool MayOverwrite(LoadOperation load, StoreOperation store)
    {
        Buffer owner = store.Buffer.Owner;
        if (IsBefore(load, store) && !_fills[owner].Any(loop => IsBefore(load, loop) && IsBefore(loop, store) && IsAround(loop.Owner, store) && !IsIn(store, loop)))
        {
            return true;
        }

        Block? scope = owner.Definition?.Owner;
        for (Block? block = load.Owner; block is not null && block != scope; block = block.Parent?.Owner)
        {
            // The load in one turn, and the store in a later one.
            if (block.Parent is LoopOperation turns && !OneTurnAtATime.Contains(turns) && IsIn(store, turns)
                && !_fills[owner].Any(loop => IsIn(loop, turns) && loop != turns && !IsIn(store, loop)
                    && (IsBefore(loop, store) && IsAround(loop.Owner, store) || IsBefore(load, loop) && IsAround(loop.Owner, load))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a store comes after one operation of a block and before another one, or is that one or inside of it: when the reverse pass
    /// begins with an operation, what it has stored is still there.
    /// </summary>
    public bool IsStoredBetween(Buffer owner, Operation first, Operation last)
    {
        int from = _positions[first], to = _positions[last];
        return _stores[owner].Any(store => _positions[store] > from && (_positions[store] < to || IsIn(store, last)));
    }

    private bool IsBefore(Operation first, Operation second) => _positions[first] < _positions[second];

    /// <summary>Whether a block contains an operation, at any depth: then it is executed whenever the operation is.</summary>
    private static bool IsAround(Block? block, Operation operation)
    {
        for (Block? current = operation.Owner; current is not null; current = current.Parent?.Owner)
        {
            if (current == block)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(Operation operation, Operation ancestor)
    {
        for (Operation? current = operation; current is not null; current = current.Owner?.Parent)
        {
            if (current == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a loop writes to every number of an array, or of the part of one that a view is:
    /// <c>for (int i = 0; i &lt; a.Length; i++) a[i] = …</c>
    /// </summary>
    private static bool Fills(LoopOperation loop, StoreOperation store) =>
        store.Buffer.Length is { } whole
        && Counting.Of(loop) is { StepSize: 1, Comparison: Comparison.Less } counting
        && counting.Start.Constant is 0
        && store.Indices[0] == counting.Counter
        && (counting.Limit == whole || counting.Limit.Constant is int limit && whole.Constant is int length && limit == length);
}
