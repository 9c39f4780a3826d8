using System.Globalization;
using System.Text.RegularExpressions;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>Everything that the pages of documentation refer to exists, and the README agrees with the pages that it summarizes.</summary>
public sealed partial class PageTests
{
    // Nobody reads more.
    private const int MostLinesOfReadme = 200;

    private static readonly string[] FoldersOfCode = ["src", "generator", "tests"];

    public static TheoryData<string> PagesWithLinks =>
        [.. Pages.All, .. Directory.EnumerateFiles(Pages.PathOf("generator/docs/rules"), "RMSP*.md").Select(path => "generator/docs/rules/" + Path.GetFileName(path))];

    /// <summary>Links within the repository lead to existing files, and to existing headings in them.</summary>
    [Theory]
    [MemberData(nameof(PagesWithLinks))]
    public void Links_lead_somewhere(string page)
    {
        string text = CodeBlock().Replace(File.ReadAllText(Pages.PathOf(page)), "");
        foreach (Match link in Link().Matches(text))
        {
            string path = link.Groups["path"].Value, anchor = link.Groups["anchor"].Value;
            string target = path.Length == 0 ? Pages.PathOf(page) : Path.Combine(Path.GetDirectoryName(Pages.PathOf(page))!, path);
            Assert.True(File.Exists(target) || (anchor.Length == 0 && Directory.Exists(target)), $"{page} links to {path}");
            Assert.True(anchor.Length == 0 || AnchorsOf(target).Contains(anchor), $"{page} links to {path}#{anchor}");
        }
    }

    [Fact]
    public void The_readme_is_short() => Assert.InRange(Pages.LinesOf("README.md").Count, 1, MostLinesOfReadme);

    [Fact]
    public void The_readme_leads_to_every_page_of_documentation()
    {
        string readme = File.ReadAllText(Pages.PathOf("README.md"));
        Assert.All(
            Pages.All.Where(page => page.Contains("/docs/", StringComparison.Ordinal)),
            page => Assert.Contains($"]({page})", readme, StringComparison.Ordinal));
    }

    /// <summary>The loop by hand is the peer "naive C#" in the results, as a multiple of Exact.</summary>
    [Fact]
    public void The_readme_compares_with_loops_by_the_figures_of_the_results()
    {
        Dictionary<string, string> results = Pages.LinesOf("tests/RmsProp.Generated.Benchmarks/results.md")
            .Select(line => ResultOfPlain().Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups["length"].Value, match => match.Groups["ratio"].Value);
        (string Length, string Ratio)[] readme =
        [
            .. Pages.LinesOf("README.md").Select(line => ComparisonRow().Match(line)).Where(match => match.Success)
                .Select(match => (match.Groups["length"].Value.Replace(" M", "M", StringComparison.Ordinal), match.Groups["ratio"].Value)),
        ];
        Assert.Equal(["17", "1,024", "16,384", "1M", "16M"], readme.Select(row => row.Length));
        Assert.All(readme, row => Assert.Equal(
            double.Parse(results[row.Length], CultureInfo.InvariantCulture), double.Parse(row.Ratio, CultureInfo.InvariantCulture), tolerance: 0.051));
    }

    /// <summary>The table of whole steps has the times of the results, to the digit.</summary>
    [Fact]
    public void The_readme_has_the_whole_steps_of_the_results()
    {
        Dictionary<string, string>[] results = TableOf("tests/RmsProp.Generated.Benchmarks/steps.md", "step"), readme = TableOf("README.md", "a whole step, µs");
        Assert.Equal(results.Select(row => row["step"]), readme.Select(row => row["a whole step, µs"]));
        foreach ((Dictionary<string, string> result, Dictionary<string, string> row) in results.Zip(readme))
        {
            Assert.All(
                row.Where(cell => cell.Key != "a whole step, µs"),
                cell => Assert.StartsWith(cell.Value.Length == 0 ? "" : $"**{cell.Value}** (", result[cell.Key], StringComparison.Ordinal));
        }
    }

    /// <summary>The rows of a table in a page, each by the titles of its columns.</summary>
    private static Dictionary<string, string>[] TableOf(string page, string firstColumn)
    {
        string[][] rows =
        [
            .. Pages.LinesOf(page).SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
        return [.. rows.Skip(2).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The recipes refer to these files.</summary>
    [Fact]
    public void The_files_that_the_page_for_contributors_names_exist()
    {
        string[] sources =
        [
            .. FoldersOfCode.SelectMany(folder => Directory.EnumerateFiles(Pages.PathOf(folder), "*", SearchOption.AllDirectories))
                .Select(path => path.Replace('\\', '/')),
        ];
        string[] named =
        [
            .. File.ReadLines(Pages.PathOf(".github/CONTRIBUTING.md")).SelectMany(line => FileName().Matches(line)).Select(match => match.Groups["name"].Value),
        ];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(sources, path => path.EndsWith("/" + name, StringComparison.Ordinal)));
    }

    /// <summary>The anchors that GitHub generates: headings in lower case, with hyphens for spaces, without punctuation.</summary>
    private static HashSet<string> AnchorsOf(string path) =>
    [
        .. File.ReadLines(path).Where(line => line.StartsWith('#'))
            .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(#(?<anchor>[^)\s]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<name>\w[\w./]*\.(cs|md|txt))`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^\| (?<length>[\d,M]+) \| plain \|(?:[^|]*\|){3} \*\*[\d.]+\*\* \((?<ratio>[\d.]+);")]
    private static partial Regex ResultOfPlain();

    [GeneratedRegex(@"^\| (?:a step.*: )?(?<length>[\d,]+(?: M)?) parameters \| 1 \| \d+ \| (?<ratio>[\d.]+) \|")]
    private static partial Regex ComparisonRow();
}
