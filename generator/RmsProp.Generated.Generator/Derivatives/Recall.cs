using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Gives the reverse pass the values of the forward pass. The cheapest way comes first: those of the program's own block are still there;
/// what is computed from such values, or from values that a loop around it can record, by a few operations is computed again; all others
/// are recorded.
/// </summary>
internal sealed class Recall(ProgramBuilder builder, Order order, Needs needs)
{
    private const int MostRecomputed = 2;

    public ReversePart Current { get; set; } = new(builder.Root, builder.Root, null);

    /// <summary>How many numbers are computed once more.</summary>
    public int Recomputed { get; private set; }

    /// <summary>The value of the forward pass, for the part being written.</summary>
    public Value Of(Value value) => IsComputable(value.Actual, MostRecomputed) ? Compute(value.Actual, MostRecomputed) : Record(value.Actual);

    /// <summary>The memory of the forward pass.</summary>
    public Buffer MemoryOf(Buffer buffer) => Find(buffer, part => part.Memory) ?? buffer;

    public Buffer GradientOf(Buffer buffer) => Find(buffer, part => part.Gradients) ?? throw new InvalidOperationException($"{buffer.Name} has no gradient.");

    private Buffer? Find(Buffer buffer, Func<ReversePart, Dictionary<Buffer, Buffer>> known)
    {
        for (ReversePart? part = Current; part is not null; part = part.Parent)
        {
            if (known(part).TryGetValue(buffer, out Buffer? found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Adds an operation to a part before what is being written inside it.</summary>
    private static T Insert<T>(ReversePart part, T operation)
        where T : Operation
    {
        operation.Owner = part.Reverse;
        int index = part.Inner is null ? part.Reverse.Operations.Count : part.Reverse.Operations.IndexOf(part.Inner);
        part.Reverse.Operations.Insert(index, operation);
        return operation;
    }

    /// <summary>The value, if the reverse part has it already.</summary>
    private Value? Known(Value value)
    {
        if (value.Constant is not null)
        {
            return value;
        }

        for (ReversePart? part = Current; part is not null; part = part.Parent)
        {
            if (part.Known.TryGetValue(value, out Value? known))
            {
                return known.Actual;
            }
        }

        return null;
    }

    /// <summary>Whether a value is known, or can be computed again by a few operations.</summary>
    private bool IsComputable(Value value, int budget)
    {
        if (Known(value) is not null)
        {
            return true;
        }

        ReversePart home = HomeOf(value);
        return home.IsDirect
            || CanCopy(value, home, budget) && ((ValueOperation)value.Definition!).Sources.All(operand => IsRecordedAround(operand, home) || IsComputable(operand, RestOf(value, budget)));
    }

    /// <summary>Whether a loop around the part computes a value that could be recorded: once for all turns of the part.</summary>
    private bool IsRecordedAround(Value value, ReversePart part)
    {
        if (Known(value) is not null)
        {
            return false;
        }

        ReversePart home = HomeOf(value);
        return home != part && part.Forward.Parent is LoopOperation && !home.IsDirect;
    }

    private Value Compute(Value value, int budget)
    {
        if (Known(value) is { } known)
        {
            return known;
        }

        ReversePart home = HomeOf(value);
        return home.IsDirect ? value : home.Known[value] = Insert(home, Copy(value, home, budget)).Result;
    }

    /// <summary>The part whose block computes a value.</summary>
    private ReversePart HomeOf(Value value)
    {
        Block? block = value.Home;
        for (ReversePart? part = Current; part is not null; part = part.Parent)
        {
            if (part.Forward == block)
            {
                return part;
            }
        }

        throw new InvalidOperationException("A value from outside of the part.");
    }

    /// <summary>Whether a value may be computed again, if its operands are known.</summary>
    private bool CanCopy(Value value, ReversePart home, int budget) => value.Definition switch
    {
        not ValueOperation => false,
        ValueOperation operation when IsCostly(operation) && budget == 0 => false,
        LoadOperation load => CanReload(load, home),
        BinaryOperation { Kind: BinaryKind.Divide or BinaryKind.Remainder, Result.IsFloatingPoint: true } => false,
        BinaryOperation or UnaryOperation or CompareOperation or ConvertOperation or StopOperation or GivenOperation or UserFunctionOperation or LengthOperation
            or IsNullOperation or ArgumentOperation => true,
        _ => false,
    };

    private static int RestOf(Value value, int budget) => IsCostly((ValueOperation)value.Definition!) ? budget - 1 : budget;

    /// <summary>The operation that computes a value again.</summary>
    private ValueOperation Copy(Value value, ReversePart home, int budget)
    {
        var operation = (ValueOperation)value.Definition!;
        Value[] operands = [.. operation.Sources.Select(operand => IsRecordedAround(operand, home) ? Of(operand) : Compute(operand, RestOf(value, budget)))];
        Recomputed += IsCostly(operation) ? 1 : 0;
        return operation switch
        {
            BinaryOperation binary => new BinaryOperation(binary.Kind, operands[0], operands[1], binary.IsChecked),
            UnaryOperation unary => new UnaryOperation(unary.Kind, operands[0], unary.IsChecked),
            CompareOperation compare => new CompareOperation(compare.Comparison, operands[0], operands[1]),
            ConvertOperation convert => new ConvertOperation(operands[0], convert.Result.Type, convert.IsChecked),
            StopOperation or GivenOperation or UserFunctionOperation => new StopOperation(operands[0]),
            LengthOperation length => new LengthOperation(length.Buffer, length.Dimension, operands),
            LoadOperation element => new LoadOperation(MemoryOf(element.Buffer), operands),
            IsNullOperation test => new IsNullOperation(test.Place, operands),
            ArgumentOperation argument => new ArgumentOperation(argument.Argument, argument.Result.Type),
            _ => throw new InvalidOperationException($"{operation.GetType().Name} can't be computed again."),
        };
    }

    private static bool IsCostly(ValueOperation operation) => operation.Result.IsFloatingPoint && operation is not LoadOperation and not StopOperation and not ArgumentOperation;

    /// <summary>Whether memory still holds what the forward pass loaded, at the place in the reverse part before what is being written.</summary>
    private bool CanReload(LoadOperation load, ReversePart home)
    {
        Buffer owner = load.Buffer.Owner;
        if (owner.Kind != BufferKind.Scratch)
        {
            return true;
        }

        return needs.IsKept(load)
            && home.Position is { } position
            && !order.IsStoredBetween(owner, load, position);
    }

    /// <summary>Records a value in the forward pass, and takes it back.</summary>
    private Value Record(Value value)
    {
        ReversePart home = HomeOf(value);
        if (home.Forward.Parent is IfOperation branch)
        {
            Value zero = builder.Zero(value.Type);
            Value exported = branch.Then == home.Forward ? branch.AddResult(value, zero, value.Name) : branch.AddResult(zero, value, value.Name);
            return home.Known[value] = In(home.Parent!, () => Of(exported));
        }

        home.Forward.Operations.Add(new RecordOperation(value) { Owner = home.Forward });
        var back = new TakeBackOperation(value.Type) { Owner = home.Reverse };
        back.Result.Suggest(value.Name);
        home.Reverse.Operations.Insert(0, back);
        return home.Known[value] = back.Result;
    }

    private Value In(ReversePart part, Func<Value> read)
    {
        ReversePart current = Current;
        Current = part;
        Value value = read();
        Current = current;
        return value;
    }
}
