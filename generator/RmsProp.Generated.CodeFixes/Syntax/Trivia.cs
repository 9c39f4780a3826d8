using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.CodeFixes;

internal static class Trivia
{
    /// <summary>Whether the trivia is a comment or a directive, not white space.</summary>
    public static bool IsComment(SyntaxTrivia trivia) => !IsWhiteSpace(trivia);

    /// <summary>Removes the indentation at the end of trivia.</summary>
    public static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;

    /// <summary>The white space at the end of trivia, which indents what follows.</summary>
    public static string IndentationOf(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.Last().ToString() : "";

    public static IEnumerable<SyntaxTrivia> TrimStart(IEnumerable<SyntaxTrivia> trivia) => trivia.SkipWhile(IsWhiteSpace);

    /// <summary>Removes white space at the end of trivia, except the end of line that a comment needs.</summary>
    public static IEnumerable<SyntaxTrivia> TrimEnd(IEnumerable<SyntaxTrivia> trivia)
    {
        SyntaxTrivia[] all = [.. trivia];
        int end = all.Length;
        while (end > 0 && IsWhiteSpace(all[end - 1]))
        {
            end--;
        }

        return all.Take(end < all.Length && all[end].IsKind(SyntaxKind.EndOfLineTrivia) ? end + 1 : end);
    }

    /// <summary>Joins trivia from several places, with one space between two pieces.</summary>
    public static IEnumerable<SyntaxTrivia> Joined(params IEnumerable<SyntaxTrivia>[] pieces)
    {
        SyntaxTrivia[] all = [.. pieces.SelectMany(piece => piece)];
        return all.Where((trivia, i) => i == 0 || !trivia.IsKind(SyntaxKind.WhitespaceTrivia) || !all[i - 1].IsKind(SyntaxKind.WhitespaceTrivia));
    }

    /// <summary>The line ending that the file uses.</summary>
    public static SyntaxTrivia EndOfLineOf(SyntaxNode node)
    {
        SyntaxTrivia first = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return first.IsKind(SyntaxKind.EndOfLineTrivia) ? first : SyntaxFactory.LineFeed;
    }

    private static bool IsWhiteSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
