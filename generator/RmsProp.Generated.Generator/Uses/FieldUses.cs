using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// How the methods of a type use a field, judging by syntax alone. Needed when one of them copies parameters that it does not train
/// itself.
/// </summary>
internal static class FieldUses
{
    /// <summary>Whether some method trains the field, and only a constructor assigns it.</summary>
    public static bool IsTrainedAndNeverNew(IFieldSymbol field)
    {
        bool isTrained = false;
        foreach (SyntaxNode node in field.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()))
        {
            switch (node)
            {
                case ArgumentSyntax { RefKindKeyword.ValueText: "ref" } argument when NameOf(argument.Expression) == field.Name:
                    isTrained |= argument.Parent?.Parent is InvocationExpressionSyntax call && TrainingCall.IsNamedLikeOne(call);
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                    when NameOf(assignment.Left) == field.Name && NameOf(assignment.Right) is null
                        && assignment.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null:
                    return false;
            }
        }

        return isTrained;
    }

    /// <summary>The name of a variable, or of a member of the same object.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
