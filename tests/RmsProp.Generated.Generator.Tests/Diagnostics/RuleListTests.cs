using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The list of rules, compared with what is published.</summary>
public partial class RuleListTests
{
    private static readonly DiagnosticDescriptor[] Rules = [.. GeneratorHarness.Rules];

    [Fact]
    public void Rules_are_numbered_from_1_without_gaps() => Assert.Equal(
        Enumerable.Range(1, Rules.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"RMSP{number:000}")),
        Rules.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_is_on() => Assert.All(Rules, rule => Assert.True(rule.IsEnabledByDefault));

    [Fact]
    public void The_release_file_lists_every_rule_as_it_is()
    {
        string generator = Path.Combine(Repository, "generator/RmsProp.Generated.Generator");
        string[] listed =
        [
            .. Directory.EnumerateFiles(generator, "AnalyzerReleases.*.md").Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines)
                .Where(line => ReleaseRow().IsMatch(line)),
        ];
        Assert.Equal(Rules.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), listed);
    }

    private static string Repository => Path.Combine(ProjectDirectory.Path, "../..");

    [GeneratedRegex(@"^RMSP\d")]
    private static partial Regex ReleaseRow();
}
