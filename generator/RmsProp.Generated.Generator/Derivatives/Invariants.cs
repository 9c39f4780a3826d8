using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Computes before a loop what each turn would compute the same. A loop may have no turn at all, so only what can't throw is moved.
/// </summary>
internal static class Invariants
{
    /// <param name="checksOverflow">Whether integers that do not fit are exceptions where nothing else is said.</param>
    public static void Hoist(Block block, bool checksOverflow)
    {
        for (int i = 0; i < block.Operations.Count; i++)
        {
            foreach (Block inner in block.Operations[i].Blocks)
            {
                Hoist(inner, checksOverflow);
            }

            if (block.Operations[i] is LoopOperation loop)
            {
                i += Hoist(loop, block, i, checksOverflow);
            }
        }
    }

    /// <summary>Computes before one loop what its turns compute the same.</summary>
    public static void Hoist(LoopOperation loop, bool checksOverflow) => Hoist(loop, loop.Owner!, loop.Owner!.Operations.IndexOf(loop), checksOverflow);

    private static int Hoist(LoopOperation loop, Block block, int index, bool checksOverflow)
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
            if (operation is ValueOperation value && !value.Operands.Any(computed.Contains) && !(value is LoadOperation { Buffer.Definition: { } definition } && inside.Contains(definition)) && IsSafe(value, stored, checksOverflow))
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

    /// <summary>Whether an operation of integers is an exception where its result does not fit.</summary>
    private static bool MayOverflow(ValueOperation operation, bool? isChecked, bool checksOverflow) =>
        !operation.Result.IsFloatingPoint && operation.Result.Type != ScalarType.Boolean && (isChecked ?? checksOverflow);

    private static bool IsSafe(ValueOperation operation, HashSet<Buffer> stored, bool checksOverflow) => operation switch
    {
        BinaryOperation binary => !MayOverflow(binary, binary.IsChecked, checksOverflow) && (binary.Result.IsFloatingPoint || binary.Kind is not (BinaryKind.Divide or BinaryKind.Remainder)),
        UnaryOperation unary => !MayOverflow(unary, unary.IsChecked, checksOverflow),
        ConvertOperation convert => !MayOverflow(convert, convert.IsChecked, checksOverflow),
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
