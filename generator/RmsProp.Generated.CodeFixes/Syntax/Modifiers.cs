using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Adds and removes modifiers of types and members without moving anything else.</summary>
internal static class Modifiers
{
    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    /// <summary>Adds <c>partial</c>, which the type lacks and which must be its last modifier.</summary>
    public static TypeDeclarationSyntax WithPartial(this TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Count > 0)
        {
            return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(Spaced(SyntaxKind.PartialKeyword)));
        }

        SyntaxToken partial = Spaced(SyntaxKind.PartialKeyword).WithLeadingTrivia(type.Keyword.LeadingTrivia);
        return (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial]);
    }

    public static T Without<T>(this T member, SyntaxKind modifier)
        where T : MemberDeclarationSyntax
    {
        int index = member.Modifiers.IndexOf(modifier);
        if (index < 0)
        {
            return member;
        }

        SyntaxToken removed = member.Modifiers[index];
        SyntaxToken next = removed.GetNextToken();
        SyntaxTriviaList leading = removed.LeadingTrivia
            .AddRange(Trivia.TrimStart(removed.TrailingTrivia))
            .AddRange(next.LeadingTrivia);
        T changed = member.ReplaceToken(next, next.WithLeadingTrivia(leading));
        return (T)changed.WithModifiers(changed.Modifiers.RemoveAt(index));
    }

    public static MemberDeclarationSyntax With(this MemberDeclarationSyntax member, SyntaxKind old, SyntaxKind modifier)
    {
        int index = member.Modifiers.IndexOf(old);
        return index < 0
            ? member
            : member.WithModifiers(member.Modifiers.Replace(
                member.Modifiers[index], SyntaxFactory.Token(modifier).WithTriviaFrom(member.Modifiers[index])));
    }

    private static SyntaxToken Spaced(SyntaxKind kind) => SyntaxFactory.Token([], kind, [SyntaxFactory.Space]);
}
