using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>
/// Executes a loss program: numbers in the program's own types, so that they have the very bits of the user's method, and beside each
/// its partial derivatives in double. It uses neither the adjoint nor the emitter.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="tape">The tape on which the parameters have their nodes.</param>
/// <param name="arguments">The arguments by their names, and static fields by their full names.</param>
/// <param name="noise">Rounds further, at random; null to round as the program does.</param>
internal sealed class Interpreter(LossProgram program, Tape tape, Func<string, ArgumentTree> arguments, Noise? noise = null)
{
    private const long MostSteps = 1_000_000;

    private readonly Dictionary<Value, Number> _values = [];
    private readonly InterpretedMemory _memory = new(arguments);
    private long _steps;

    /// <summary>
    /// A fingerprint of all decisions: the branches that were taken, and the pieces of functions with kinks. Two executions with the same
    /// decisions are on the same smooth piece of the loss.
    /// </summary>
    public long Decisions { get; private set; } = 17;

    /// <summary>Whether a sum, a product or a conversion was too large for its type. No gradient is promised there.</summary>
    public bool HasOverflow { get; private set; }

    /// <summary>Executes the program.</summary>
    /// <returns>The loss.</returns>
    public Number Run()
    {
        Execute(program.Body);
        return Get(program.Loss);
    }

    private void Decide(long decision) => Decisions = unchecked((Decisions * 1_000_003) ^ decision);

    private Number Get(Value value)
    {
        Value actual = value.Actual;
        return actual.Definition is ConstantOperation constant ? Number.Of(constant.Number) : _values[actual];
    }

    private int Integer(Value value) => checked((int)Get(value).Integer);

    private int[] Integers(IReadOnlyList<Value> values) => [.. values.Select(Integer)];

    private void Execute(Block block)
    {
        foreach (Operation operation in block.Operations)
        {
            if (++_steps > MostSteps)
            {
                throw new LossFaultException("It does not end.");
            }

            switch (operation)
            {
                case ValueOperation computed:
                    _values[computed.Result] = Compute(computed);
                    break;
                case FailOperation:
                    throw new LossFaultException("The loss throws.");
                case IfOperation branch:
                    Branch(branch);
                    break;
                case LoopOperation loop:
                    Repeat(loop);
                    break;
                case AllocateOperation allocation:
                    _memory.Allocate(allocation.Buffer, Integer(allocation.Length));
                    break;
                case StoreOperation store:
                    _memory.Store(store.Buffer, Integers(store.Indices), Get(store.Value));
                    break;
                case ViewOperation view:
                    _memory.Take(view.Buffer, view.Source, Integers(view.Prefix), Integer(view.Offset), Integer(view.Length));
                    break;
                default:
                    throw new NotSupportedException($"The oracle does not know {operation.GetType().Name}.");
            }
        }
    }

    private void Branch(IfOperation branch)
    {
        bool isTrue = Get(branch.Condition).IsTrue;
        Decide(isTrue ? 1 : 2);
        Block taken = isTrue ? branch.Then : branch.Else;
        Execute(taken);
        Number[] yields = [.. taken.Yields.Select(Get)];
        for (int i = 0; i < yields.Length; i++)
        {
            _values[branch.Results[i]] = yields[i];
        }
    }

    private void Repeat(LoopOperation loop)
    {
        Number[] carried = [.. loop.Initial.Select(Get)];
        while (true)
        {
            for (int i = 0; i < carried.Length; i++)
            {
                _values[loop.Arguments[i]] = carried[i];
            }

            Execute(loop.Condition);
            bool goesOn = Get(loop.Condition.Yields[0]).IsTrue;
            Decide(goesOn ? 3 : 4);
            if (!goesOn)
            {
                break;
            }

            Execute(loop.Body);
            carried = [.. loop.Body.Yields.Select(Get)];
        }

        for (int i = 0; i < carried.Length; i++)
        {
            _values[loop.Results[i]] = carried[i];
        }
    }

    private Number Compute(ValueOperation operation) => operation switch
    {
        ConstantOperation constant => Number.Of(constant.Number),
        ArgumentOperation argument => ((ArgumentTree.Leaf)arguments(argument.Argument)).Number,
        LoadOperation load => _memory.Load(load.Buffer, Integers(load.Indices)),
        LengthOperation length => Number.OfInteger(_memory.Length(length.Buffer, length.Dimension, Integers(length.Operands))),
        IsNullOperation test => Number.OfBoolean(_memory.IsNull(test.Place, Integers(test.Operands))),
        StopOperation stop => Get(stop.Value) with { Node = Tape.Constant },
        CompareOperation comparison => Compare(comparison),
        ConvertOperation conversion => Convert(conversion),
        UnaryOperation unary => Compute(unary),
        BinaryOperation binary => Compute(binary),
        FunctionOperation function => Compute(function),
        _ => throw new NotSupportedException($"The oracle does not know {operation.GetType().Name}."),
    };

