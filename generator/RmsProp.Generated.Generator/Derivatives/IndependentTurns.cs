using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Loops whose turns only add to sums, a sum over examples for instance, and whose sums are a linear part of the loss. There the reverse
/// pass of each turn can follow on the turn itself: its values are all still there, and its memory serves the next turn again.
/// </summary>
internal sealed class IndependentTurns
{
    private readonly LossProgram _program;
    private readonly Activity _activity;
    private readonly Order _order;
    private readonly ILookup<Value, (Operation? User, Block Block)> _users;
    private readonly Dictionary<LoopOperation, bool> _known = [];

    private IndependentTurns(LossProgram program, Activity activity, Order order)
    {
        _program = program;
        _activity = activity;
        _order = order;
        _users = UsesIn(program.Body, null).ToLookup(use => use.Value, use => (use.User, use.Block));
    }

    public static HashSet<LoopOperation> In(LossProgram program, Activity activity, Order order)
    {
        var found = new IndependentTurns(program, activity, order);
        return [.. program.Body.Operations.OfType<LoopOperation>().Where(found.IsIndependent)];
    }

    private static IEnumerable<(Value Value, Operation? User, Block Block)> UsesIn(Block block, Operation? owner)
    {
        foreach (Operation operation in block.Operations)
        {
            foreach (Value operand in operation.Operands)
            {
                yield return (operand, operation, block);
            }

            foreach ((Value, Operation?, Block) inner in operation.Blocks.SelectMany(inner => UsesIn(inner, operation)))
            {
                yield return inner;
            }
        }

        foreach (Value yielded in block.Yields)
        {
            yield return (yielded.Actual, owner, block);
        }
    }

    /// <summary>Whether the turns of a loop are independent. Loops before it that hand a sum on to it ask again.</summary>
    private bool IsIndependent(LoopOperation loop)
    {
        if (!_known.TryGetValue(loop, out bool isIndependent))
        {
            _known[loop] = isIndependent = Decide(loop);
        }

        return isIndependent;
    }

    private bool Decide(LoopOperation loop)
    {
        int[] active = _activity.ActiveArguments(loop);
        return active.Length > 0
            && active.All(i => IsSum(loop, i) && IsLinear(loop.Results[i], loop))
            && !loop.Condition.Descendants().Any(operation => operation.Results.Any(_activity.IsActive))
            && KeepsNothing(loop);
    }

    /// <summary>Whether all that is done with an argument of a loop is to add to it: each use of it is a step on the way to the next turn.</summary>
    private bool IsSum(LoopOperation loop, int argument)
    {
        var steps = new Dictionary<Value, int>();
        return IsSum(loop.Body.Yields[argument].Actual, loop.Arguments[argument], steps) && steps.All(step => _users[step.Key].Count() == step.Value);
    }

