using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>Recognizes an object that creates an optimizer for itself, and a method that takes one step with it, judging by syntax.</summary>
internal static class HeldOptimizer
{
    /// <summary>Whether a call takes one step, the only one in the object's type, with an optimizer that nobody else gives the object.</summary>
    public static bool TakesStep(IInvocationOperation call)
    {
        if (call is not { Instance: not null, TargetMethod: { IsVirtual: false, IsOverride: false, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type } method }
            || TrainingMethods.DeclarationOf(method) is not { } declaration)
        {
            return false;
        }

        SyntaxNode[] parts = [.. type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())];
        return StepsIn(parts).Take(2).ToArray() is [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Apply" or "Minimize" } access } step]
            && declaration.Span.Contains(step.Span) && step.SyntaxTree == declaration.SyntaxTree
            && step.Ancestors().TakeWhile(node => node != declaration).All(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            && !Operations.Loops(step).Any()
            && FieldUses.NameOf(access.Expression) is { } name && type.GetMembers(name).FirstOrDefault() is { } member && IsOwn(member)
            && IsOnlyGivenNew(name, parts);
    }

    private static IEnumerable<InvocationExpressionSyntax> StepsIn(SyntaxNode[] parts) =>
        parts.SelectMany(part => part.DescendantNodes()).OfType<InvocationExpressionSyntax>().Where(TrainingCall.IsNamedLikeOne);

    /// <summary>Whether a member holds an optimizer for one object, and no code outside the type replaces it.</summary>
    private static bool IsOwn(ISymbol member) => !member.IsStatic && member switch
    {
        IFieldSymbol field => TrainingCall.IsOptimizer(field.Type) && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private),
        IPropertySymbol property => TrainingCall.IsOptimizer(property.Type) && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };

    /// <summary>Whether everything that a member is assigned is created there.</summary>
    private static bool IsOnlyGivenNew(string member, SyntaxNode[] parts)
    {
        ExpressionSyntax?[] given =
        [
            .. parts.SelectMany(part => part.DescendantNodes()).Select(node => node switch
            {
                VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax, Initializer.Value: var value } field when field.Identifier.ValueText == member => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == member => value,
                AssignmentExpressionSyntax assignment when FieldUses.NameOf(assignment.Left) == member => assignment.Right,
                ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument when FieldUses.NameOf(argument.Expression) == member => argument.Expression,
                _ => null,
            }).Where(value => value is not null),
        ];
        return given.Length > 0 && given.All(value => value is BaseObjectCreationExpressionSyntax);
    }
}