    private Number Compare(CompareOperation comparison)
    {
        Number left = Get(comparison.Left), right = Get(comparison.Right);
        return Number.OfBoolean(comparison.Left.Type switch
        {
            ScalarType.Single or ScalarType.Double => Arithmetic.Compare(comparison.Comparison, left.Real, right.Real),
            ScalarType.UInt64 => Arithmetic.Compare(comparison.Comparison, unchecked((ulong)left.Integer), unchecked((ulong)right.Integer)),
            _ => Arithmetic.Compare(comparison.Comparison, left.Integer, right.Integer),
        });
    }

    private Number Convert(ConvertOperation conversion)
    {
        Number value = Get(conversion.Value);
        Number result = Arithmetic.Converted(value, conversion.Value.Type, conversion.Result.Type, conversion.IsChecked ?? program.ChecksOverflow);
        if (!Arithmetic.IsReal(conversion.Result.Type))
        {
            Decide(result.Integer);
            return result;
        }

        HasOverflow |= double.IsInfinity(result.Real) && double.IsFinite(value.Real);
        return Arithmetic.IsReal(conversion.Value.Type) ? Active(result.Real, conversion.Result.Type, new Edge(value.Node, 1, 0)) : result;
    }

    private Number Compute(UnaryOperation unary)
    {
        Number value = Get(unary.Value);
        return unary.Kind switch
        {
            UnaryKind.Not => Number.OfBoolean(!value.IsTrue),
            UnaryKind.Complement => Number.OfInteger(Arithmetic.Complement(unary.Result.Type, value.Integer)),
            _ when Arithmetic.IsReal(unary.Result.Type) => Active(-value.Real, unary.Result.Type, new Edge(value.Node, -1, 0)),
            _ => Number.OfInteger(Arithmetic.Negated(unary.Result.Type, value.Integer, unary.IsChecked ?? program.ChecksOverflow)),
        };
    }

    private Number Compute(BinaryOperation binary)
    {
        Number left = Get(binary.Left), right = Get(binary.Right);
        ScalarType type = binary.Result.Type;
        if (!Arithmetic.IsReal(type))
        {
            return Number.OfInteger(Arithmetic.Integers(binary.Kind, type, left.Integer, right.Integer, binary.IsChecked ?? program.ChecksOverflow));
        }

        double value = Arithmetic.Reals(binary.Kind, type, left.Real, right.Real);
        value = noise?.In(binary, value, left.Real, right.Real) ?? value;
        HasOverflow |= double.IsInfinity(value) && double.IsFinite(left.Real) && double.IsFinite(right.Real) && binary.Kind is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply;
        (double byLeft, double byRight, double roundings) = binary.Kind switch
        {
            BinaryKind.Add => (1, 1, 0),
            BinaryKind.Subtract => (1, -1, 0),
            BinaryKind.Multiply => (right.Real, left.Real, 1),
            BinaryKind.Divide => (1 / right.Real, -left.Real / right.Real / right.Real, 3),
            _ => (1, -Math.Truncate(left.Real / right.Real), 1),
        };
        if (binary.Kind == BinaryKind.Remainder)
        {
            Decide((long)byRight);
        }

        return Active(value, type, new Edge(left.Node, byLeft, Math.Abs(byLeft) * roundings), new Edge(right.Node, byRight, Math.Abs(byRight) * roundings));
    }

    private Number Compute(FunctionOperation function)
    {
        Number[] numbers = [.. function.Operands.Select(Get)];
        ScalarType type = function.Result.Type;
        double value = Functions.Value(function.Function, type == ScalarType.Single, numbers);
        value = noise?.In(function, value) ?? value;
        Number first = numbers[0];
        Number second = numbers.Length > 1 ? numbers[1] : default(Number) with { Node = Tape.Constant };
        Number third = numbers.Length > 2 ? numbers[2] : default(Number) with { Node = Tape.Constant };
        (Partial x, Partial y, Partial z) = Partials.Of(function.Function, first.Real, second.Real, third.Real, value);
        if (function.Function is MathFunction.Abs or MathFunction.Max or MathFunction.Min or MathFunction.Clamp or MathFunction.MaxMagnitude or MathFunction.MinMagnitude
            or MathFunction.CopySign or MathFunction.Sign)
        {
            Decide((long)(2 * x.Value) + (long)(14 * y.Value) + (long)(98 * z.Value) + (long)(value == 0 ? 500 : double.IsNaN(value) ? 900 : Math.Sign(value)));
        }
        else if (function.Function is MathFunction.Ceiling or MathFunction.Floor or MathFunction.Round or MathFunction.Truncate)
        {
            Decide((long)value);
        }

        return Active(value, type, new Edge(first.Node, x.Value, x.Error), new Edge(second.Node, y.Value, y.Error), new Edge(third.Node, z.Value, z.Error));
    }

    private Number Active(double value, ScalarType type, params ReadOnlySpan<Edge> edges)
    {
        int node = tape.Add(edges);
        tape.HasSingle |= node != Tape.Constant && type == ScalarType.Single;
        return Number.OfReal(value, node);
    }
}
