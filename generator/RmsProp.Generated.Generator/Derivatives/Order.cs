using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Which operations may be executed after which.</summary>
internal sealed class Order
{
    private readonly Dictionary<Operation, int> _positions = [];
    private readonly ILookup<Buffer, StoreOperation> _stores;

    public Order(Block program)
    {
        Operation[] operations = [.. program.Descendants()];
        for (int i = 0; i < operations.Length; i++)
        {
            _positions[operations[i]] = i;
        }

        _stores = operations.OfType<StoreOperation>().ToLookup(store => store.Buffer.Owner);
    }

    public IEnumerable<StoreOperation> StoresTo(Buffer owner) => _stores[owner];

    /// <summary>Whether a store may be executed after a load from the same memory.</summary>
    public bool MayFollow(LoadOperation load, StoreOperation store) =>
        _positions[store] > _positions[load] || SharesLoop(load, store, store.Buffer.Owner.Definition?.Owner);

    /// <summary>Whether a store in a block comes after one of its operations and before another, or in that one.</summary>
    public bool IsStoredBetween(Buffer owner, Operation first, Operation last, bool includesLast)
    {
        int from = _positions[first], to = _positions[last];
        return _stores[owner].Any(store => _positions[store] > from && (_positions[store] < to || includesLast && IsIn(store, last)));
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

    /// <summary>Whether both are in a loop within the block that the memory belongs to.</summary>
    private static bool SharesLoop(Operation first, Operation second, Block? scope)
    {
        for (Block? block = first.Owner; block is not null && block != scope; block = block.Parent?.Owner)
        {
            if (block.Parent is LoopOperation loop && IsIn(second, loop))
            {
                return true;
            }
        }

        return false;
    }
}
