using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The list of rules, compared with what is published.</summary>
public partial class RuleListTests
{
    private static readonly DiagnosticDescriptor[] Rules = [.. GeneratorHarness.Rules];

    /// <summary>Those of optimizers from 1 on, those of losses from 100 on.</summary>
    [Theory]
    [InlineData(1, 99)]
    [InlineData(100, 999)]
    public void Rules_are_numbered_without_gaps(int first, int last)
    {
        int[] numbers = [.. Rules.Select(rule => int.Parse(rule.Id.AsSpan(4), CultureInfo.InvariantCulture)).Where(number => number >= first && number <= last)];
        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(first, numbers.Length), numbers);
    }

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
