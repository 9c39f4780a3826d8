namespace RmsProp.Generated.CodeFixes;

internal static class Words
{
    /// <summary>Joins words into a list as in prose: a, b and c.</summary>
    public static string And(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }
}
