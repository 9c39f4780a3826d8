using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Computes integers that go up or down by the same amount each turn, <c>weights[at++]</c>, from the counter of the loop: induction
/// variables (Aho, Lam, Sethi and Ullman, Compilers, 2006, 9.1.7). Then nothing goes from turn to turn, and the reverse pass need not
/// record them. Integers wrap around, so these are the same numbers.
/// </summary>
internal static class Inductions
{
    public static void In(Block block, bool checksOverflow)
    {
        foreach (Operation operation in block.Operations.ToArray())
        {
            foreach (Block inner in operation.Blocks)
            {
                In(inner, checksOverflow);
            }

            if (operation is LoopOperation loop && Counting.Of(loop) is { StepSize: 1 or -1, Counter.Type: ScalarType.Int32, Comparison: not Comparison.NotEqual } counting)
            {
                // What an inner loop adds to an index may be the same in all turns.
                Invariants.Hoist(loop, checksOverflow);
                In(loop, counting, checksOverflow);
            }
        }
    }

    private static void In(LoopOperation loop, Counting counting, bool checksOverflow)
    {
        bool[] isInduction = new bool[loop.Arguments.Count];
        for (int i = 0; i < isInduction.Length; i++)
        {
            Value argument = loop.Arguments[i];
            if (argument == counting.Counter || argument.Type != ScalarType.Int32 || StepsOf(argument, loop.Body.Yields[i].Actual, loop, checksOverflow) is not { Count: > 0 } steps)
            {
                continue;
            }

            isInduction[i] = true;
            Value initial = loop.Initial[i];
            Replace(argument, loop.Body, 0, builder => After(builder, initial, steps, counting.TurnsBefore(counting.Counter, builder)));
            Replace(loop.Results[i], loop.Owner!, loop.Owner!.Operations.IndexOf(loop) + 1, builder => After(builder, initial, steps, counting.Turns(builder)));
        }

        loop.RemoveArguments(i => isInduction[i]);
    }

    /// <summary>What a turn adds to an argument and subtracts from it, each the same in all turns; empty if it is not so.</summary>
    private static List<(BinaryKind Kind, Value Amount)> StepsOf(Value argument, Value next, LoopOperation loop, bool checksOverflow)
    {
        List<(BinaryKind, Value)> steps = [];
        while (next != argument)
        {
            if (next.Definition is not BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } step || (step.IsChecked ?? checksOverflow))
            {
                return [];
            }

            bool isLeft = Counting.IsInvariant(step.Right, loop);
            if (!isLeft && (step.Kind == BinaryKind.Subtract || !Counting.IsInvariant(step.Left, loop)))
            {
                return [];
            }

            steps.Add((step.Kind, isLeft ? step.Right : step.Left));
            next = isLeft ? step.Left : step.Right;
        }

        return steps;
    }

    private static void Replace(Value value, Block block, int index, Func<ProgramBuilder, Value> build)
    {
        var builder = new ProgramBuilder();
        Value built = build(builder);
        built.Suggest(value.Name);
        builder.InsertInto(block, index);
        value.ReplaceBy(built);
    }

    private static Value After(ProgramBuilder builder, Value initial, List<(BinaryKind Kind, Value Amount)> steps, Value turns) => steps.Aggregate(
        initial,
        (value, step) => builder.Binary(step.Kind, value, step.Amount.Constant is 1 ? turns : builder.Binary(BinaryKind.Multiply, turns, step.Amount)));
}
