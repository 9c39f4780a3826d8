using System.Text.RegularExpressions;
using RmsProp.Generated.Generator.Tests;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>The table of rules in the generator's README.</summary>
internal static partial class RuleTable
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(ProjectDirectory.Path, "../../generator/README.md"))
            .Select(line => RowPattern().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups)
            .Select(groups => new Row(groups["rule"].Value, groups["severity"].Value, groups["example"].Value, groups["repairs"].Value)),
    ];

    /// <summary>One rule.</summary>
    /// <param name="Rule">Its number.</param>
    /// <param name="Severity">How bad it is, in small letters.</param>
    /// <param name="Example">What breaks it and no other one.</param>
    /// <param name="Repairs">The titles of the repairs.</param>
    internal sealed record Row(string Rule, string Severity, string Example, string Repairs)
    {
        /// <summary>The additional file of the example, if it has one.</summary>
        public (string Name, string Text)? File => FilePattern().Match(Example) is { Success: true, Groups: var groups }
            ? (groups["name"].Value, groups["text"].Value)
            : null;
    }

    [GeneratedRegex(@"/\* (?<name>\S+): (?<text>.*) \*/")]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"^\| (?<rule>RMSP\d+) \| (?<severity>\w+) \| `(?<example>[^`]+)` \| (?<repairs>.*?) ?\|$")]
    private static partial Regex RowPattern();
}
