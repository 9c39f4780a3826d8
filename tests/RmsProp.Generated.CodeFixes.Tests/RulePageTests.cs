using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Tests.Documentation;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>The pages of the rules name the repairs that an editor offers for each wrong example.</summary>
public class RulePageTests
{
    public static TheoryData<string> RuleIds => [.. GeneratorHarness.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Shows_what_breaks_a_rule_and_what_is_offered_for_it(string rule)
    {
        RulePage page = RulePage.Of(rule);
        using FixWorkspace workspace = FixWorkspace.Of(page.Wrong);
        if (page.Wrong.Added is { } added)
        {
            workspace.AddGenerated(added);
        }

        ImmutableArray<Diagnostic> diagnostics = await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(rule, diagnostic.Id);
        Assert.Equal(
            page.Repairs.Order(StringComparer.Ordinal),
            (await workspace.ActionsAsync(diagnostic)).Select(offered => offered.Action.Title).Order(StringComparer.Ordinal));
    }
}
