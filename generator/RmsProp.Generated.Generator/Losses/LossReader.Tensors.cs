using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Methods of TensorPrimitives. They are called as they are, since the bits of their sums and functions depend on the processor; the
/// gradient is that of a formula for each number.
/// </summary>
internal sealed partial class LossReader
{
    private static bool IsTensorPrimitive(IMethodSymbol method) =>
        method.ContainingType is { Name: "TensorPrimitives" } type && type.ContainingNamespace.ToDisplayString() == MetadataNames.Tensors;

    private NumberOperand? ReadTensorPrimitive(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Parameters.Select(parameter => Types.ElementsOf(parameter.Type)?.Element ?? parameter.Type).Any(type => Types.ScalarOf(type)?.IsFloatingPoint() != true))
        {
            throw OutsideOfTensors(call);
        }

        bool hasDestination = method.ReturnsVoid && method.Parameters.Length > 1;
        Operand[] operands = ArgumentsOf(call);
        Operand[] sources = hasDestination ? [.. operands.Take(operands.Length - 1)] : operands;
        Value length = LengthOf(sources[0], 0, call);
        ScalarType type = Types.ScalarOf(Types.ElementsOf(method.Parameters[0].Type)!.Value.Element)!.Value;
        if (hasDestination)
        {
            Fill(call, sources, operands[operands.Length - 1], length, type);
            return null;
        }

