using System.Globalization;

namespace RmsProp.Generated.Generator.Text;

internal static class Identifiers
{
    /// <summary>Turns a name into a part of an identifier: an explicitly implemented property or a path has dots and brackets.</summary>
    public static string AsIdentifier(this string name) => new([.. name.Select(character => IsPart(character) ? character : '_')]);

    // The grammar of C#, "Identifiers"; characters of class 'Format' are allowed, but ignored in comparisons.
    private static bool IsPart(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => true,
        _ => false,
    };
}
