using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Source as it is while someone types: neither generator nor analyzer may throw.</summary>
public class TypingRobustnessTests
{
    private const int Stride = 7;

    public static TheoryData<string> SampleNames => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public async Task Half_typed_source_breaks_nothing(string sampleName)
    {
        string source = Samples.ByName(sampleName).Source;
        CSharpCompilation empty = GeneratorHarness.CreateCompilation(HarnessOptions.Default with { AllowUnsafe = true });
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RMSpropGenerator().AsSourceGenerator()], parseOptions: GeneratorHarness.ParseOptions);
        for (int length = 0; length <= source.Length; length += Stride)
        {
            CSharpCompilation input = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source[..length], GeneratorHarness.ParseOptions));
            driver = driver.RunGenerators(input);
            GeneratorDriverRunResult run = driver.GetRunResult();
            Assert.Null(run.Results.Single().Exception);
            Assert.Empty(run.Diagnostics);

            // An analyzer that throws is reported as AD0001.
            ImmutableArray<Diagnostic> rules = await input.WithAnalyzers([new RMSpropAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            Assert.All(rules, rule => Assert.StartsWith("RMSP", rule.Id, StringComparison.Ordinal));
        }
    }
}
