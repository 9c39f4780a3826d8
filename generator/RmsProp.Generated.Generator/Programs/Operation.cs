using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A step of a program, executed in the order of its block.</summary>
internal abstract class Operation
{
    private readonly Value[] _operands;

    protected Operation(params IEnumerable<Value> operands) => _operands = [.. operands];

    /// <summary>The values that the operation takes.</summary>
    public virtual IReadOnlyList<Value> Operands => Array.ConvertAll(_operands, operand => operand.Actual);

    /// <summary>The values that it computes.</summary>
    public virtual IReadOnlyList<Value> Results => [];

    /// <summary>The blocks inside.</summary>
    public virtual IReadOnlyList<Block> Blocks => [];

    /// <summary>All values that it takes: its operands, and what its blocks yield to it.</summary>
    public IEnumerable<Value> Used => Operands.Concat(Blocks.SelectMany(block => block.Yields).Select(value => value.Actual));

    /// <summary>The operation, and all inside of it at any depth.</summary>
    public IEnumerable<Operation> WithInner() => Blocks.SelectMany(block => block.Descendants()).Prepend(this);

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
        : base(operands) => Results = [Result = new Value(type) { Definition = this }];

    public Value Result { get; }

    public override IReadOnlyList<Value> Results { get; }

    public override bool IsPure => true;

    /// <summary>The operands that the value is computed from; all others matter only to its gradient.</summary>
    public virtual IReadOnlyList<Value> Sources => Operands;
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

/// <summary>Whether what an argument of the loss leads to is null.</summary>
/// <param name="place">The way to it; it holds no numbers.</param>
internal sealed class IsNullOperation(Buffer place, params IEnumerable<Value> indices) : ValueOperation(ScalarType.Boolean, indices)
{
    public Buffer Place => place;
}
