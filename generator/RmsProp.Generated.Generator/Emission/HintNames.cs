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
        bool isLong = full.Length > Longest;
        string name = isLong ? full.Substring(full.Length - Longest) : full;
        return (isLong || ambiguous.Contains(full) ? name + "." + Hash(full + string.Concat(model.Target.Declarations)) : name) + ".g.cs";
    }

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
