using System.Globalization;
using System.Text;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>
/// Text that somebody else wrote, in a message: short, on one line, and without anything that a terminal or a log acts upon.
/// The output of a build is read by both.
/// </summary>
internal static class ForeignText
{
    private const int Longest = 80;

    /// <summary>A name or a value out of a file: of a long one its beginning.</summary>
    public static string Short(string text) => text.Length <= Longest
        ? Escape(text)
        : Escape(text.Substring(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest))
            + string.Format(CultureInfo.InvariantCulture, "… ({0} characters)", text.Length);

    /// <summary>Any text, with \u and the number for each character that is not seen.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(character => IsUnseen(character)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                escaped.Append(text, i++, 2);
            }
            else if (IsUnseen(text[i]))
            {
                escaped.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    // Format characters turn the direction of what follows.
    private static bool IsUnseen(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
