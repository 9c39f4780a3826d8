using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>Recognizes methods, and getters of properties, that create something new on each call, judging by their syntax.</summary>
internal static class Factory
{
    /// <summary>Whether everything a method returns is new and not shared.</summary>
    public static bool ReturnsNew(IMethodSymbol method)
    {
        if (method.IsVirtual || method.IsOverride || method.IsAbstract
            || TrainingMethods.DeclarationOf(method) is not { } declaration)
        {
            return false;
        }

        ExpressionSyntax[] returned =
        [
            .. declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>(),
            .. declaration.ChildNodes().Prepend(declaration).OfType<ArrowExpressionClauseSyntax>().Select(arrow => arrow.Expression),
        ];
        return returned.Length > 0 && returned.All(expression => IsNew(expression) || (expression is IdentifierNameSyntax name && IsKeptFromOthers(name.Identifier.ValueText, declaration)));
    }

    private static bool IsNew(ExpressionSyntax? expression) => expression is BaseObjectCreationExpressionSyntax;

    /// <summary>Whether a variable is new, and only has its properties set before it is returned.</summary>
    private static bool IsKeptFromOthers(string variable, SyntaxNode declaration) =>
        declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declarator => declarator.Identifier.ValueText == variable && IsNew(declarator.Initializer?.Value))
        && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable).All(name =>
            name.Parent is ReturnStatementSyntax or MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax });
}
