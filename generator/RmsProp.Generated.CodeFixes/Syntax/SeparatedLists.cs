using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.CodeFixes;

internal static class SeparatedLists
{
    /// <summary>
    /// Removes nodes from a list. White space around them goes with them; comments stay before the next node, or after the last remaining
    /// one.
    /// </summary>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, Func<T, bool> isRemoved)
        where T : SyntaxNode
    {
        for (int i = list.Count - 1; i >= 0; i--)
        {
            if (isRemoved(list[i]))
            {
                list = list.Count == 1 ? default : i < list.SeparatorCount ? RemoveWithNext(list, i) : RemoveLast(list);
            }
        }

        return list;
    }

    private static SeparatedSyntaxList<T> RemoveWithNext<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        if (index + 1 == list.Count)
        {
            return RemoveBeforeLastComma(list);
        }

        T removed = list[index];
        SyntaxToken separator = list.GetSeparator(index);
        T next = list[index + 1];
        SyntaxTrivia[] between = [.. removed.GetTrailingTrivia(), .. separator.LeadingTrivia, .. separator.TrailingTrivia, .. next.GetLeadingTrivia()];
        SyntaxTriviaList leading = [.. removed.GetLeadingTrivia(), .. Trivia.TrimStart(between)];
        return list.Replace(next, next.WithLeadingTrivia(leading)).RemoveAt(index);
    }

    /// <summary>Handles the trailing comma that a list of attributes may have.</summary>
    private static SeparatedSyntaxList<T> RemoveBeforeLastComma<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode
    {
        T removed = list[list.Count - 1];
        IEnumerable<SyntaxTrivia> trailing = Trivia.Joined(
            list.GetSeparator(list.Count - 2).TrailingTrivia, removed.GetLeadingTrivia(), removed.GetTrailingTrivia(),
            list.GetSeparator(list.Count - 1).TrailingTrivia);
        SeparatedSyntaxList<T> kept = list.RemoveAt(list.Count - 1);
        SyntaxToken comma = kept.GetSeparator(kept.Count - 1);
        return kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(trailing));
    }

    private static SeparatedSyntaxList<T> RemoveLast<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode
    {
        T removed = list[list.Count - 1];
        T last = list[list.Count - 2];
        SyntaxToken separator = list.GetSeparator(list.Count - 2);
        SyntaxTrivia[] behind =
            [.. Trivia.Joined(separator.LeadingTrivia, separator.TrailingTrivia, removed.GetLeadingTrivia(), removed.GetTrailingTrivia())];
        SeparatedSyntaxList<T> kept = list.RemoveAt(list.Count - 1);
        IEnumerable<SyntaxTrivia> trailing = behind.Any(Trivia.IsComment)
            ? [.. last.GetTrailingTrivia(), .. Trivia.TrimEnd(behind)]
            : [.. Trivia.TrimEnd(last.GetTrailingTrivia()), .. removed.GetTrailingTrivia()];
        return kept.Replace(kept.Last(), last.WithTrailingTrivia(trailing));
    }
}
