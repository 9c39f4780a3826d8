using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Which scratch memory has to hold, while the reverse pass goes back through the program, what it held at that point of the forward
/// pass: where the reverse pass may read from it, and the forward pass writes to it later.
/// </summary>
internal sealed class Needs
{
    private readonly HashSet<Value> _needed = [];
    private readonly HashSet<StoreOperation> _restored = [];
    private readonly HashSet<Buffer> _read = [];

    public Needs(LossProgram program, Activity activity, Order order)
    {
        Operation[] operations = [.. program.Body.Descendants()];
        foreach (Operation operation in operations)
        {
            foreach (Value value in NeededBy(operation, activity))
            {
                Need(value);
            }
        }

        foreach (LoadOperation load in operations.OfType<LoadOperation>().Where(load => _needed.Contains(load.Result)))
        {
            _read.Add(load.Buffer.Owner);
            if (load.Buffer.Owner.Kind == BufferKind.Scratch)
            {
                _restored.UnionWith(order.StoresTo(load.Buffer.Owner).Where(store => order.MayOverwrite(load, store)));
            }
        }
    }

    /// <summary>Whether the reverse pass may read from a buffer.</summary>
    public bool IsRead(Buffer buffer) => _read.Contains(buffer.Owner);

    /// <summary>Whether the reverse pass finds in memory what a load has read.</summary>
    public bool IsKept(LoadOperation load) => _needed.Contains(load.Result);

    /// <summary>Whether a store is undone on the way back.</summary>
    public bool IsRestored(StoreOperation store) => _restored.Contains(store);

    private void Need(Value value)
    {
        if (!_needed.Add(value.Actual))
        {
            return;
        }

        // What can be computed again from other values needs these.
        if (value.Actual.Definition is ValueOperation operation)
        {
            foreach (Value operand in operation.Sources)
            {
                Need(operand);
            }
        }
    }

    private static IEnumerable<Value> NeededBy(Operation operation, Activity activity)
    {
        switch (operation)
        {
            case BinaryOperation { Kind: BinaryKind.Multiply or BinaryKind.Divide or BinaryKind.Remainder } binary when activity.IsActive(binary.Result):
                return [binary.Left, binary.Right];
            case FunctionOperation function when activity.IsActive(function.Result):
                return Enumerable.Range(0, function.Operands.Count).SelectMany(argument => Derivation.NeedsOf(function, argument));
            case UserFunctionOperation function when activity.IsActive(function.Result):
                return function.Operands;
            case LoadOperation load:
                return load.Indices;
            case StoreOperation store:
                return store.Indices;
            case IfOperation branch:
                return [branch.Condition];
            case AllocateOperation or ViewOperation:
                return operation.Operands;
            case LoopOperation loop when Counting.Of(loop) is { } counting:
                return [counting.Start, counting.Limit];
            default:
                return [];
        }
    }
}
