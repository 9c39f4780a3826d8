using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Replaces the trained copy by a reference: a local refers to the original, a parameter to the caller's value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TrainOriginalFix)), Shared]
public sealed class TrainOriginalFix() : RepairProvider(UseDescriptors.CopyIsTrained)
{
    private static readonly SyntaxToken Ref = SyntaxFactory.Token([], SyntaxKind.RefKeyword, [SyntaxFactory.Space]);

    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Diagnostic.AdditionalLocations is not [{ } declared])
        {
            yield break;
        }

        switch (context.Hint(RepairHint.Kind))
        {
            case RepairHint.Refer when context.Find<VariableDeclaratorSyntax>(declared) is
                { Initializer: { } initializer, Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: not RefTypeSyntax, Parent: LocalDeclarationStatementSyntax } declaration } local
                && local.Identifier.Span == declared.SourceSpan:
                yield return new Repair(
                    $"Make '{local.Identifier.ValueText}' a reference to '{initializer.Value}'", "Make a reference", edits => edits.Replace(declaration, "ref", ToReference));
                break;
            case RepairHint.PassByReference when context.Find<ParameterSyntax>(declared) is
                { Type: not null, Modifiers.Count: 0, Default: null, Parent: ParameterListSyntax { Parent: { } function } } parameter && CanTakeReferences(function, context):
                yield return new Repair(
                    $"Make '{parameter.Identifier.ValueText}' a ref parameter",
                    "Make a ref parameter",
                    edits => edits.Replace(parameter, "ref", current => current
                        .WithType(current.Type!.WithLeadingTrivia())
                        .WithModifiers([Ref.WithLeadingTrivia(current.Type!.GetLeadingTrivia())])));
                break;
        }
    }

    private static VariableDeclarationSyntax ToReference(VariableDeclarationSyntax declaration)
    {
        VariableDeclaratorSyntax local = declaration.Variables[0];
        ExpressionSyntax value = local.Initializer!.Value;
        return declaration
            .WithType(SyntaxFactory.RefType(Ref.WithLeadingTrivia(declaration.Type.GetLeadingTrivia()), declaration.Type.WithLeadingTrivia()))
            .WithVariables([local.WithInitializer(local.Initializer.WithValue(
                SyntaxFactory.RefExpression(Ref.WithLeadingTrivia(value.GetLeadingTrivia()), value.WithLeadingTrivia())))]);
    }

    /// <summary>Whether the function's parameters may be references: only its calls depend on their kind.</summary>
    private static bool CanTakeReferences(SyntaxNode function, RepairContext context) =>
        function is LocalFunctionStatementSyntax or MethodDeclarationSyntax
        && context.Model.GetDeclaredSymbol(function, context.CancellationToken) is IMethodSymbol { IsAsync: false, IsOverride: false, IsVirtual: false, IsAbstract: false, IsPartialDefinition: false, PartialDefinitionPart: null, ExplicitInterfaceImplementations.IsEmpty: true } method
        && !function.DescendantNodes().Any(node => node is YieldStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        && !method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.Name)).Any(
            member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
