using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Gives the reverse pass the values of the forward pass. The cheapest way comes first: those of the program's own block are still there;
/// what is computed from such values by a few operations is computed again; all others are recorded.
/// </summary>
internal sealed class Recall(ProgramBuilder builder, Order order, Needs needs)
{
    private const int MostRecomputed = 2;

    public ReversePart Current { get; set; } = new(builder.Root, builder.Root, null);

    /// <summary>How many numbers are computed once more.</summary>
    public int Recomputed { get; private set; }

    /// <summary>The value of the forward pass, for the part being written.</summary>
    public Value Of(Value value) => Compute(value.Actual, MostRecomputed) ?? Record(value.Actual);

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

    private Value? Compute(Value value, int budget)
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

        if (HomeOf(value) is not { } home)
        {
            throw new InvalidOperationException("A value from outside of the part.");
        }

        return home.IsDirect ? value : Copy(value, home, budget) is { } copy ? home.Known[value] = Insert(home, copy).Result : null;
    }

    /// <summary>The part whose block computes a value.</summary>
    private ReversePart? HomeOf(Value value)
    {
        Block? block = value.Home;
        for (ReversePart? part = Current; part is not null; part = part.Parent)
        {
            if (part.Forward == block)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>The operation that computes a value again; null if that takes too much, or values that would have to be recorded.</summary>
    private ValueOperation? Copy(Value value, ReversePart home, int budget)
    {
        if (value.Definition is not ValueOperation operation || IsCostly(operation) && budget == 0)
        {
            return null;
        }

        if (operation is LoadOperation load && !CanReload(load, home) || operation is TakeBackOperation or DerivativeOperation)
        {
            return null;
        }

        int rest = IsCostly(operation) ? budget - 1 : budget;
        if (operation is FunctionOperation or BinaryOperation { Kind: BinaryKind.Divide or BinaryKind.Remainder, Result.IsFloatingPoint: true })
        {
            return null;
        }

        List<Value> operands = [];
        foreach (Value operand in operation.Sources)
        {
            if (Compute(operand, rest) is not { } known)
            {
                return null;
            }

            operands.Add(known);
        }

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
            _ => null,
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
            && !order.IsStoredBetween(owner, load, position, includesLast: home.Inner is not null);
    }

    /// <summary>Records a value in the forward pass, and takes it back.</summary>
    private Value Record(Value value)
    {
        ReversePart home = HomeOf(value)!;
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
