using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What stands for an array or an object of the arguments that is null.</summary>
internal sealed partial class LossReader
{
    private readonly Stack<Operand> _present = new();

    /// <summary><c>a ?? b</c>, where <c>a</c> may be <c>c?.d</c>.</summary>
    private Operand Coalesce(ICoalesceOperation choice)
    {
        if (choice.Value is IConditionalAccessOperation access)
        {
            return Access(access, () => InType(Evaluate(choice.WhenNull), choice), choice);
        }

        if (Vectors.AdviceFor(choice.Value.Type) is { } advice)
        {
            throw Unsupported(choice, $"'{TextOf(choice.Syntax)}'", advice);
        }

        Operand operand = Evaluate(choice.Value);
        if (Throws(choice.WhenNull))
        {
            FailIf(IsNull(operand, choice));
            return operand;
        }

        // An array that the branch created would not be known after it.
        Operand? created = choice.WhenNull is IConversionOperation or ICollectionExpressionOperation or IArrayCreationOperation && IsPlainCreation(choice.WhenNull) ? Evaluate(choice.WhenNull) : null;
        return Choose(IsNull(operand, choice), () => created ?? Evaluate(choice.WhenNull), () => operand, choice);
    }

    /// <summary>Whether an expression creates an array of constants, which can be done before it is known whether it is needed.</summary>
    private static bool IsPlainCreation(IOperation expression) => expression.DescendantsAndSelf().All(operation =>
        operation is IConversionOperation { OperatorMethod: null } or ICollectionExpressionOperation or IArrayCreationOperation or IArrayInitializerOperation || operation.ConstantValue.HasValue);

    private Operand Access(IConditionalAccessOperation access, Func<Operand> whenNull, ICoalesceOperation at)
    {
        Operand operand = Evaluate(access.Operation);
        return Choose(
            IsNull(operand, at),
            whenNull,
            () =>
            {
                _present.Push(operand);
                Operand found = access.WhenNotNull is IConditionalAccessOperation inner ? Access(inner, whenNull, at) : InType(Evaluate(access.WhenNotNull), at);
                _present.Pop();
                return found is PathOperand { Type.IsReferenceType: true } ? Choose(IsNull(found, at), whenNull, () => found, at) : found;
            },
            at);
    }

    private Operand InType(Operand operand, IOperation at) => operand is NumberOperand number && Types.ScalarOf(at.Type) is { } type ? new NumberOperand(ConvertTo(number.Value, type, false)) : operand;
}
