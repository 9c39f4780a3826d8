using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>Computes once, before a loop, what its condition computes the same in every turn: the length of an array, say.</summary>
internal static class LoopConditions
{
    public static void Hoist(Block block)
    {
        for (int i = 0; i < block.Operations.Count; i++)
        {
            Operation operation = block.Operations[i];
            foreach (Block inner in operation.Blocks)
            {
                Hoist(inner);
            }

            if (operation is LoopOperation loop)
            {
                i += Hoist(loop, block, i);
            }
        }
    }

    private static int Hoist(LoopOperation loop, Block block, int index)
    {
        var computed = new HashSet<Value>(loop.Condition.Operations.SelectMany(operation => operation.Results).Concat(loop.Arguments));
        int hoisted = 0;
        foreach (Operation operation in loop.Condition.Operations.ToArray())
        {
            if (operation is ValueOperation value && IsSameInAllTurns(value) && !value.Operands.Any(computed.Contains))
            {
                loop.Condition.Operations.Remove(operation);
                block.Operations.Insert(index + hoisted, operation);
                operation.Owner = block;
                computed.Remove(value.Result);
                hoisted++;
            }
        }

        return hoisted;
    }

    private static bool IsSameInAllTurns(ValueOperation operation) =>
        operation.IsPure && operation is not CompareOperation && (operation is not LoadOperation load || load.Buffer.Owner.Kind != BufferKind.Scratch);
}
