using System.Globalization;
using System.Text;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// Text out of a file in a message: short, on one line, and without anything that a terminal or a log acts upon. Whoever made
/// the file chose it.
/// </summary>
internal static class ForeignText
{
    private const int LongestName = 80;
    private const int LongestSentence = 300;

    /// <summary>A name or a value, in quotes.</summary>
    public static string Quote(string text) => $"'{Escape(Start(text, LongestName))}'{Rest(text, LongestName)}";

    /// <summary>The same without quotes.</summary>
    public static string Plain(string text) => Escape(Start(text, LongestName)) + Rest(text, LongestName);

    /// <summary>What somebody else says about it.</summary>
    public static string Sentence(string text) => Escape(Start(text, LongestSentence).ReplaceLineEndings(" ")) + Rest(text, LongestSentence);

    private static string Start(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";

    private static string Rest(string text, int longest) => text.Length <= longest
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({text.Length} characters)");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Format characters turn the direction of what follows, or are not seen at all.
            bool isSeen = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
            escaped.Append(isSeen ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"));
        }

        return escaped.ToString();
    }
}
