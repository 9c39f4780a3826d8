using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Turns a class that holds parameters into a struct.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStructFix)), Shared]
public sealed class MakeStructFix() : RepairProvider(Descriptors.NotAStruct)
{
    private static readonly SyntaxKind[] OfClassesOnly =
        [SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.ProtectedKeyword];

    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Find<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || type.BaseType?.SpecialType != SpecialType.System_Object)
        {
            yield break;
        }

        TypeDeclarationSyntax[] parts = [.. context.Declarations<TypeDeclarationSyntax>(type)];
        bool hasConstructor = parts.Any(part => part.ParameterList is not null || part.Members.Any(SyntaxKind.ConstructorDeclaration));
        if (parts.All(part => CanBeStruct(part, hasConstructor)))
        {
            TypeDeclarationSyntax[] notPartial = MakePartialFix.NotPartial(declaration);
            yield return new Repair(
                $"Make '{type.Name}' a {(notPartial.Contains(declaration) ? "partial " : "")}struct",
                "Make a struct",
                edits =>
                {
                    MakePartialFix.Apply(edits, notPartial);
                    foreach (TypeDeclarationSyntax part in parts)
                    {
                        edits.Replace(part, "struct", ToStruct);
                    }
                });
        }
    }

    /// <summary>Whether nothing in the type is allowed only in classes. A struct with field initializers needs a constructor.</summary>
    private static bool CanBeStruct(TypeDeclarationSyntax part, bool hasConstructor) =>
        !part.Modifiers.Concat(part.Members.SelectMany(member => member.Modifiers)).Any(
            modifier => OfClassesOnly.Contains(modifier.Kind()) && !(modifier.IsKind(SyntaxKind.StaticKeyword) && modifier.Parent != part))
        && !part.Members.Any(SyntaxKind.DestructorDeclaration)
        && (hasConstructor || !part.Members.Any(IsInitialized));

    private static bool IsInitialized(MemberDeclarationSyntax member) => !member.Has(SyntaxKind.StaticKeyword) && member switch
    {
        FieldDeclarationSyntax { Declaration.Variables: var variables } =>
            !member.Has(SyntaxKind.ConstKeyword) && variables.Any(variable => variable.Initializer is not null),
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    };

    private static TypeDeclarationSyntax ToStruct(TypeDeclarationSyntax part) => part.Without(SyntaxKind.SealedKeyword) switch
    {
        RecordDeclarationSyntax record => SyntaxFactory.RecordDeclaration(
            SyntaxKind.RecordStructDeclaration,
            record.AttributeLists,
            record.Modifiers,
            record.Keyword.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token([], SyntaxKind.StructKeyword, TriviaOfLast(record)),
            record.Identifier,
            record.TypeParameterList,
            record.ParameterList,
            record.BaseList,
            record.ConstraintClauses,
            record.OpenBraceToken,
            record.Members,
            record.CloseBraceToken,
            record.SemicolonToken),
        ClassDeclarationSyntax type => SyntaxFactory.StructDeclaration(
            type.AttributeLists,
            type.Modifiers,
            SyntaxFactory.Token(SyntaxKind.StructKeyword).WithTriviaFrom(type.Keyword),
            type.Identifier,
            type.TypeParameterList,
            type.ParameterList,
            type.BaseList,
            type.ConstraintClauses,
            type.OpenBraceToken,
            type.Members,
            type.CloseBraceToken,
            type.SemicolonToken),
        TypeDeclarationSyntax other => other,
    };

    private static SyntaxTriviaList TriviaOfLast(RecordDeclarationSyntax record) =>
        (record.ClassOrStructKeyword.IsKind(SyntaxKind.None) ? record.Keyword : record.ClassOrStructKeyword).TrailingTrivia;
}
