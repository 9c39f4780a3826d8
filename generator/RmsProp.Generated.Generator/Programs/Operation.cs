using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A step of a program, executed in the order of its block.</summary>
internal abstract class Operation
{
    private readonly Value[] _operands;

    protected Operation(params IEnumerable<Value> operands) => _operands = [.. operands];

    /// <summary>The values that the operation takes.</summary>
    public virtual IReadOnlyList<Value> Operands => [.. _operands.Select(operand => operand.Actual)];

    /// <summary>The values that it computes.</summary>
    public virtual IReadOnlyList<Value> Results => [];

    /// <summary>The blocks inside.</summary>
    public virtual IReadOnlyList<Block> Blocks => [];

    /// <summary>The block that contains the operation.</summary>
    public Block? Owner { get; set; }

    /// <summary>Whether it does nothing but compute its results from its operands.</summary>
    public virtual bool IsPure => false;

    protected Value Operand(int index) => _operands[index].Actual;
}

/// <summary>An operation with one result.</summary>
internal abstract class ValueOperation : Operation
{
    protected ValueOperation(ScalarType type, params IEnumerable<Value> operands)
        : base(operands) => Result = new Value(type) { Definition = this };

    public Value Result { get; }

    public override IReadOnlyList<Value> Results => [Result];

    public override bool IsPure => true;
}

/// <summary>A number that is known.</summary>
/// <param name="Number">A <see cref="bool"/>, <see cref="float"/>, <see cref="double"/> or integer of the type.</param>
internal sealed class ConstantOperation(object number, ScalarType type) : ValueOperation(type)
{
    public object Number => number;
}

internal enum BinaryKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    ExclusiveOr,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
}

/// <summary>C#'s operator on two values of the result's type; a shift takes an int on the right.</summary>
internal sealed class BinaryOperation(BinaryKind kind, Value left, Value right, bool? isChecked = null) : ValueOperation(left.Type, left, right)
{
    public BinaryKind Kind => kind;

    public Value Left => Operand(0);

    public Value Right => Operand(1);

    /// <summary>Whether an overflow of integers throws; null if that is as everywhere in the project.</summary>
    public bool? IsChecked => isChecked;
}

internal enum UnaryKind
{
    Negate,
    Not,
    Complement,
}

internal sealed class UnaryOperation(UnaryKind kind, Value value, bool? isChecked = null) : ValueOperation(value.Type, value)
{
    public UnaryKind Kind => kind;

    public Value Value => Operand(0);

    public bool? IsChecked => isChecked;
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class CompareOperation(Comparison comparison, Value left, Value right) : ValueOperation(ScalarType.Boolean, left, right)
{
    public Comparison Comparison => comparison;

    public Value Left => Operand(0);

    public Value Right => Operand(1);
}

/// <summary>C#'s conversion of a number to another type.</summary>
internal sealed class ConvertOperation(Value value, ScalarType type, bool? isChecked = null) : ValueOperation(type, value)
{
    public Value Value => Operand(0);

    public bool? IsChecked => isChecked;

    /// <summary>Whether the user has said that the result is a constant.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>A number that counts as a constant.</summary>
internal sealed class StopOperation(Value value) : ValueOperation(value.Type, value)
{
    public Value Value => Operand(0);
}

/// <summary>A function of the framework or of the runtime library, whose arguments all are of the result's type.</summary>
internal sealed class FunctionOperation(MathFunction function, ScalarType type, params IEnumerable<Value> arguments) : ValueOperation(type, arguments)
{
    public MathFunction Function => function;
}

/// <summary>A number of an argument of the loss that is no struct and no buffer.</summary>
internal sealed class ArgumentOperation(string name, ScalarType type) : ValueOperation(type)
{
    public string Argument => name;
}

/// <summary>A number read from a buffer.</summary>
internal sealed class LoadOperation(Buffer buffer, params IEnumerable<Value> indices) : ValueOperation(buffer.Type, indices)
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => Operands;
}

/// <summary>The length of a buffer in one dimension of its last brackets; the operands are the indices before these.</summary>
internal sealed class LengthOperation(Buffer buffer, int dimension, params IEnumerable<Value> prefix) : ValueOperation(ScalarType.Int32, prefix)
{
    public Buffer Buffer => buffer;

    public int Dimension => dimension;
}

/// <summary>A number written to scratch memory.</summary>
internal sealed class StoreOperation(Buffer buffer, IReadOnlyList<Value> indices, Value value) : Operation([.. indices, value])
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => [.. Operands.Take(Operands.Count - 1)];

    public Value Value => Operand(Operands.Count - 1);
}

/// <summary>Adds to a number in a gradient or in scratch memory.</summary>
internal sealed class AddOperation(Buffer buffer, IReadOnlyList<Value> indices, Value value) : Operation([.. indices, value])
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => [.. Operands.Take(Operands.Count - 1)];

    public Value Value => Operand(Operands.Count - 1);
}

