using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>The least and the largest number that an index can be, where it is computed from constants and from counters of loops around it.</summary>
internal static class KnownRange
{
    /// <summary>The range of an index.</summary>
    /// <param name="value">The index.</param>
    /// <param name="around">The loops whose turns all come to the place where it is used.</param>
    /// <returns>The range, both ends included; null if it is not known, or the index may overflow.</returns>
    public static (long Low, long High)? Of(Value value, IReadOnlyCollection<LoopOperation> around)
    {
        (long Low, long High)? range = value.Actual switch
        {
            { Constant: int number } => (number, number),
            { Definition: LoopOperation loop } counter when around.Contains(loop) && Counting.Of(loop) is { } counting && counting.Counter == counter => OfCounter(counting),
            { Definition: BinaryOperation { Result.Type: ScalarType.Int32 } operation } when Of(operation.Left, around) is { } left && Of(operation.Right, around) is { } right => operation.Kind switch
            {
                BinaryKind.Add => (left.Low + right.Low, left.High + right.High),
                BinaryKind.Subtract => (left.Low - right.High, left.High - right.Low),
                BinaryKind.Multiply => Product(left, right),
                _ => null,
            },
            _ => null,
        };
        return range is { Low: >= int.MinValue, High: <= int.MaxValue } ? range : null;
    }

    /// <summary>The loops whose turns all come to an operation: nothing else is around it.</summary>
    public static IReadOnlyCollection<LoopOperation> LoopsAround(Operation operation)
    {
        List<LoopOperation> loops = [];
        while (operation.Owner?.Parent is LoopOperation loop && operation.Owner == loop.Body)
        {
            loops.Add(loop);
            operation = loop;
        }

        return loops;
    }

    private static (long Low, long High)? OfCounter(Counting counting)
    {
        if (counting is not { Start.Constant: int start, Limit.Constant: int limit, Comparison: not Comparison.NotEqual })
        {
            return null;
        }

        long last = counting.IncludesLimit ? limit : counting.IsUp ? (long)limit - 1 : (long)limit + 1;
        long steps = (last - start) / counting.StepSize;
        return steps < 0 || (counting.IsUp ? last < start : last > start) ? null
            : counting.IsUp ? (start, start + (steps * counting.StepSize)) : (start + (steps * counting.StepSize), start);
    }

    private static (long Low, long High) Product((long Low, long High) left, (long Low, long High) right)
    {
        long[] products = [left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High];
        return (products.Min(), products.Max());
    }
}
