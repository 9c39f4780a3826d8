using System.Text.RegularExpressions;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>The pages of documentation, by their paths in the repository.</summary>
internal static partial class Pages
{
    /// <summary>Every page except those of the rules, whose examples are wrong on purpose.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        "CHANGELOG.md",
        .. new[] { ".github", "generator", "samples", "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(page => !BuildOutput().IsMatch(page) && !RulePage().IsMatch(page))
            .Order(StringComparer.Ordinal),
    ];

    public static string Root => Path.GetFullPath(Path.Combine(ProjectDirectory.Path, "../.."));

    public static string PathOf(string page) => Path.Combine(Root, page);

    public static IReadOnlyList<string> LinesOf(string page) => File.ReadAllLines(PathOf(page));

    /// <summary>The blocks of C# on a page.</summary>
    public static IReadOnlyList<string> BlocksOf(string page) =>
        [.. CSharpBlock().Matches(File.ReadAllText(PathOf(page))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("(^|/)(bin|obj|artifacts|StrykerOutput|BenchmarkDotNet.Artifacts)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex("^generator/docs/rules/RMSP")]
    private static partial Regex RulePage();

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
