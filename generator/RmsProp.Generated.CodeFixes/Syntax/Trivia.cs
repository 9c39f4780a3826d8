using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.CodeFixes;

internal static class Trivia
{
    /// <summary>Whether it is more than white space: a comment, or a directive.</summary>
    public static bool IsComment(SyntaxTrivia trivia) => !IsWhiteSpace(trivia);

    /// <summary>Trivia without the indentation at its end.</summary>
    public static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;

    /// <summary>The white space at the end of trivia, on the line of what follows.</summary>
    public static string IndentationOf(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.Last().ToString() : "";

    public static IEnumerable<SyntaxTrivia> TrimStart(IEnumerable<SyntaxTrivia> trivia) => trivia.SkipWhile(IsWhiteSpace);

    /// <summary>Trivia without the white space at its end, save the end of a line that a comment needs.</summary>
    public static IEnumerable<SyntaxTrivia> TrimEnd(IReadOnlyList<SyntaxTrivia> trivia)
    {
        int end = trivia.Count;
        while (end > 0 && IsWhiteSpace(trivia[end - 1]))
        {
            end--;
        }

        return trivia.Take(end < trivia.Count && trivia[end].IsKind(SyntaxKind.EndOfLineTrivia) ? end + 1 : end);
    }

    /// <summary>The end of a line as the file has it.</summary>
    public static SyntaxTrivia EndOfLineOf(SyntaxNode node)
    {
        SyntaxTrivia first = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return first.IsKind(SyntaxKind.EndOfLineTrivia) ? first : SyntaxFactory.LineFeed;
    }

    private static bool IsWhiteSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