/// <summary>Creates scratch memory, filled with zeros.</summary>
internal sealed class AllocateOperation : Operation
{
    public AllocateOperation(Buffer buffer, Value length)
        : base(length)
    {
        Buffer = buffer;
        buffer.Definition = this;
        Handle = new Value(ScalarType.Int32, buffer.Name + "Handle") { Definition = this };
    }

    public Buffer Buffer { get; }

    public Value Length => Operand(0);

    /// <summary>Where the memory is, for the reverse pass.</summary>
    public Value Handle { get; }

    public override IReadOnlyList<Value> Results => [Handle];
}

/// <summary>Finds scratch memory of the forward pass again.</summary>
internal sealed class FindOperation : Operation
{
    public FindOperation(Buffer buffer, Value handle, Value length)
        : base(handle, length)
    {
        Buffer = buffer;
        buffer.Definition = this;
    }

    public Buffer Buffer { get; }

    public Value Handle => Operand(0);

    public Value Length => Operand(1);
}

/// <summary>Records a number for the reverse pass.</summary>
internal sealed class RecordOperation(Value value) : Operation(value)
{
    public Value Value => Operand(0);
}

/// <summary>Takes back the number that was recorded last.</summary>
internal sealed class TakeBackOperation(ScalarType type) : ValueOperation(type)
{
    public override bool IsPure => false;
}

/// <summary>What the gradient of a function's result contributes to that of an argument.</summary>
/// <param name="function">The function.</param>
/// <param name="argument">The index of the argument.</param>
/// <param name="operands">The gradient of the result, and then what the formula needs.</param>
internal sealed class DerivativeOperation(MathFunction function, int argument, ScalarType type, params IEnumerable<Value> operands) : ValueOperation(type, operands)
{
    public MathFunction Function => function;

    public int Argument => argument;
}

/// <summary>Takes a part of a buffer.</summary>
internal sealed class ViewOperation : Operation
{
    public ViewOperation(Buffer buffer, Buffer source, IReadOnlyList<Value> prefix, Value offset, Value length)
        : base([.. prefix, offset, length])
    {
        Buffer = buffer;
        Source = source;
        buffer.Definition = this;
    }

    public Buffer Buffer { get; }

    public Buffer Source { get; }

    /// <summary>The indices before the last brackets of the source.</summary>
    public IReadOnlyList<Value> Prefix => [.. Operands.Take(Operands.Count - 2)];

    public Value Offset => Operand(Operands.Count - 2);

    public Value Length => Operand(Operands.Count - 1);
}

/// <summary>Executes one of two blocks; the results are what it yields.</summary>
internal sealed class IfOperation(Value condition) : Operation(condition)
{
    private readonly List<Value> _results = [];

    public Value Condition => Operand(0);

    public Block Then { get; } = new();

    public Block Else { get; } = new();

    public override IReadOnlyList<Block> Blocks => [Then, Else];

    public override IReadOnlyList<Value> Results => _results;

    /// <summary>Adds a result that is one value after the first block and another after the second.</summary>
    public Value AddResult(Value whenTrue, Value whenFalse, string name)
    {
        var result = new Value(whenTrue.Type, name) { Definition = this };
        _results.Add(result);
        Then.Yields.Add(whenTrue);
        Else.Yields.Add(whenFalse);
        return result;
    }
}

/// <summary>
/// Executes a block as long as a condition holds. Each argument has its initial value in the first turn, what the body yields in the
/// next one, and its last value as a result.
/// </summary>
internal sealed class LoopOperation : Operation
{
    private readonly List<Value> _initial = [];
    private readonly List<Value> _arguments = [];
    private readonly List<Value> _results = [];

    public LoopOperation()
    {
        Condition = new Block();
        Body = new Block();
    }

    /// <summary>The values of the arguments before the first turn.</summary>
    public override IReadOnlyList<Value> Operands => Initial;

    public override IReadOnlyList<Value> Results => _results;

    public override IReadOnlyList<Block> Blocks => [Condition, Body];

    /// <summary>The values of the arguments before the first turn.</summary>
    public IReadOnlyList<Value> Initial => [.. _initial.Select(value => value.Actual)];

    /// <summary>What condition and body know of the turn before.</summary>
    public IReadOnlyList<Value> Arguments => _arguments;

    /// <summary>Computes whether there is another turn: its only yield.</summary>
    public Block Condition { get; }

    /// <summary>A turn; it yields the next value of each argument.</summary>
    public Block Body { get; }

    public Value AddArgument(Value initial, string name)
    {
        var argument = new Value(initial.Type, name) { Definition = this };
        _initial.Add(initial);
        _arguments.Add(argument);
        _results.Add(new Value(initial.Type, name) { Definition = this });
        return argument;
    }

    /// <summary>Removes arguments that don't change, or that nothing needs.</summary>
    public void RemoveArguments(Func<int, bool> isRemoved)
    {
        for (int i = _arguments.Count - 1; i >= 0; i--)
        {
            if (isRemoved(i))
            {
                _initial.RemoveAt(i);
                _arguments.RemoveAt(i);
                _results.RemoveAt(i);
                Body.Yields.RemoveAt(i);
            }
        }
    }
}
