namespace RmsProp.Generated.Generator.Text;

/// <summary>Lists in prose.</summary>
internal static class WordList
{
    /// <summary>The words with commas, and a conjunction before the last: <c>a, b or c</c>.</summary>
    public static string Of(IReadOnlyList<string> words, string conjunction) => words.Count == 1
        ? words[0]
        : $"{string.Join(", ", words.Take(words.Count - 1))} {conjunction} {words[words.Count - 1]}";
}
