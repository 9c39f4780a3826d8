using System.Text.RegularExpressions;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Breaks long lines of documentation between words.</summary>
internal static class DocumentationWrapping
{
    private const string Prefix = "/// ";

    // A tag is part of a word, including its spaces, and so are the spaces around an equals sign.
    private static readonly Regex Word = new("(<[^>]*>|[^ <]| (?==)|(?<==) )+");
    private static readonly Regex Element = new(@"^(?<start><(?<name>summary|remarks|param|exception)\b[^>]*>)(?<text>.*)(?<end></\k<name>>)$");

    public static bool IsDocumentation(string line) => line.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Breaks a line; if an element needs several lines, its tags get lines of their own.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        if (line.Length <= width)
        {
            return [line];
        }

        string text = line.Substring(Prefix.Length);
        Match element = Element.Match(text);
        return element.Success
            ? [Prefix + element.Groups["start"].Value, .. Fill(element.Groups["text"].Value, width), Prefix + element.Groups["end"].Value]
            : Fill(text, width);
    }

    private static IEnumerable<string> Fill(string text, int width)
    {
        string current = Prefix.TrimEnd();
        foreach (Match word in Word.Matches(text))
        {
            if (current.Length + 1 + word.Length > width && current.Length > Prefix.Length)
            {
                yield return current;
                current = Prefix.TrimEnd();
            }

            current += " " + word.Value;
        }

        yield return current;
    }
}
