using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

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
