using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// Whether a turn gives parameters other values, field by field or by calling something that does: then each turn is a training of its own.
/// One field is enough to believe it. A value that is computed from the old one, as that of a clamped weight, is not.
/// </summary>
internal static class SetAnew
{
    private static readonly HashSet<string> IntoTheFirst = new(StringComparer.Ordinal) { "Clear", "Fill" };
    private static readonly HashSet<string> IntoTheLast = new(StringComparer.Ordinal) { "BlockCopy", "Copy", "CopyTo" };

    public static bool IsIn(SyntaxNode turn, ValuePath parameters, IOperation body) =>
        body.Assignments().Any(assignment => assignment.Target.IsWithin(turn) && IsPart(assignment.Target, parameters) && !Reads(assignment.Value, parameters))
        || body.Descendants().OfType<IInvocationOperation>().Any(call => call.IsWithin(turn) && TrainingCall.Of(call) is null && MaySet(call, parameters));

    /// <summary>Whether code does so, judging by syntax; arguments passed by reference are left to the caller.</summary>
    public static bool IsDoneBy(SyntaxNode node, Func<ExpressionSyntax, bool> isPart) => node switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
            IsPartOrElement(assignment.Left, isPart) && !assignment.Right.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(isPart),
        InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, ArgumentList.Arguments: var arguments } call =>
            (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && isPart(receiver) && !IntoTheLast.Contains(TrainingCall.NameOf(call)))
            || (IntoTheFirst.Contains(TrainingCall.NameOf(call)) && call.DescendantNodes().OfType<ExpressionSyntax>().Any(isPart))
            || (IntoTheLast.Contains(TrainingCall.NameOf(call)) && arguments.Any(argument => isPart(argument.Expression))),
        _ => false,
    };

    private static bool IsPartOrElement(ExpressionSyntax expression, Func<ExpressionSyntax, bool> isPart) =>
        isPart(expression is ElementAccessExpressionSyntax element ? element.Expression : expression);

    private static bool MaySet(IInvocationOperation call, ValuePath parameters) =>
        call.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out
            && (IsPart(argument.Value, parameters) || (ValuePath.Of(argument.Value) is { } whole && parameters.StartsWith(whole))))
        || (call is { Instance: { Type.IsValueType: true } model, TargetMethod.IsReadOnly: false, Parent: IExpressionStatementOperation } && IsPart(model, parameters))
        || (Written(call) is { } written && Reads(written, parameters));

    /// <summary>What a method of the framework fills or copies to.</summary>
    private static IOperation? Written(IInvocationOperation call)
    {
        if (!call.TargetMethod.ContainingType.IsOfFramework())
        {
            return null;
        }

        return IntoTheFirst.Contains(call.TargetMethod.Name) ? call.Instance ?? call.Arguments.FirstOrDefault()?.Value
            : IntoTheLast.Contains(call.TargetMethod.Name)
                ? call.Arguments.LastOrDefault(argument => argument.Parameter?.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))?.Value
            : null;
    }

    private static bool IsPart(IOperation value, ValuePath parameters) => ValuePath.Of(value)?.StartsWith(parameters) == true;

    private static bool Reads(IOperation value, ValuePath parameters) => value.DescendantsAndSelf().Any(part => IsPart(part, parameters));
}
