using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes a method that gives the learning rate static if it needs no instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeMethodStaticFix)), Shared]
public sealed class MakeMethodStaticFix() : RepairProvider(Descriptors.InvalidLearningRateMethod)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) != RepairHint.MakeStatic || context.Hint(RepairHint.Names) is not { } name
            || context.Find<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            yield break;
        }

        MethodDeclarationSyntax[] methods =
        [
            .. type.GetMembers(name).Where(member => !member.IsStatic).SelectMany(context.Declarations<MethodDeclarationSyntax>),
        ];
        if (methods.Length == 1 && methods[0].SyntaxTree == context.Root.SyntaxTree && !NeedsInstance(methods[0], context))
        {
            yield return new Repair(
                $"Make '{name}' static", "Make static", edits => edits.Replace(methods[0], "static", WithStatic));
        }
    }

    private static bool NeedsInstance(MethodDeclarationSyntax method, RepairContext context) =>
        method.ExplicitInterfaceSpecifier is not null
        || method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.ReadOnlyKeyword or SyntaxKind.OverrideKeyword)
        || method.DescendantNodes().Any(node => node is ThisExpressionSyntax || (node is SimpleNameSyntax name && IsInstanceMember(name, context)));

    private static bool IsInstanceMember(SimpleNameSyntax name, RepairContext context) =>
        (name.Parent is not MemberAccessExpressionSyntax { Expression: var receiver } || receiver == name)
            && context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is
                { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event };

    private static MethodDeclarationSyntax WithStatic(MethodDeclarationSyntax method)
    {
        SyntaxToken @static = SyntaxFactory.Token([], SyntaxKind.StaticKeyword, [SyntaxFactory.Space]);
        return method.Modifiers.Count > 0
            ? method.WithModifiers(method.Modifiers.Add(@static))
            : method
                .WithReturnType(method.ReturnType.WithLeadingTrivia())
                .WithModifiers([@static.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())]);
    }
}
