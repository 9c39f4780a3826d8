namespace RmsProp.Generated.TestKit;

/// <summary>
/// Texts as messages of the library and of the generator show them: invisible characters become C# escapes. The categories are those of
/// Unicode's UnicodeData.txt: Cc, Cf, Cn, Cs, Zl and Zp.
/// </summary>
public static class SeenTexts
{
    /// <summary>A text, and how a message shows it.</summary>
    public static IReadOnlyList<(string Text, string Seen)> All { get; } =
    [
        ("plain 'quoted' text", "plain 'quoted' text"),
        ("Größe, 重み, вес", "Größe, 重み, вес"),
        ("\u001b[31mred", @"\u001B[31mred"), // Cc
        ("a\r\nb\tc", @"a\u000D\u000Ab\u0009c"),
        ("\u0000\u007f\u0085", @"\u0000\u007F\u0085"),
        ("\u2028\u2029", @"\u2028\u2029"), // Zl, Zp
        ("\u202eabc\u200b\ufeff", @"\u202Eabc\u200B\uFEFF"), // Cf
        ("\u0378\ufffe", @"\u0378\uFFFE"), // Cn: not assigned, and never to be.
        ("a\U0001F600b\U00020000", "a\U0001F600b\U00020000"), // So and Lo, above U+FFFF.
        ("a\U000E0041b", @"a\U000E0041b"), // Cf, above U+FFFF: a tag.
        ("\U000E0FFF\U0010FFFF", @"\U000E0FFF\U0010FFFF"), // Cn, above U+FFFF.
        ("\ue000", "\ue000"), // Co: a font may have it.
    ];

    /// <summary>Half a character, which a UTF-8 file can't contain and a string can.</summary>
    public static IReadOnlyList<(string Text, string Seen)> Halves { get; } =
    [
        ("a\ud83d", @"a\uD83D"), // Cs
        ("\ude00\ud83d!", @"\uDE00\uD83D!"),
    ];
}
