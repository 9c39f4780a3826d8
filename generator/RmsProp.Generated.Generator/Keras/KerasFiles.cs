using System.IO;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>Which of a project's additional files a name means.</summary>
internal static class KerasFiles
{
    private const string Extension = ".json";

    public static bool CanBe(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The one file whose path is, or ends with, that name; where there is none or several, what is wrong.</summary>
    public static T? Find<T>(IEnumerable<T> files, Func<T, string> pathOf, string name, out string? fault)
        where T : class
    {
        string ending = Normalized(name);
        T[] found =
        [
            .. files.Where(file => CanBe(pathOf(file)) && EndsWith(Normalized(pathOf(file)), ending))
                .GroupBy(pathOf, StringComparer.Ordinal)
                .Select(same => same.First()),
        ];
        fault = found.Length switch
        {
            _ when !CanBe(name) => $"the name of the file must end in {Extension}",
            0 => $"it is none of the project's additional files: write <AdditionalFiles Include=\"{name}\" /> into the project file",
            1 => null,
            _ => $"{string.Join(" and ", found.Select(pathOf).OrderBy(path => path, StringComparer.Ordinal))} both end with it: write more of the path",
        };
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The name without its folders.</summary>
    public static string NameOf(string path) => Path.GetFileName(Normalized(path));

    private static bool EndsWith(string path, string ending) =>
        path == ending || path.EndsWith("/" + ending, StringComparison.Ordinal);

    private static string Normalized(string path)
    {
        string normalized = path.Replace('\\', '/');
        return normalized.StartsWith("./", StringComparison.Ordinal) ? normalized.Substring(2) : normalized;
    }
}
