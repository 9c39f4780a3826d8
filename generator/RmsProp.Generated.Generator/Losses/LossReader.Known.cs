using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Values that are known without reading memory, or a length, once more.</summary>
internal sealed partial class LossReader
{
    private const int MostLookedAt = 64;

    /// <summary>What was stored to or loaded from a place just before, if nothing has written to the memory since.</summary>
    private Value? KnownAt(Buffer buffer, IReadOnlyList<Value> indices)
    {
        bool isWritten = buffer.Owner.Kind == BufferKind.Scratch;
        int looked = 0;
        foreach (Operation operation in Before(throughLoops: !isWritten))
        {
            if (++looked > MostLookedAt)
            {
                break;
            }

            switch (operation)
            {
                case StoreOperation store when store.Buffer == buffer && Same(store.Indices, indices):
                    return store.Value.Actual;
                case LoadOperation load when load.Buffer == buffer && Same(load.Indices, indices):
                    return load.Result;
            }

            if (isWritten && Writes(operation, buffer.Owner))
            {
                break;
            }
        }

        return null;
    }

    /// <summary>A length that was read before.</summary>
    private Value? KnownLength(Buffer buffer, int dimension, IReadOnlyList<Value> prefix) => Before(throughLoops: true).Take(MostLookedAt * 4)
        .OfType<LengthOperation>()
        .FirstOrDefault(length => length.Buffer == buffer && length.Dimension == dimension && Same(length.Operands, prefix))?.Result;

    private static bool Same(IReadOnlyList<Value> left, IReadOnlyList<Value> right) =>
        left.Count == right.Count && left.Zip(right, (one, other) => one.Actual == other.Actual).All(same => same);

    /// <summary>The operations that have been executed when the current place is reached, the last one first.</summary>
    /// <param name="throughLoops">Whether those before the loops around count, which turns before may follow on.</param>
    private IEnumerable<Operation> Before(bool throughLoops)
    {
        for (Block? block = _builder.Current; block is not null; block = block.Parent?.Owner)
        {
            // What is around is not finished: the last operation of an outer block is the one that the current place is in.
            for (int i = block.Operations.Count - (block == _builder.Current ? 1 : 2); i >= 0; i--)
            {
                yield return block.Operations[i];
            }

            if (block.Parent is LoopOperation && !throughLoops)
            {
                yield break;
            }
        }
    }

    private static bool Writes(Operation operation, Buffer owner) => operation switch
    {
        StoreOperation store => store.Buffer.Owner == owner,
        CallOperation call => call.Target.Arguments.Any(argument => argument.IsWritten && argument.Buffer!.Owner == owner),
        _ => operation.Blocks.Any(block => block.Operations.Any(inner => Writes(inner, owner))),
    };
}
