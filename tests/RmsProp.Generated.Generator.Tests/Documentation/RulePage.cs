using System.Text.RegularExpressions;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>The page of a rule, in <c>generator/docs/rules</c>.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Severity">Its severity, in lower case.</param>
/// <param name="Repairs">The titles of the repairs that an editor offers.</param>
/// <param name="Wrong">An example that breaks this rule and no other.</param>
/// <param name="Right">The same example, corrected.</param>
internal sealed partial record RulePage(
    string Rule, string Title, string Severity, IReadOnlyList<string> Repairs, RulePage.Example Wrong, RulePage.Example Right)
{
    private static readonly string Folder = Path.Combine(ProjectDirectory.Path, "../../generator/docs/rules");

    /// <summary>The pages of the analyzers' rules, by id.</summary>
    public static IReadOnlyList<RulePage> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "RMSP???.md").Order(StringComparer.Ordinal).Select(path => Read(Path.GetFileNameWithoutExtension(path)))];

    public static RulePage Of(string rule) => All.Single(page => page.Rule == rule);

    public static RulePage Read(string rule)
    {
        string page = File.ReadAllText(Path.Combine(Folder, rule + ".md")).ReplaceLineEndings("\n");
        Match heading = Heading().Match(page);
        return new RulePage(
            heading.Groups["rule"].Value,
            heading.Groups["title"].Value,
            heading.Groups["severity"].Value,
            [.. Repair().Matches(Section(page, "How to fix it")).Select(match => match.Groups["title"].Value)],
            Example.Read(Section(page, "Wrong")),
            Example.Read(Section(page, "Right")));
    }

    private static string Section(string page, string heading)
    {
        int start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"A page has no section \"{heading}\".");
        int end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)];
    }

    /// <summary>An example.</summary>
    /// <param name="Source">Its code.</param>
    /// <param name="File">The additional file of the project, if it has one.</param>
    /// <param name="Added">The output of another source generator, if there is one.</param>
    /// <param name="LanguageVersion">The language version in the project file, if there is one.</param>
    internal sealed record Example(string Source, (string Name, string Text)? File, string? Added, string? LanguageVersion)
    {
        public static Example Read(string section)
        {
            string[] sources = [.. CSharp().Matches(section).Select(match => match.Groups["text"].Value)];
            return new Example(
                sources.FirstOrDefault() ?? "",
                Json().Match(section) is { Success: true, Groups: var file } ? (file["name"].Value, file["text"].Value) : null,
                sources.ElementAtOrDefault(1),
                Version().Match(section) is { Success: true, Groups: var version } ? version["version"].Value : null);
        }
    }

    [GeneratedRegex(@"\A# (?<rule>\w+): (?<title>.+)\n\nSeverity: (?<severity>\w+)\n")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^- \*\*(?<title>.+)\*\*$", RegexOptions.Multiline)]
    private static partial Regex Repair();

    [GeneratedRegex("^```csharp\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("^`(?<name>[^`]+)`:\n\n```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("<LangVersion>(?<version>[^<]+)</LangVersion>")]
    private static partial Regex Version();
}
