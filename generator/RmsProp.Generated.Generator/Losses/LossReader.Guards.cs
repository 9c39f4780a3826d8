using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Guards: <c>throw</c>, and the methods of the framework that throw. The exception itself is never read: where the loss fails, generated
/// code calls the user's method, which is pure and throws it.
/// </summary>
internal sealed partial class LossReader
{
    private void Fail() => AddEffect(new FailOperation());

    private void FailIf(Value condition) => Branch(condition, Fail, () => { });

    /// <summary>Whether an expression is <c>throw …</c>.</summary>
    private static bool Throws(IOperation? expression) => expression switch
    {
        IThrowOperation => true,
        IConversionOperation { IsImplicit: true } conversion => Throws(conversion.Operand),
        _ => false,
    };

    /// <summary>Whether something that is reached from an argument is null.</summary>
    private Value IsNull(Operand operand, IOperation at)
    {
        switch (operand)
        {
            case BufferOperand or GridOperand or RecordsOperand:
                return _builder.Constant(false, ScalarType.Boolean);
            case PathOperand { Type.IsReferenceType: true } path:
                var place = new Buffer { Kind = BufferKind.Data, Form = BufferForm.Scalar, Type = ScalarType.Boolean, Name = path.Path.LastName, Root = path.Path.Root, Steps = path.Path.Steps };
                return Add(new IsNullOperation(place, path.Indices));
            default:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "compare only arrays and objects of the arguments with null");
        }
    }

    private static bool IsNullLiteral(IOperation expression) => expression is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
        || expression is IConversionOperation { IsImplicit: true } conversion && IsNullLiteral(conversion.Operand);

    /// <summary>A comparison with null; null if it is another one.</summary>
    private Value? ComparisonWithNull(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || !(IsNullLiteral(binary.LeftOperand) || IsNullLiteral(binary.RightOperand)))
        {
            return null;
        }

        IOperation compared = IsNullLiteral(binary.LeftOperand) ? binary.RightOperand : binary.LeftOperand;
        Value isNull = IsNull(Evaluate(Unboxed(compared)), binary);
        return binary.OperatorKind == BinaryOperatorKind.Equals ? isNull : Not(isNull);
    }

    /// <summary>What is converted to <c>object</c>, say, for a comparison.</summary>
    private static IOperation Unboxed(IOperation expression) =>
        expression is IConversionOperation { IsImplicit: true, OperatorMethod: null, Operand.Type.IsReferenceType: true } conversion ? Unboxed(conversion.Operand) : expression;

    private Value Not(Value condition) => condition.Constant is bool known ? _builder.Constant(!known, ScalarType.Boolean) : _builder.Not(condition);

    /// <summary>Reads a call of <c>ArgumentNullException.ThrowIfNull</c> and the like; returns whether it is one.</summary>
    private bool ReadGuard(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) || !method.IsStatic
            || method.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return false;
        }

        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (method is { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" })
        {
            FailIf(IsNull(Evaluate(Unboxed(arguments[0])), call));
            return true;
        }

        if (method.ContainingType.Name != "ArgumentOutOfRangeException")
        {
            throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "write it as if (…) throw …");
        }

        Value value = ReadNumber(arguments[0]);
        Func<Value>? other = method.Parameters.Length == 3 ? () => ReadNumber(arguments[1]) : null;
        FailIf(Fails(method.Name, value, other?.Invoke()) ?? throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "write it as if (…) throw …"));
        return true;
    }

    private Value? Fails(string guard, Value value, Value? other)
    {
        Value zero = _builder.Zero(value.Type);
        switch (guard)
        {
            case "ThrowIfNegative":
                return IsNegative(value);
            case "ThrowIfNegativeOrZero":
                return Or(IsNegative(value), Compare(Comparison.Equal, value, zero));
            case "ThrowIfZero":
                return Compare(Comparison.Equal, value, zero);
        }

        return other is null ? null : guard switch
        {
            "ThrowIfGreaterThan" => IsAbove(value, other),
            "ThrowIfGreaterThanOrEqual" => Not(IsAbove(other, value)),
            "ThrowIfLessThan" => IsAbove(other, value),
            "ThrowIfLessThanOrEqual" => Not(IsAbove(value, other)),
            "ThrowIfEqual" => Not(Or(IsAbove(value, other), IsAbove(other, value))),
            "ThrowIfNotEqual" => Or(IsAbove(value, other), IsAbove(other, value)),
            _ => null,
        };
    }

    /// <summary>Whether the sign is that of a negative number: also of -0 and of a NaN.</summary>
    private Value IsNegative(Value value)
    {
        if (value.IsFloatingPoint)
        {
            Value one = _builder.Constant(Numbers.Of(1, value.Type), value.Type);
            value = Add(new FunctionOperation(MathFunction.CopySign, value.Type, one, Add(new StopOperation(value))));
        }

        return Compare(Comparison.Less, value, _builder.Zero(value.Type));
    }

    /// <summary>Whether a number comes after another in the order of <c>CompareTo</c>, in which NaN is the first.</summary>
    private Value IsAbove(Value value, Value other)
    {
        Value isGreater = Compare(Comparison.Greater, value, other);
        return value.IsFloatingPoint
            ? Or(isGreater, _builder.Binary(BinaryKind.And, Compare(Comparison.NotEqual, other, other), Compare(Comparison.Equal, value, value)))
            : isGreater;
    }
}