    /// <summary>Whether a value is the sum itself, or the sum and something added to it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="steps">The values on the way, with the number of uses that lead on.</param>
    private bool IsSum(Value value, Value sum, Dictionary<Value, int> steps)
    {
        bool isKnown = steps.TryGetValue(value, out int uses);
        steps[value] = uses + 1;
        if (isKnown || value == sum)
        {
            return true;
        }

        switch (value.Definition)
        {
            case BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } binary:
                bool isLeft = Contains(binary.Left, sum), isRight = Contains(binary.Right, sum);
                return isLeft != isRight && (isLeft || binary.Kind == BinaryKind.Add) && IsSum(isLeft ? binary.Left : binary.Right, sum, steps);
            case IfOperation branch:
                int result = branch.Results.IndexOf(value);
                return IsSum(branch.Then.Yields[result].Actual, sum, steps) && IsSum(branch.Else.Yields[result].Actual, sum, steps);
            case LoopOperation inner when inner.Results.IndexOf(value) is >= 0 and var index:
                return IsSum(inner.Initial[index], sum, steps) && IsSum(inner, index);
            default:
                return false;
        }
    }

    /// <summary>Whether a value depends on the sum at all, as far as the steps go that <see cref="IsSum(Value, Value, Dictionary{Value, int})"/> follows.</summary>
    private static bool Contains(Value value, Value sum) => value == sum || value.Definition switch
    {
        BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } binary => Contains(binary.Left, sum) || Contains(binary.Right, sum),
        IfOperation branch when branch.Results.IndexOf(value) is >= 0 and var result => Contains(branch.Then.Yields[result].Actual, sum) || Contains(branch.Else.Yields[result].Actual, sum),
        LoopOperation inner when inner.Results.IndexOf(value) is >= 0 and var index => Contains(inner.Initial[index], sum),
        _ => false,
    };

    /// <summary>Whether the gradient of a value after a loop is known before the loop.</summary>
    private bool IsLinear(Value value, LoopOperation loop)
    {
        foreach ((Operation? user, Block block) in _users[value])
        {
            if (block != _program.Body)
            {
                if (IsActiveUse(user))
                {
                    return false;
                }

                continue;
            }

            bool isKnown = user switch
            {
                null => true, // The loss itself.
                BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } sum => IsLinear(sum.Result, loop),
                BinaryOperation { Kind: BinaryKind.Multiply } product => !_activity.IsActive(product.Result)
                    || product.Left != product.Right && IsEarly(product.Left == value ? product.Right : product.Left, loop) && IsLinear(product.Result, loop),
                BinaryOperation { Kind: BinaryKind.Divide } quotient => !_activity.IsActive(quotient.Result)
                    || quotient.Left == value && quotient.Right != value && IsEarly(quotient.Right, loop) && IsLinear(quotient.Result, loop),
                UnaryOperation { Kind: UnaryKind.Negate } negation => IsLinear(negation.Result, loop),
                ConvertOperation conversion => !_activity.IsActive(conversion.Result) || IsLinear(conversion.Result, loop),
                LoopOperation next => _activity.ActiveArguments(next).Where(i => next.Initial[i] == value)
                    .All(i => IsSum(next, i) && IsLinear(next.Results[i], loop) && IsIndependent(next)),
                _ => !IsActiveUse(user),
            };
            if (!isKnown)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsActiveUse(Operation? user) => user is null or StoreOperation || user.Results.Any(_activity.IsActive);

    /// <summary>Whether a value can be computed before a loop.</summary>
    private bool IsEarly(Value value, LoopOperation loop) => value.Constant is not null || _order.IsBefore(value, loop) || CanMove(value) && value.Definition!.Operands.All(operand => IsEarly(operand, loop));

    /// <summary>Whether an operation of the program's own block gives the same wherever it stands.</summary>
    private bool CanMove(Value value) => value.Definition is ValueOperation { IsPure: true } operation && operation.Owner == _program.Body && operation switch
    {
        LoadOperation load => load.Buffer.Owner.Kind != BufferKind.Scratch && load.Indices.Count == 0,
        LengthOperation length => length.Operands.Count == 0,
        BinaryOperation { Kind: BinaryKind.Divide or BinaryKind.Remainder } quotient => quotient.Result.IsFloatingPoint,
        _ => true,
    };

    /// <summary>Whether no memory from outside of a loop carries anything from turn to turn, or out of the loop.</summary>
    private bool KeepsNothing(LoopOperation loop)
    {
        Operation[] inside = [.. loop.Body.Descendants()];
        Buffer[] written =
        [
            .. inside.OfType<StoreOperation>().Select(store => store.Buffer.Owner)
                .Concat(inside.OfType<CallOperation>().SelectMany(call => call.Target.Arguments).Where(argument => argument.IsWritten).Select(argument => argument.Buffer!.Owner))
                .Distinct().Where(buffer => buffer.Definition is null || !Order.IsInside(buffer.Definition, loop)),
        ];

        // What is written after the loop has its gradient taken away before the loop is reversed.
        HashSet<Buffer> read = [.. inside.OfType<LoadOperation>().Select(load => load.Buffer.Owner)];
        if (_program.Body.Descendants().OfType<StoreOperation>().Any(store => read.Contains(store.Buffer.Owner) && _order.IsAfter(store, loop)))
        {
            return false;
        }

        return written.All(buffer =>
            !_order.IsWrittenByCall(buffer)
            && _program.Body.Descendants().All(operation => operation switch
            {
                LoadOperation load when load.Buffer.Owner == buffer => Order.IsInside(load, loop) ? _order.IsOverwrittenBefore(load, loop) : _order.IsBefore(load.Result, loop),
                CallOperation call => !call.Target.Buffers.Any(read => read.Owner == buffer),
                _ => true,
            }));
    }
}
