using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>A loop whose turns are known before it begins: a counter goes from a start to a limit in equal steps.</summary>
/// <param name="Counter">The argument that counts.</param>
/// <param name="Start">Its first value.</param>
/// <param name="Limit">What it is compared with.</param>
/// <param name="Comparison">The comparison that another turn needs, with the counter on the left.</param>
/// <param name="Step">What is added to it after each turn; negative if it goes down.</param>
/// <param name="StepSize">The same as a number.</param>
internal sealed record Counting(Value Counter, Value Start, Value Limit, Comparison Comparison, Value Step, int StepSize)
{
    public bool IsUp => StepSize > 0;

    public bool IncludesLimit => Comparison is Comparison.LessOrEqual or Comparison.GreaterOrEqual;

    /// <summary>The lowest counter of all turns is this and <see cref="AboveLow"/>.</summary>
    public Value Low => IsUp ? Start : Limit;

    /// <summary>The highest counter of all turns lies one below this and <see cref="PastHigh"/>.</summary>
    public Value High => IsUp ? Limit : Start;

    public int AboveLow => IsUp || IncludesLimit ? 0 : 1;

    public int PastHigh => IsUp && !IncludesLimit ? 0 : 1;

    /// <summary>The number of turns of a loop that counts by one, if it is known.</summary>
    public int? TurnCount => StepSize is 1 or -1 && Start.Constant is int start && Limit.Constant is int limit
        ? (int)Math.Min(int.MaxValue, Math.Max(0, (IsUp ? (long)limit - start : (long)start - limit) + (IncludesLimit ? 1 : 0)))
        : null;

    /// <summary>The number of turns of a loop that counts an int by one, in a program around the loop.</summary>
    public Value Turns(ProgramBuilder builder)
    {
        if (TurnCount is { } known)
        {
            return builder.Integer(known);
        }

        Value past = IncludesLimit ? builder.Binary(IsUp ? BinaryKind.Add : BinaryKind.Subtract, Limit, builder.Integer(1)) : Limit;
        return TurnsBefore(builder.Value(new FunctionOperation(IsUp ? MathFunction.Max : MathFunction.Min, ScalarType.Int32, past, Start)), builder);
    }

    /// <summary>The number of turns before the counter of such a loop has a value.</summary>
    public Value TurnsBefore(Value counter, ProgramBuilder builder) =>
        !IsUp ? builder.Binary(BinaryKind.Subtract, Start, counter)
        : Start.Constant is 0 ? counter
        : builder.Binary(BinaryKind.Subtract, counter, Start);

    private const int LargestStep = 1_000_000;

    /// <summary>How a loop counts; null if it does not.</summary>
    public static Counting? Of(LoopOperation loop)
    {
        if (loop.Condition.Yields[0].Actual.Definition is not CompareOperation test || test.Owner != loop.Condition)
        {
            return null;
        }

        for (int i = 0; i < loop.Arguments.Count; i++)
        {
            Value counter = loop.Arguments[i];
            if (counter.Type is not (ScalarType.Int32 or ScalarType.Int64) || StepOf(counter, loop.Body.Yields[i].Actual) is not { Size: var size and not 0 } step)
            {
                continue;
            }

            (Value limit, Comparison comparison) = test.Left == counter ? (test.Right, test.Comparison) : (test.Left, Mirrored(test.Comparison));
            bool fits = comparison switch
            {
                Comparison.Less or Comparison.LessOrEqual => size > 0,
                Comparison.Greater or Comparison.GreaterOrEqual => size < 0,
                Comparison.NotEqual => size is 1 or -1,
                _ => false,
            };
            if ((test.Left == counter || test.Right == counter) && fits && IsInvariant(limit, loop))
            {
                return new Counting(counter, loop.Initial[i], limit, comparison, step.Value, size);
            }
        }

        return null;
    }

    private static (Value Value, int Size)? StepOf(Value counter, Value next)
    {
        if (next.Definition is not BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } step)
        {
            return null;
        }

        (Value left, Value right) = step.Left == counter ? (step.Left, step.Right) : step.Kind == BinaryKind.Add ? (step.Right, step.Left) : (step.Left, step.Right);
        if (left != counter || right.Constant is not (int or long))
        {
            return null;
        }

        long size = System.Convert.ToInt64(right.Constant, System.Globalization.CultureInfo.InvariantCulture);
        return Math.Abs(size) > LargestStep ? null : (right, (int)(step.Kind == BinaryKind.Add ? size : -size));
    }

    private static Comparison Mirrored(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    /// <summary>Whether a value is computed outside of the loop.</summary>
    public static bool IsInvariant(Value value, LoopOperation loop)
    {
        if (value.Constant is not null)
        {
            return true;
        }

        for (Block? block = value.Home; block is not null; block = block.Parent?.Owner)
        {
            if (block.Parent == loop)
            {
                return false;
            }
        }

        return true;
    }
}
