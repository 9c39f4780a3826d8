using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.Generator.Tests.Documentation;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Each rule has a page, and each page a rule. The tests of the analyzers and of the code fixes check the examples and the repairs on it.
/// </summary>
public class RulePageTests
{
    private const string Address = "https://github.com/rmsprop-generated/rmsprop-generated/blob/main/generator/docs/rules/";
    private const string OfBuild = "RMSPCFG001";

    private static readonly DiagnosticDescriptor[] Rules = [.. GeneratorHarness.Rules];

    public static TheoryData<string> RuleIds => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Each_rule_has_a_page_with_its_title_and_severity() => Assert.Equal(
        Rules.Select(rule => (rule.Id, rule.Title.ToString(null), rule.DefaultSeverity.ToString().ToLowerInvariant())),
        RulePage.All.Select(page => (page.Rule, page.Title, page.Severity)));

    [Fact]
    public void The_index_lists_every_page() => Assert.Equal(
        RulePage.All.Append(RulePage.Read(OfBuild)).Select(page => $"| [{page.Rule}]({page.Rule}.md) | {page.Severity} | {page.Title} |"),
        Pages.LinesOf("generator/docs/rules/README.md").Where(line => line.StartsWith("| [RMSP", StringComparison.Ordinal)));

    [Fact]
    public void No_page_is_of_a_rule_that_is_no_more() => Assert.Equal(
        Rules.Select(rule => rule.Id).Append(OfBuild).Append("README").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Pages.PathOf("generator/docs/rules")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Help_leads_to_the_page() => Assert.All(Rules, rule => Assert.Equal($"{Address}{rule.Id}.md", rule.HelpLinkUri));

    /// <summary>The warnings of the package's build files.</summary>
    [Fact]
    public void The_help_of_the_build_leads_to_the_page()
    {
        XElement warning = Assert.Single(
            XDocument.Load(Pages.PathOf("src/RmsProp.Generated/Package/buildTransitive/RmsProp.Generated.targets")).Descendants("Warning"));
        Assert.Equal((OfBuild, $"{Address}{OfBuild}.md"), (warning.Attribute("Code")!.Value, warning.Attribute("HelpLink")!.Value));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task The_right_example_compiles_and_breaks_no_rule(string rule)
    {
        RulePage.Example example = RulePage.Of(rule).Right;
        GeneratorRun run = Run(example);
        Assert.Empty(run.Diagnostics);
        run.EnsureCompiles();
        Assert.Empty(await AnalyzeAsync(run, example));
    }

    /// <summary>The right example compiles, so nothing else is wrong with either.</summary>
    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task The_wrong_example_breaks_the_rule_and_no_other_one(string rule)
    {
        RulePage.Example example = RulePage.Of(rule).Wrong;
        ImmutableArray<Diagnostic> found = await AnalyzeAsync(Run(example), example);
        Assert.Equal([rule], found.Select(diagnostic => diagnostic.Id));
    }

    private static GeneratorRun Run(RulePage.Example example) => GeneratorHarness.Run(Options(example), Source(example));

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(GeneratorRun run, RulePage.Example example) =>
        run.Compilation.WithAnalyzers(GeneratorHarness.Analyzers, new AnalyzerOptions([.. Options(example).AdditionalFiles])).GetAnalyzerDiagnosticsAsync();

    private static string Source(RulePage.Example example) => "using RmsProp.Generated;\n" + example.Source;

    private static HarnessOptions Options(RulePage.Example example) => HarnessOptions.Default with
    {
        AllowUnsafe = true,
        AdditionalFiles = example.File is { } file ? [new AdditionalFile("/" + file.Name, file.Text)] : [],
        AddedSources = example.Added is { } added ? [added] : [],
        ParseOptions = example.LanguageVersion is { } text && LanguageVersionFacts.TryParse(text, out LanguageVersion version)
            ? GeneratorHarness.ParseOptions.WithLanguageVersion(version)
            : GeneratorHarness.ParseOptions,
    };
}
