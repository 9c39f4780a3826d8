using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>Every rule has a repair, or a reason for having none.</summary>
public class CoverageTests
{
    /// <summary>Rules without one obvious repair, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoSingleObviousRepair = new()
    {
        ["RMSP005"] = "only the author knows which numbers the model has",
        ["RMSP013"] = "steps, boundaries and values of a schedule have no default",
        ["RMSP020"] = "the language version stands in the project file, which is no document of the compilation",
        ["RMSP025"] = "so do the additional files",
        ["RMSP026"] = "what is missing in a file of Keras only Keras knows",
        ["RMSP027"] = "likewise",
        ["RMSP028"] = "only the author knows which rate the model was trained with",
        ["RMSP043"] = "how arrays are copied depends on what they are and on who made them",
        ["RMSP035"] = "only the author knows which numbers have a norm together",
        ["RMSP036"] = "the field stands in what another generator writes anew each time",
        ["RMSP037"] = "which of the structs is to be laid out otherwise only the author knows",
        ["RMSP038"] = "whether another type or fewer numbers will do only the author knows",
        ["RMSP039"] = "which numbers are to be in arrays only the author knows",
        ["RMSP040"] = "a field has no other name that is the obvious one",
        ["RMSP047"] = "which name the field gets, and which uses of the parameter mean it, only the author knows",
        ["RMSP049"] = "only the author knows what the file calls it",
        ["RMSP050"] = "which memory the numbers get instead of a span only the author knows",
        ["RMSP100"] = "only the author knows what the loss is to take and to return",
        ["RMSP101"] = "how a loss is written without what can't be differentiated only the author knows",
        ["RMSP102"] = "what the method computes is not known",
        ["RMSP103"] = "only the author knows how much scratch memory the loss needs",
        ["RMSP104"] = "a recursion is not rewritten as a loop by an obvious edit",
        ["RMSP106"] = "only the author knows whether the value is to be an argument or a constant",
        ["RMSP107"] = "nothing has to be repaired",
        ["RMSP108"] = "only the author knows what the test is for",
        ["RMSP109"] = "only the author knows the loss",
        ["RMSP110"] = "the message has the signature to write; only the author knows the formula",
        ["RMSP111"] = "nothing has to be repaired, and whether other last bits will do only the author knows",
        ["RMSP041"] = "a file of Keras is written by Keras, and only the author knows whether the decay is to be",
    };

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules = [.. GeneratorHarness.Rules];

    public static TheoryData<string> RuleIds => [.. Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_repair_with_an_example_or_a_reason_to_have_none(string rule)
    {
        bool isFixable = FixWorkspace.Providers.Any(provider => provider.FixableDiagnosticIds.Contains(rule));
        Assert.Equal(!NoSingleObviousRepair.ContainsKey(rule), isFixable);
        Assert.Equal(isFixable, FixExample.All.Any(example => example.Rule == rule));
    }

    [Fact]
    public void Nothing_else_is_listed()
    {
        Assert.Subset(Rules.Select(rule => rule.Id).ToHashSet(), NoSingleObviousRepair.Keys.ToHashSet());
        Assert.All(FixWorkspace.Providers.SelectMany(provider => provider.FixableDiagnosticIds), id => Assert.Contains(Rules, rule => rule.Id == id));
    }

    /// <summary>Editors find only exported fixes.</summary>
    [Fact]
    public void Every_fix_is_exported_and_has_an_example() => Assert.Equal(
        typeof(RepairProvider).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RepairProvider))).Order(ByName),
        FixWorkspace.Providers.Select(provider => provider.GetType()).Order(ByName));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Every_fix_of_a_rule_is_used_by_an_example(string rule)
    {
        HashSet<Type> used = [];
        foreach (FixExample example in FixExample.All.Where(example => example.Rule == rule))
        {
            using var workspace = new FixWorkspace([FixExample.Using + example.Before]);
            foreach (Diagnostic diagnostic in (await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project)).Where(found => found.Id == rule))
            {
                used.UnionWith((await workspace.ActionsAsync(diagnostic))
                    .Where(offered => offered.Action.Title == example.Title)
                    .Select(offered => offered.Provider.GetType()));
            }
        }

        Assert.Equal(
            FixWorkspace.Providers
                .Where(provider => provider.FixableDiagnosticIds.Contains(rule))
                .Select(provider => provider.GetType())
                .Order(ByName),
            used.Order(ByName));
    }

    /// <summary>"Fix all" uses the key to find the same repair for other diagnostics.</summary>
    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task Repairs_of_one_diagnostic_have_keys_of_their_own(string rule)
    {
        foreach (FixExample example in FixExample.All.Where(example => example.Rule == rule))
        {
            using var workspace = new FixWorkspace([FixExample.Using + example.Before]);
            foreach (Diagnostic diagnostic in await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project))
            {
                string?[] keys = [.. (await workspace.ActionsAsync(diagnostic)).Select(offered => offered.Action.EquivalenceKey)];
                Assert.All(keys, key => Assert.False(string.IsNullOrWhiteSpace(key)));
                Assert.Equal(keys.Distinct(), keys);
            }
        }
    }

    private static Comparer<Type> ByName => Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name));
}
