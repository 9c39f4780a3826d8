using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Named arguments of attributes.</summary>
internal static class AttributeArguments
{
    public static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    public static AttributeArgumentSyntax? Argument(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => NameOf(argument) == name);

    /// <summary>Gives an argument another value, or adds it behind those that are there.</summary>
    public static void SetArgument(this SolutionEdits edits, AttributeSyntax attribute, string name, string value)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        if (attribute.Argument(name) is { } existing)
        {
            edits.Replace(existing, "Set", argument => argument.WithExpression(expression.WithTriviaFrom(argument.Expression)));
            return;
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(name),
                SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsToken, [SyntaxFactory.Space])),
            null,
            expression);
        edits.Replace(attribute, "Add " + name, current => Add(current, added));
    }

    private static AttributeSyntax Add(AttributeSyntax attribute, AttributeArgumentSyntax added)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return attribute.WithoutTrailingTrivia()
                .WithArgumentList(SyntaxFactory.AttributeArgumentList([added]).WithTrailingTrivia(attribute.GetTrailingTrivia()));
        }

        if (list.Arguments.Count == 0)
        {
            return attribute.WithArgumentList(list.WithArguments([added]));
        }

        AttributeArgumentSyntax last = list.Arguments.Last();
        SyntaxTriviaList behindLast = last.GetTrailingTrivia();

        // One a line, if the others are.
        SyntaxTrivia endOfLine = list.Arguments.GetSeparators().LastOrDefault().TrailingTrivia
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        bool hasOwnLine = endOfLine.IsKind(SyntaxKind.EndOfLineTrivia);
        SyntaxToken comma = SyntaxFactory.Token([], SyntaxKind.CommaToken, [hasOwnLine ? endOfLine : SyntaxFactory.Space]);
        string indentation = hasOwnLine ? Trivia.IndentationOf(last.GetLeadingTrivia()) : "";
        SyntaxNodeOrToken[] parts =
        [
            .. list.Arguments.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators(),
            .. list.Arguments.SeparatorCount < list.Arguments.Count ? [comma] : Array.Empty<SyntaxNodeOrToken>(),
            added.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(behindLast),
        ];
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(parts)));
    }
}
