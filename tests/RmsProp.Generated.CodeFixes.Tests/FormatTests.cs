using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Tests.Documentation;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>
/// How <c>dotnet format</c> uses the code fixes: for each rule that it finds, each provider repairs the solution by the key of the first
/// action for the first diagnostic of any of the analyzer's rules. After a provider has changed a file, the remaining diagnostics refer
/// to the old file, and the next provider does nothing (AnalyzerFormatter and SolutionCodeFixApplier of the .NET SDK).
/// </summary>
public class FormatTests
{
    private static readonly RulePage[] Repairable = [.. RulePage.All.Where(page => page.Repairs.Count > 0)];

    /// <summary>A file that breaks every rule that has a repair; the order of rules and providers is that of a hash table.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task One_run_repairs_every_rule_of_a_file(int seed)
    {
        string source = FixExample.Using + string.Concat(Repairable.Select(page => $"namespace N{page.Rule}\n{{\n{page.Wrong.Source}}}\n\n"));
        await IsRepaired(source, seed, found: Repairable.Select(page => page.Rule));
    }

    /// <summary>One rule, broken in several ways that need different repairs.</summary>
    [Theory]
    [InlineData("RMSP008", "[RMSpropConfig(Epsilon = 0)] partial struct A { float W; } [RMSpropConfig(Rho = 1.5)] partial struct B { float W; } [RMSpropConfig(ClipNorm = 0)] partial struct C { float W; }")]
    [InlineData("RMSP006", "[RMSpropConfig(ClipNorm = 1, ClipValue = 0.5)] partial struct A { float W; } [RMSpropConfig(ClipValue = 0.5, GlobalClipNorm = 1)] partial struct B { float W; }")]
    [InlineData("RMSP017", "[RMSpropConfig] partial struct A { float W; readonly float V; } struct L { public readonly float V; } [RMSpropConfig] partial struct B { float W; readonly L V; }")]
    [InlineData("RMSP032", "[RMSpropConfig(DynamicLossScale = true, NonFiniteGradients = NonFiniteGradients.Throw)] partial struct A { float W; } [RMSpropConfig(Convention = RMSpropConvention.PyTorch, FromKeras = \"a.json\")] partial struct B { float W; }")]
    public async Task One_run_repairs_a_rule_that_is_broken_in_several_ways(string rule, string source) =>
        await IsRepaired(FixExample.Using + source, seed: 1, found: [rule], others: rule == "RMSP032" ? ["RMSP025"] : []);

    private static async Task IsRepaired(string source, int seed, IEnumerable<string> found, params string[] others)
    {
        using var workspace = new FixWorkspace([source]);
        string[] rules = [.. (await Diagnostics(workspace)).Select(diagnostic => diagnostic.Id).Distinct()];
        Assert.Equal(found.Concat(others).Order(StringComparer.Ordinal), rules.Order(StringComparer.Ordinal));
        Random random = new(seed);
        random.Shuffle(rules);
        foreach (string rule in rules)
        {
            RepairProvider[] providers = [.. FixWorkspace.Providers.Where(provider => provider.FixableDiagnosticIds.Contains(rule))];
            random.Shuffle(providers);
            foreach (RepairProvider provider in providers)
            {
                if ((await Diagnostics(workspace)).FirstOrDefault() is { } first)
                {
                    Solution before = workspace.Solution;
                    await workspace.FormatAsync(provider, rule, first);
                    if (workspace.Solution.GetChanges(before).GetProjectChanges().Any())
                    {
                        break;
                    }
                }
            }
        }

        string text = Assert.Single(await workspace.TextsAsync());
        Assert.True(
            (await Diagnostics(workspace)).All(diagnostic => others.Contains(diagnostic.Id)),
            string.Join("\n", (await Diagnostics(workspace)).Select(diagnostic => diagnostic.ToString())) + "\n" + text);
    }

    private static Task<ImmutableArray<Diagnostic>> Diagnostics(FixWorkspace workspace) => FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project);
}
