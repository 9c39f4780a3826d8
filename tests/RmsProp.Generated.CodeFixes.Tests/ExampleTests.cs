using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>Every example of a repair: it is offered, gives exactly the expected text, and the result compiles.</summary>
public class ExampleTests
{
    private static readonly HarnessOptions Options = HarnessOptions.Default with { AllowUnsafe = true };

    public static TheoryData<string> Names => [.. FixExample.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_repaired_to_the_last_blank(string name)
    {
        FixExample example = FixExample.ByName(name);
        using var workspace = new FixWorkspace([FixExample.Using + example.Before]);
        await workspace.FixAsync(example.Rule, example.Title);
        Assert.Equal(FixExample.Using + example.After, Assert.Single(await workspace.TextsAsync()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Keeps_the_line_ends_of_the_file(string name)
    {
        FixExample example = FixExample.ByName(name);
        using var workspace = new FixWorkspace([(FixExample.Using + example.Before).ReplaceLineEndings("\r\n")]);
        await workspace.FixAsync(example.Rule, example.Title);
        Assert.Equal((FixExample.Using + example.After).ReplaceLineEndings("\r\n"), Assert.Single(await workspace.TextsAsync()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Compiles_and_no_longer_breaks_a_rule(string name)
    {
        FixExample example = FixExample.ByName(name);
        string source = FixExample.Using + example.After;
        GeneratorRun run = GeneratorHarness.Run(Options, source);
        run.EnsureCompiles();
        Assert.NotEmpty(run.Sources);
        Assert.DoesNotContain(
            await GeneratorHarness.AnalyzeAsync(Options, source),
            diagnostic => diagnostic.Id == example.Rule || diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_repaired_in_every_project_at_once(string name)
    {
        FixExample example = FixExample.ByName(name);
        using var workspace = new FixWorkspace([FixExample.Using + example.Before], [FixExample.Using + example.Before]);
        await workspace.FixAllAsync(example.Rule, example.Title, FixAllScope.Solution);
        Assert.All(await workspace.TextsAsync(), text => Assert.Equal(FixExample.Using + example.After, text));
    }
}
