using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>
/// Which values may be infinite or NaN although all numbers that they come from are finite and of usual size. Only these need a product in
/// which a gradient of 0 wins.
/// </summary>
internal sealed class Finiteness(Order order)
{
    private readonly HashSet<object> _finite = [];
    private readonly HashSet<object> _infinite = [];

    public bool MayBeInfinite(Value value)
    {
        // Everything that the value comes from, be it through loops or memory.
        HashSet<object> reached = [];
        Stack<Value> pending = new([value.Actual]);
        while (pending.Count > 0)
        {
            Value current = pending.Pop();
            if (_finite.Contains(current) || !reached.Add(current))
            {
                continue;
            }

            if (_infinite.Contains(current) || IsSource(current))
            {
                _infinite.Add(value.Actual);
                return true;
            }

            foreach (Value origin in OriginsOf(current, reached))
            {
                pending.Push(origin.Actual);
            }
        }

        _finite.UnionWith(reached);
        return false;
    }

    /// <summary>Whether a value may be infinite or NaN although its operands are not.</summary>
    private bool IsSource(Value value) => value.Definition switch
    {
        CallOperation => true,
        LoadOperation load => order.IsWrittenByCall(load.Buffer.Owner),
        FunctionOperation { Function: MathFunction.Tanh or MathFunction.Sin or MathFunction.Cos or MathFunction.Atan or MathFunction.Max or MathFunction.Min
            or MathFunction.Clamp or MathFunction.Abs } => false,
        FunctionOperation => true,
        BinaryOperation { Kind: BinaryKind.Divide or BinaryKind.Remainder } quotient => value.IsFloatingPoint && quotient.Right.Constant is null,
        _ => false,
    };

    private IEnumerable<Value> OriginsOf(Value value, HashSet<object> reached)
    {
        switch (value.Definition)
        {
            case LoadOperation { Buffer.Owner: { Kind: BufferKind.Scratch } owner }:
                return reached.Add(owner) ? order.StoresTo(owner).Select(store => store.Value) : [];
            case FunctionOperation { Function: MathFunction.Tanh or MathFunction.Sin or MathFunction.Cos or MathFunction.Atan }:
                return [];
            case IfOperation branch:
                int result = branch.Results.IndexOf(value);
                return [branch.Then.Yields[result], branch.Else.Yields[result]];
            case LoopOperation loop:
                int argument = loop.Arguments.IndexOf(value);
                argument = argument >= 0 ? argument : loop.Results.IndexOf(value);
                return [loop.Initial[argument], loop.Body.Yields[argument]];
            case ValueOperation operation and not LoadOperation:
                return operation.Sources.Where(source => source.IsFloatingPoint);
            default:
                return [];
        }
    }
}
