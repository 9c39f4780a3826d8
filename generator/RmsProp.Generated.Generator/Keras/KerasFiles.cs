using System.IO;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>Finds the additional file of a project that a name refers to.</summary>
internal static class KerasFiles
{
    private const string Extension = ".json";

    /// <summary>Whether one of the names refers to the file at this path.</summary>
    public static bool IsAnyOf(string path, EquatableArray<string> names) => names.Any(name => Is(path, Normalized(name)));

    /// <summary>Finds the one file whose path is, or ends with, the name; returns a fault if there are none or several.</summary>
    public static T? Find<T>(IEnumerable<T> files, Func<T, string> pathOf, string name, out string? fault)
        where T : class
    {
        string ending = Normalized(name);
        T[] found =
        [
            .. files.Where(file => Is(pathOf(file), ending))
                .GroupBy(pathOf, StringComparer.Ordinal)
                .Select(same => same.First()),
        ];
        fault = found.Length switch
        {
            _ when !HasExtension(name) => $"the name of the file must end in {Extension}",
            0 => $"it is none of the project's additional files: write <AdditionalFiles Include=\"{name}\" /> into the project file",
            1 => null,
            _ => $"{string.Join(" and ", found.Select(pathOf).OrderBy(path => path, StringComparer.Ordinal))} both end with it: write more of the path",
        };
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The file name without folders.</summary>
    public static string NameOf(string path) => Path.GetFileName(Normalized(path));

    private static bool Is(string path, string ending)
    {
        string normalized = Normalized(path);
        return HasExtension(normalized) && (normalized == ending || normalized.EndsWith("/" + ending, StringComparison.Ordinal));
    }

    private static bool HasExtension(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    private static string Normalized(string path)
    {
        string normalized = path.Replace('\\', '/');
        return normalized.StartsWith("./", StringComparison.Ordinal) ? normalized.Substring(2) : normalized;
    }
}
