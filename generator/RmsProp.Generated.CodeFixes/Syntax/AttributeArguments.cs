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

    /// <summary>Sets an argument, or appends it if it is missing.</summary>
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

        // On a line of its own if the last argument has one. A comment after the last argument stays with it.
        AttributeArgumentSyntax last = list.Arguments.Last();
        SyntaxTriviaList behind = last.GetTrailingTrivia();
        SyntaxTrivia[] ofLast = [], ofComma = [SyntaxFactory.Space];
        string indentation = "";
        SyntaxTriviaList before = list.Arguments.GetSeparators().Prepend(list.OpenParenToken).Last().TrailingTrivia;
        if (before.IndexOf(SyntaxKind.EndOfLineTrivia) is >= 0 and var end)
        {
            ofComma = [.. behind.TakeWhile(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)), before[end]];
            behind = [.. behind.Skip(ofComma.Length - 1)];
            indentation = Trivia.IndentationOf(last.GetLeadingTrivia());
        }
        else if (!behind.Any(SyntaxKind.EndOfLineTrivia))
        {
            ofLast = [.. Trivia.TrimEnd(behind)];
            behind = [.. behind.Skip(ofLast.Length)];
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = list.Arguments
            .Replace(last, last.WithTrailingTrivia(ofLast))
            .Add(added.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(behind));
        SyntaxToken comma = SyntaxFactory.Token([], SyntaxKind.CommaToken, [.. ofComma]);
        return attribute.WithArgumentList(list.WithArguments(arguments.ReplaceSeparator(arguments.GetSeparators().Last(), comma)));
    }
}
