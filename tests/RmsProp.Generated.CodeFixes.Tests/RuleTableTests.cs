using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>The table of rules in the generator's README: every rule, and of each what the analyzer and the code fixes really do.</summary>
public partial class RuleTableTests
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules = [.. GeneratorHarness.Rules];

    public static TheoryData<string> RuleIds => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Lists_every_rule_with_its_severity() => Assert.Equal(
        Rules.Select(rule => (rule.Id, rule.DefaultSeverity.ToString().ToLowerInvariant())),
        RuleTable.Rows.Select(row => (row.Rule, row.Severity)));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Shows_what_breaks_a_rule_and_what_is_offered_for_it(string rule)
    {
        RuleTable.Row row = RuleTable.Rows.Single(row => row.Rule == rule);
        using var workspace = new FixWorkspace([FixExample.Using + row.Example]);
        if (rule == "RMSP020")
        {
            workspace.SetLanguageVersion(LanguageVersion.CSharp12);
        }

        if (row.File is { } file)
        {
            workspace.AddAdditionalFile(file.Name, file.Text);
        }

        if (GeneratorPattern().Match(row.Example) is { Success: true } generated)
        {
            workspace.AddGenerated(generated.Groups["text"].Value);
        }

        ImmutableArray<Diagnostic> diagnostics = await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(rule, diagnostic.Id);
        string[] titles = [.. (await workspace.ActionsAsync(diagnostic)).Select(offered => offered.Action.Title).Order(StringComparer.Ordinal)];
        Assert.Equal(string.Join("; ", titles), row.Repairs);
    }

    [GeneratedRegex(@"/\* another generator: (?<text>.*) \*/")]
    private static partial Regex GeneratorPattern();
}
