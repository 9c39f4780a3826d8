using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Expressions of which only a part is evaluated.</summary>
internal sealed partial class LossReader
{
    private Value And(Value left, Func<Value> right) => Choose(left, right, () => _builder.Zero(ScalarType.Boolean));

    /// <summary>One of two values, of which only one is computed.</summary>
    private Value Choose(Value condition, Func<Value> whenTrue, Func<Value> whenFalse)
    {
        if (condition.Constant is bool known)
        {
            return known ? whenTrue() : whenFalse();
        }

        Value? left = null, right = null;
        IfOperation branch = _builder.If(condition, () => left = whenTrue(), () => right = whenFalse());
        return left!.Actual == right!.Actual ? left.Actual : branch.AddResult(left, right, "");
    }

    private Operand Choose(Value condition, Func<Operand> whenTrue, Func<Operand> whenFalse, IOperation at)
    {
        if (condition.Constant is bool known)
        {
            return known ? whenTrue() : whenFalse();
        }

        Operand? left = null, right = null;
        IfOperation branch = _builder.If(condition, () => left = Unreferenced(whenTrue(), at), () => right = Unreferenced(whenFalse(), at));
        return Joined(branch, left!, right!, at);
    }

    /// <summary>One of two operands, of which only numbers may differ.</summary>
    private static Operand Joined(IfOperation branch, Operand left, Operand right, IOperation at) => (left, right) switch
    {
        (NumberOperand { Value: var one }, NumberOperand { Value: var other }) =>
            one.Actual == other.Actual ? left : new NumberOperand(branch.AddResult(one, other, "")),
        (StructOperand one, StructOperand other) => new StructOperand(
            one.Type, one.Fields.ToDictionary(field => field.Key, field => Joined(branch, field.Value, other.Fields[field.Key], at))),
        (BufferOperand { Buffer: var one }, BufferOperand { Buffer: var other }) when one == other => left,
        (PathOperand one, PathOperand other) when one.Path.Key == other.Path.Key && one.Indices.SequenceEqual(other.Indices) => left,
        _ => throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "it may refer to several arrays: choose between their elements, or copy the elements"),
    };

    /// <summary>A struct of the arguments as a copy of its own.</summary>
    private Operand Unreferenced(Operand operand, IOperation at) =>
        operand is PathOperand path && path.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && Types.ElementsOf(path.Type) is null ? Copied(path, at) : operand;

    private Operand ChooseArm(ISwitchExpressionOperation choice)
    {
        Value value = ReadNumber(choice.Value);
        return Choose(choice.Arms.ToArray(), 0, value, choice);
    }

    private Operand Choose(ISwitchExpressionArmOperation[] arms, int index, Value value, ISwitchExpressionOperation choice)
    {
        ISwitchExpressionArmOperation arm = arms[index];
        if (arm.Guard is null && (arm.Pattern is IDiscardPatternOperation || index == arms.Length - 1 && choice.IsExhaustive))
        {
            return Evaluate(arm.Value);
        }

        if (index == arms.Length - 1)
        {
            throw Unsupported(choice, "A switch that leaves values out", "give it an arm '_'");
        }

        Value matches = Matches(arm.Pattern, value);
        return Choose(
            arm.Guard is { } guard ? And(matches, () => ReadNumber(guard)) : matches,
            () => Evaluate(arm.Value),
            () => Choose(arms, index + 1, value, choice),
            choice);
    }

    private Value Matches(IPatternOperation pattern, Value value) => pattern switch
    {
        IConstantPatternOperation constant => Compare(Comparison.Equal, value, ReadNumber(constant.Value)),
        IRelationalPatternOperation relational => Compare(ComparisonOf(relational.OperatorKind)!.Value, value, ReadNumber(relational.Value)),
        INegatedPatternOperation negated => _builder.Not(Matches(negated.Pattern, value)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(both.LeftPattern, value), () => Matches(both.RightPattern, value)),
        IBinaryPatternOperation either => Choose(
            Matches(either.LeftPattern, value), () => _builder.Constant(true, ScalarType.Boolean), () => Matches(either.RightPattern, value)),
        IDiscardPatternOperation => _builder.Constant(true, ScalarType.Boolean),
        _ => throw Unsupported(pattern, $"'{TextOf(pattern.Syntax)}'", "compare numbers with constants"),
    };
}
