using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Computes before a loop what each turn would compute the same. A loop may have no turn at all, so only what can't throw is moved.
/// </summary>
internal static class Invariants
{
    public static void Hoist(Block block)
    {
        for (int i = 0; i < block.Operations.Count; i++)
        {
            foreach (Block inner in block.Operations[i].Blocks)
            {
                Hoist(inner);
            }

            if (block.Operations[i] is LoopOperation loop)
            {
                i += Hoist(loop, block, i);
            }
        }
    }

    /// <summary>Computes before one loop what its turns compute the same.</summary>
    public static void Hoist(LoopOperation loop) => Hoist(loop, loop.Owner!, loop.Owner!.Operations.IndexOf(loop));

    private static int Hoist(LoopOperation loop, Block block, int index)
    {
        var inside = new HashSet<Operation>(loop.Condition.Descendants().Concat(loop.Body.Descendants()));
        var computed = new HashSet<Value>(loop.Arguments);
        foreach (Operation operation in inside)
        {
            computed.UnionWith(operation.Results);
            if (operation is LoopOperation inner)
            {
                computed.UnionWith(inner.Arguments);
            }
        }

        var stored = new HashSet<Buffer>(loop.Body.Descendants().OfType<StoreOperation>().Select(store => store.Buffer.Owner));
        int hoisted = 0;
        foreach (Operation operation in loop.Body.Operations.ToArray())
        {
            if (operation is ValueOperation value && !value.Operands.Any(computed.Contains) && !(value is LoadOperation { Buffer.Definition: { } definition } && inside.Contains(definition)) && IsSafe(value, stored))
            {
                loop.Body.Operations.Remove(operation);
                block.Operations.Insert(index + hoisted, operation);
                operation.Owner = block;
                computed.Remove(value.Result);
                hoisted++;
            }
        }

        return hoisted;
    }

    private static bool IsSafe(ValueOperation operation, HashSet<Buffer> stored) => operation switch
    {
        BinaryOperation binary => binary.IsChecked != true && (binary.Result.IsFloatingPoint || binary.Kind is not (BinaryKind.Divide or BinaryKind.Remainder)),
        UnaryOperation unary => unary.IsChecked != true,
        ConvertOperation convert => convert.IsChecked != true,
        CompareOperation or StopOperation or GivenOperation => true,
        FunctionOperation function => function.Function is not (MathFunction.Sign or MathFunction.Clamp),
        LoadOperation load => !stored.Contains(load.Buffer.Owner) && (load.Indices.Count == 0 || IsInRange(load)),
        _ => false,
    };

    /// <summary>Whether the index of a load counts a loop up to the length of what it loads from.</summary>
    private static bool IsInRange(LoadOperation load)
    {
        Value index = load.Indices[load.Indices.Count - 1];
        return load.Buffer.LastRank == 1
            && index.Definition is LoopOperation loop && loop.Arguments.Contains(index)
            && Counting.Of(loop) is { StepSize: > 0, Comparison: Comparison.Less } counting && counting.Counter == index
            && counting.Start.Constant is int and >= 0
            && IsLength(counting.Limit, load.Buffer, [.. load.Indices.Take(load.Indices.Count - 1)]);
    }

    private static bool IsLength(Value limit, Buffer buffer, IReadOnlyList<Value> prefix) => buffer.Definition switch
    {
        AllocateOperation or ViewOperation => Same(limit, buffer.Length!),
        _ when buffer.FixedLength is { } length => prefix.Count == 0 && limit.Constant is int constant && constant <= length,
        _ => limit.Definition is LengthOperation { Dimension: 0 } of && of.Buffer == buffer && of.Operands.SequenceEqual(prefix),
    };

    private static bool Same(Value left, Value right) => left == right || left.Constant is int constant && right.Constant is int other && constant <= other;
}
