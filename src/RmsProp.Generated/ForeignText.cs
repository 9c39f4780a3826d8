using System.Globalization;
using System.Text;

namespace RmsProp.Generated;

/// <summary>
/// Text from outside in a message: shortened, on one line, and without anything that a terminal or a log acts upon. The generator
/// compiles this file as well.
/// </summary>
internal static class ForeignText
{
    private const int LongestName = 80;
    private const int LongestSentence = 300;

    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\f", "\u0085", "\u2028", "\u2029"];

    /// <summary>A name or a value; of a long one its beginning.</summary>
    public static string Plain(string text) => Escape(Start(text, LongestName)) + Rest(text, LongestName);

    /// <summary>The same in quotes.</summary>
    public static string Quote(string text) => $"'{Escape(Start(text, LongestName))}'{Rest(text, LongestName)}";

    /// <summary>Another library's message.</summary>
    public static string Sentence(string text) =>
        Escape(string.Join(" ", Start(text, LongestSentence).Split(LineBreaks, StringSplitOptions.None))) + Rest(text, LongestSentence);

    /// <summary>Escapes every invisible character in a text as \u and four digits, or \U and eight.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsSeen(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                escaped.Append(text, i, length);
            }
            else
            {
                escaped.Append(length == 1
                    ? "\\u" + ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)
                    : "\\U" + char.ConvertToUtf32(text, i).ToString("X8", CultureInfo.InvariantCulture));
            }

            i += length - 1;
        }

        return escaped.ToString();
    }

    // Format characters are invisible, or change the direction of the text after them; unassigned ones may become such.
    private static bool IsSeen(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static string Start(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        string start = text.Substring(0, char.IsSurrogatePair(text, longest - 1) ? longest - 1 : longest);
        return start + "…";
    }

    private static string Rest(string text, int longest) => text.Length <= longest
        ? ""
        : string.Format(CultureInfo.InvariantCulture, " ({0} characters)", text.Length);
}
