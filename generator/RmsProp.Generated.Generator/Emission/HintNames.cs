using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The names of generated files, which must differ by more than case and fit a file system.</summary>
internal static class HintNames
{
    private const int Longest = 120;

    /// <summary>The names that stand for several optimizers once case is ignored, sorted.</summary>
    public static EquatableArray<string> Ambiguous(IEnumerable<string> names) =>
        new(names
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>The name of a file. Whatever is told apart by a hash may differ by its keyword alone: a struct and a record struct of one name.</summary>
    public static string FileName(OptimizerModel model, EquatableArray<string> ambiguous)
    {
        string full = model.HintName;
        string name = new([.. full.Select(character => IsAllowed(character) ? character : '_')]);
        if (name.Length > Longest)
        {
            name = name.Substring(name.Length - Longest);
        }

        return (name != full || ambiguous.Contains(full) ? name + "." + Hash(full + string.Concat(model.Target.Declarations)) : name) + ".g.cs";
    }

    // An identifier may have characters that a hint name may not, combining marks for one.
    private static bool IsAllowed(char character) => char.IsLetterOrDigit(character) || "._,{}".IndexOf(character) >= 0;

    // FNV-1a: string.GetHashCode differs from process to process.
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
