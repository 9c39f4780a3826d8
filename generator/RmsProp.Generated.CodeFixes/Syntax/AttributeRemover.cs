using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// Removes attributes and arguments of attributes, and brackets that are left empty. Comments and the layout of the rest stay.
/// </summary>
internal sealed class AttributeRemover(Func<SyntaxNode, bool> isRemoved) : CSharpSyntaxRewriter
{
    /// <summary>The trivia before a removed list, to go before the next token.</summary>
    private SyntaxTriviaList _pending;

    public override SyntaxNode? VisitAttributeArgumentList(AttributeArgumentListSyntax node)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> kept = SeparatedLists.Without(node.Arguments, isRemoved);
        if (kept.Count > 0 || node.Arguments.Count == 0)
        {
            return base.VisitAttributeArgumentList(node.WithArguments(kept));
        }

        SyntaxToken open = node.OpenParenToken, close = node.CloseParenToken;
        IEnumerable<SyntaxTrivia>[] between =
        [
            open.TrailingTrivia,
            .. node.Arguments.GetWithSeparators().SelectMany(part => new[] { part.GetLeadingTrivia(), part.GetTrailingTrivia() }),
        ];
        SyntaxTriviaList inside = [.. Trivia.TrimEnd(Trivia.Joined(between)), .. close.LeadingTrivia];
        return inside.Any(Trivia.IsComment)
            ? node.Update(open.WithTrailingTrivia(), kept, close.WithLeadingTrivia(inside))
            : null;
    }

    public override SyntaxNode? VisitAttribute(AttributeSyntax node)
    {
        var visited = (AttributeSyntax?)base.VisitAttribute(node);
        return visited is { ArgumentList: null } && node.ArgumentList is { } list
            ? visited.WithTrailingTrivia(list.GetTrailingTrivia())
            : visited;
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        SeparatedSyntaxList<AttributeSyntax> kept = SeparatedLists.Without(node.Attributes, isRemoved);
        if (kept.Count > 0 || node.Attributes.Count == 0)
        {
            return base.VisitAttributeList(node.WithAttributes(kept));
        }

        SyntaxTriviaList leading = node.GetLeadingTrivia();
        SyntaxTrivia[] comments = [.. Trivia.TrimStart(node.DescendantTrivia().Where(trivia => !leading.Contains(trivia)))];
        bool leavesLine = comments.Length == 0 && node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        _pending = _pending.AddRange(leavesLine ? Trivia.WithoutIndentation(leading) : leading).AddRange(comments);
        return null;
    }

    public override SyntaxToken VisitToken(SyntaxToken token)
    {
        if (_pending.Count == 0)
        {
            return base.VisitToken(token);
        }

        SyntaxToken next = token.WithLeadingTrivia(_pending.AddRange(token.LeadingTrivia));
        _pending = default;
        return next;
    }
}