        Value result = CallTensors(call, sources, null, Types.ScalarOf(method.ReturnType) ?? throw OutsideOfTensors(call));
        return new NumberOperand(result.IsFloatingPoint ? Add(new GivenOperation(result, Reduced(call, sources, length, result))) : result);
    }

    private static NotDifferentiableException OutsideOfTensors(IInvocationOperation call) =>
        Unsupported(call, $"'{TextOf(call.Syntax)}'", "of TensorPrimitives a loss may use the arithmetic, functions, sums, norms and SoftMax of float and double: write it as a loop");

    /// <summary>Calls the method itself; what it writes goes to memory of its own.</summary>
    private Value CallTensors(IInvocationOperation call, Operand[] sources, Buffer? destination, ScalarType? type)
    {
        var passed = new Passed();
        foreach ((IParameterSymbol parameter, Operand source) in call.TargetMethod.Parameters.Zip(sources, (parameter, source) => (parameter, source)))
        {
            if (!TryPass(parameter, source, passed))
            {
                throw OutsideOfTensors(call);
            }
        }

        if (destination is not null)
        {
            passed.Add(PassedAs.Span, destination, [], isWritten: true);
        }

        return AddEffect(new CallOperation(new CallTarget(NameOf(call.TargetMethod)!, passed.Arguments), passed.Operands, type, hasEffects: false)).Result!;
    }

    private Value NumberAt(Operand source, Value index, IOperation at) =>
        source is NumberOperand number ? number.Value : ((NumberOperand)ReadPlace(ElementOf(source, [index], at), at)).Value;

    /// <summary>A method that writes a number for each number.</summary>
    private void Fill(IInvocationOperation call, Operand[] sources, Operand destination, Value length, ScalarType type)
    {
        Buffer computed = NewScratch(type, length, "computed", BufferForm.Span);
        CallTensors(call, sources, computed, null);
        Value? mean = call.TargetMethod.Name == "SoftMax" && sources.Length == 1
            ? Sum(type, length, index => Product(Load(computed, [index]), NumberAt(sources[0], index, call)))
            : null;
        ForEach(length, index =>
        {
            Value given = Load(computed, [index]);
            Value[] x = [.. sources.Select(source => NumberAt(source, index, call))];

            // y = exp(x) / Σ exp(x) has the derivative of y (x - Σ y x), where y is a constant.
            Value formula = mean is null ? FormulaOf(call, x, given) : Product(given, Difference(x[0], mean));
            Assign(ElementOf(destination, [index], call), new NumberOperand(Add(new GivenOperation(given, formula))), call);
        });
    }

    /// <summary>A formula that has the derivative of a method at a number; only where it needs the value, it is given.</summary>
    private Value FormulaOf(IInvocationOperation call, Value[] x, Value given)
    {
        ScalarType type = given.Type;
        switch (call.TargetMethod.Name)
        {
            case "Add":
                return Total(x[0], x[1]);
            case "Subtract":
                return Difference(x[0], x[1]);
            case "Multiply":
                return Product(x[0], x[1]);
            case "Divide":
                return Quotient(x[0], x[1]);
            case "Negate":
                return Add(new UnaryOperation(UnaryKind.Negate, x[0]));
            case "MultiplyAdd":
                return Total(Product(x[0], x[1]), x[2]);
            case "AddMultiply":
                return Product(Total(x[0], x[1]), x[2]);
            case "Reciprocal":
                return Quotient(One(type), x[0]);
            case "Exp":
                return Product(given, x[0]);
            case "Tanh":
                return Product(Difference(One(type), Product(given, given)), x[0]);
            case "Sigmoid":
                return Product(Product(given, Difference(One(type), given)), x[0]);
            default:
                return MathCalls.FunctionOf(call.TargetMethod.Name, x.Length) is { } function ? Add(new FunctionOperation(function, type, x)) : throw OutsideOfTensors(call);
        }
    }

    /// <summary>A formula that has the derivative of a method that returns one number.</summary>
    private Value Reduced(IInvocationOperation call, Operand[] sources, Value length, Value given)
    {
        ScalarType type = given.Type;
        Value X(Value index) => NumberAt(sources[0], index, call);
        Value Y(Value index) => NumberAt(sources[1], index, call);
        switch (call.TargetMethod.Name)
        {
            case "Sum":
                return Sum(type, length, X);
            case "SumOfSquares":
                return Sum(type, length, index => Product(X(index), X(index)));
            case "SumOfMagnitudes":
                return Sum(type, length, index => Add(new FunctionOperation(MathFunction.Abs, type, X(index))));
            case "Average":
                return Quotient(Sum(type, length, X), Add(new ConvertOperation(length, type)));
            case "Dot":
                return Sum(type, length, index => Product(X(index), Y(index)));
            case "Norm":
                return Sum(type, length, index => Product(Direction(X(index), given), X(index)));
            case "Distance":
                return Sum(type, length, index => Product(Direction(Difference(X(index), Y(index)), given), Difference(X(index), Y(index))));
            case "CosineSimilarity":
                Value dot = Sum(type, length, index => Product(X(index), Y(index)));
                Value left = Sum(type, length, index => Product(X(index), X(index))), right = Sum(type, length, index => Product(Y(index), Y(index)));
                return Quotient(dot, Product(Add(new FunctionOperation(MathFunction.Sqrt, type, left)), Add(new FunctionOperation(MathFunction.Sqrt, type, right))));
            case "Max" or "Min" when sources.Length == 1:
                // Equal numbers share the gradient.
                Value IsIt(Value index) => Compare(Comparison.Equal, StoppedNumber(X(index)).Value, given);
                Value count = Sum(type, length, index => Choose(IsIt(index), () => One(type), () => _builder.Zero(type)));
                Value share = Quotient(One(type), count);
                return Sum(type, length, index => Product(Choose(IsIt(index), () => share, () => _builder.Zero(type)), X(index)));
            default:
                throw OutsideOfTensors(call);
        }
    }

    /// <summary>x / n as a constant, 0 if n is 0.</summary>
    private Value Direction(Value x, Value norm) => Choose(
        Compare(Comparison.Equal, norm, _builder.Zero(norm.Type)),
        () => _builder.Zero(norm.Type),
        () => StoppedNumber(Quotient(x, norm)).Value);

    private Value Sum(ScalarType type, Value length, Func<Value, Value> term)
    {
        Cell sum = _builder.Declare(type, "sum", _builder.Zero(type));
        ForEach(length, index => _builder.Set(sum, Total(_builder.Get(sum), term(index))));
        return _builder.Get(sum);
    }

    private Value One(ScalarType type) => _builder.Constant(Numbers.Of(1, type), type);

    private Value Total(Value left, Value right) => Add(new BinaryOperation(BinaryKind.Add, left, right));

    private Value Difference(Value left, Value right) => Add(new BinaryOperation(BinaryKind.Subtract, left, right));

    private Value Product(Value left, Value right) => Add(new BinaryOperation(BinaryKind.Multiply, left, right));

    private Value Quotient(Value left, Value right) => Add(new BinaryOperation(BinaryKind.Divide, left, right));
}
