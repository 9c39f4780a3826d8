using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Expressions.</summary>
internal sealed partial class LossReader
{
    /// <summary>Evaluates an expression that is a number.</summary>
    private Value ReadNumber(IOperation expression) => Evaluate(expression) is NumberOperand number
        ? number.Value
        : throw Unsupported(expression, $"'{TextOf(expression.Syntax)}'", Vectors.AdviceFor(expression.Type) ?? "a number is needed here");

    private void ReadForEffect(IOperation expression)
    {
        if (expression is IInvocationOperation call)
        {
            Invoke(call);
        }
        else
        {
            Evaluate(expression);
        }
    }

    private Operand Evaluate(IOperation expression)
    {
        SyntaxNode outer = _syntax;
        _syntax = expression.Syntax;
        if (++_depth > MostNested)
        {
            throw Unsupported(expression, "The loss", "its expressions and calls are nested too deeply");
        }

        Operand operand = EvaluateHere(expression);
        _depth--;
        _syntax = outer;
        return operand;
    }

    private Operand EvaluateHere(IOperation expression)
    {
        if (expression.ConstantValue is { HasValue: true, Value: { } constant } && Types.ScalarOf(expression.Type) is { } constantType)
        {
            return new NumberOperand(_builder.Constant(constant, constantType));
        }

        if (IndexOrRange(expression) is { } index)
        {
            return index;
        }

        switch (expression)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
                or IInlineArrayAccessOperation or IInstanceReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation:
                return ReadPlace(PlaceOf(expression), expression);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation { IsLifted: false } binary when ComparisonWithNull(binary) is { } isNull:
                return new NumberOperand(isNull);
            case IBinaryOperation { IsLifted: false } binary when binary.OperatorMethod is null || IsGenericMath(binary.OperatorMethod):
                return new NumberOperand(Compute(binary));
            case IBinaryOperation { OperatorMethod: { } method, IsLifted: false } binary:
                return Compute(Dispatched(method, binary.ConstrainedToType, null, binary), null, [binary.LeftOperand, binary.RightOperand], binary);
            case IUnaryOperation { IsLifted: false } unary when unary.OperatorMethod is null || IsGenericMath(unary.OperatorMethod):
                return new NumberOperand(Compute(unary));
            case IUnaryOperation { OperatorMethod: { } method, IsLifted: false } unary:
                return Compute(Dispatched(method, unary.ConstrainedToType, null, unary), null, [unary.Operand], unary);
            case IConditionalOperation { WhenFalse: not null } choice:
                return Choose(choice);
            case ICoalesceOperation choice:
                return Coalesce(choice);
            case IConditionalAccessInstanceOperation:
                return _present.Peek();
            case ITupleBinaryOperation comparison:
                return new NumberOperand(Compare(comparison));
            case ISwitchExpressionOperation choice:
                return ChooseArm(choice);
            case IWithOperation copy:
                return With(copy);
            case IIsPatternOperation pattern:
                return new NumberOperand(MatchesWhole(pattern.Pattern, Evaluate(pattern.Value)));
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return Assign(compound);
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IInvocationOperation call:
                return Invoke(call) ?? throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "it returns nothing");
            case ITupleOperation tuple:
                return TupleOf(tuple);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation creation:
                return Create(creation);
            case IDefaultValueOperation { Type: { } type }:
                return Default(type, expression);
            case ICollectionExpressionOperation collection:
                return Create(collection);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case { Kind: OperationKind.None } when expression.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                return Allocate(expression);
            case IInvalidOperation:
                throw OfCompiler(expression);
            case ICoalesceAssignmentOperation:
                throw Unsupported(expression, $"'{TextOf(expression.Syntax)}'", "declare a variable with what '??' gives");
            default:
                throw Unsupported(expression, Describe(expression), Vectors.AdviceFor(expression.Type) ?? "write it with numbers, arrays, spans and structs");
        }
    }

    private Operand Convert(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } method && IsArrayConversion(method))
        {
            return Evaluate(conversion.Operand);
        }

        if (conversion is { Type: IArrayTypeSymbol, Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance.Type: { } cloned } clone }
            && IsSame(cloned, conversion.Type))
        {
            return Evaluate(clone);
        }

        if (conversion.OperatorMethod is not null && (Vectors.AdviceFor(conversion.Type) ?? Vectors.AdviceFor(conversion.Operand.Type)) is { } advice)
        {
            throw Unsupported(conversion, $"'{TextOf(conversion.Syntax)}'", advice);
        }

        if (Throws(conversion.Operand) && conversion.Type is { } expected)
        {
            Fail();
            return Default(expected, conversion);
        }

        if (conversion.OperatorMethod is { } own)
        {
            return Compute(Dispatched(own, conversion.ConstrainedToType, null, conversion), null, [conversion.Operand], conversion);
        }

        Operand operand = Evaluate(conversion.Operand);
        if (operand is not NumberOperand { Value: var value })
        {
            return conversion.Conversion.IsIdentity ? operand
                : conversion.Operand.Type is { } from && conversion.Type is { } to && ConvertTo(operand, Concrete(from), Concrete(to)) is { } converted
                ? converted
                : throw Unsupported(conversion, $"'{TextOf(conversion.Syntax)}'", Vectors.AdviceFor(conversion.Operand.Type) ?? "convert it before it is passed to the loss");
        }

        return conversion.Type is not null && Types.ScalarOf(Concrete(conversion.Type)) is { } type
            ? new NumberOperand(ConvertTo(value, type, conversion.IsChecked))
            : throw Unsupported(conversion, $"'{TextOf(conversion.Syntax)}'", Vectors.AdviceFor(conversion.Type) ?? $"a loss has no numbers of type '{conversion.Type?.ToDisplayString()}'");
    }

    /// <summary>A conversion that keeps the value, or converts the elements of a tuple; null if it is another one.</summary>
    private Operand? ConvertTo(Operand operand, ITypeSymbol from, ITypeSymbol to)
    {
        if (SymbolEqualityComparer.Default.Equals(from, to) || IsArrayConversion(from, to))
        {
            return operand;
        }

        if (operand is NumberOperand number && Types.ScalarOf(to) is { } type)
        {
            return new NumberOperand(ConvertTo(number.Value, type, false));
        }

        if (operand is not StructOperand { Fields: var fields } || from is not INamedTypeSymbol { IsTupleType: true } source || to is not INamedTypeSymbol { IsTupleType: true } target)
        {
            return null;
        }

        Dictionary<string, Operand> converted = [];
        for (int i = 0; i < source.TupleElements.Length; i++)
        {
            string name = $"Item{i + 1}";
            if (ConvertTo(fields[name], source.TupleElements[i].Type, target.TupleElements[i].Type) is not { } element)
            {
                return null;
            }

            converted[name] = element;
        }

        return new StructOperand(to, converted);
    }

    private static bool IsArrayConversion(IMethodSymbol method) => IsArrayConversion(method.Parameters[0].Type, method.ReturnType);

    private static bool IsArrayConversion(ITypeSymbol from, ITypeSymbol to) =>
        Types.ElementsOf(from) is { } source && Types.ElementsOf(to) is { } target && SymbolEqualityComparer.Default.Equals(source.Element, target.Element);

    private Value ConvertTo(Value value, ScalarType type, bool isChecked)
    {
        if (value.Type == type)
        {
            return value;
        }

        return Add(new ConvertOperation(value, type, Numbers.Holds(type, value.Type) ? null : Checked(isChecked, type)) { IsStopped = _stops > 0 });
    }

    private Value Compute(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return And(ReadNumber(binary.LeftOperand), () => ReadNumber(binary.RightOperand));
            case BinaryOperatorKind.ConditionalOr:
                return Choose(ReadNumber(binary.LeftOperand), () => _builder.Constant(true, ScalarType.Boolean), () => ReadNumber(binary.RightOperand));
        }

        Value left = ReadNumber(binary.LeftOperand), right = ReadNumber(binary.RightOperand);
        return ComparisonOf(binary.OperatorKind) is { } comparison
            ? Compare(comparison, left, right)
            : Compute(KindOf(binary.OperatorKind, binary), left, right, binary.IsChecked);
    }

    /// <summary>An operator. C# computes with the small integers of enumerations as with int.</summary>
    private Value Compute(BinaryKind kind, Value left, Value right, bool isChecked)
    {
        if (Promoted(left.Type) == left.Type)
        {
            return Add(new BinaryOperation(kind, left, right, CanOverflow(kind) ? Checked(isChecked, left.Type) : null));
        }

        Value result = Add(new BinaryOperation(kind, ConvertTo(left, ScalarType.Int32, false), ConvertTo(right, ScalarType.Int32, false), CanOverflow(kind) ? Checked(isChecked, ScalarType.Int32) : null));
        return ConvertTo(result, left.Type, isChecked);
    }

    private Value Compute(IUnaryOperation unary)
    {
        Value value = ReadNumber(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => value,
            UnaryOperatorKind.Minus => Add(new UnaryOperation(UnaryKind.Negate, value, Checked(unary.IsChecked, value.Type))),
            UnaryOperatorKind.Not when value.Type == ScalarType.Boolean => Add(new UnaryOperation(UnaryKind.Not, value)),
            UnaryOperatorKind.BitwiseNegation when Promoted(value.Type) != value.Type =>
                ConvertTo(Add(new UnaryOperation(UnaryKind.Complement, ConvertTo(value, ScalarType.Int32, false))), value.Type, false),
            UnaryOperatorKind.BitwiseNegation => Add(new UnaryOperation(UnaryKind.Complement, value)),
            _ => throw Unsupported(unary, $"'{TextOf(unary.Syntax)}'", "write it without this operator"),
        };
    }

    private static bool CanOverflow(BinaryKind kind) => kind is BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply;

    private bool? Checked(bool isChecked, ScalarType type) => type.IsFloatingPoint() || isChecked == compilation.Options.CheckOverflow ? null : isChecked;

    /// <summary>A comparison, which is known if it is of known integers, or of an integer with itself.</summary>
    private Value Compare(Comparison comparison, Value left, Value right)
    {
        if (left.IsFloatingPoint || left.Type == ScalarType.Boolean || left.Actual != right.Actual && (left.Constant is null || right.Constant is null))
        {
            return Add(new CompareOperation(comparison, left, right));
        }

        int order = left.Actual == right.Actual ? 0
            : System.Convert.ToDecimal(left.Constant, CultureInfo.InvariantCulture).CompareTo(System.Convert.ToDecimal(right.Constant, CultureInfo.InvariantCulture));
        bool isTrue = comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
        return _builder.Constant(isTrue, ScalarType.Boolean);
    }

    private static Comparison? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => Comparison.Equal,
        BinaryOperatorKind.NotEquals => Comparison.NotEqual,
        BinaryOperatorKind.LessThan => Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Comparison.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    private static BinaryKind KindOf(BinaryOperatorKind kind, IOperation operation) => kind switch
    {
        BinaryOperatorKind.Add => BinaryKind.Add,
        BinaryOperatorKind.Subtract => BinaryKind.Subtract,
        BinaryOperatorKind.Multiply => BinaryKind.Multiply,
        BinaryOperatorKind.Divide => BinaryKind.Divide,
        BinaryOperatorKind.Remainder => BinaryKind.Remainder,
        BinaryOperatorKind.And => BinaryKind.And,
        BinaryOperatorKind.Or => BinaryKind.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryKind.ExclusiveOr,
        BinaryOperatorKind.LeftShift => BinaryKind.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryKind.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryKind.UnsignedShiftRight,
        _ => throw Unsupported(operation, $"'{TextOf(operation.Syntax)}'", "write it without this operator"),
    };
}
