using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Runs generator and analyzer on one source after another, as while someone types, and fails if either does.</summary>
internal sealed class CrashProbe
{
    private static readonly CompilationWithAnalyzersOptions AnalysisOptions = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    // Has the references resolved, which all that are derived from it share.
    private static readonly Lazy<CSharpCompilation> Empty = new(() =>
    {
        CSharpCompilation empty = GeneratorHarness.CreateCompilation(HarnessOptions.Default with { AllowUnsafe = true }, SourceCorpus.Usings);
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    });

    private readonly HashSet<SourceText> _seen = new(ReferenceEqualityComparer.Instance);
    private GeneratorDriver _driver = GeneratorHarness.CreateDriver(HarnessOptions.Default);

    /// <summary>What went wrong with a source, or <see langword="null"/>.</summary>
    public async Task<string?> FaultOf(string source)
    {
        CSharpCompilation input = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, GeneratorHarness.ParseOptions, "Source.cs"));
        return (FaultOfGenerator(input) ?? await FaultOfAnalyzer(input)) is { } fault ? $"{fault}\n\n{source}\n\n" : null;
    }

    private string? FaultOfGenerator(CSharpCompilation input)
    {
        _driver = _driver.RunGenerators(input);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            return exception.ToString();
        }

        return result.Diagnostics.FirstOrDefault()?.ToString() ?? result.GeneratedSources
            .Where(generated => _seen.Add(generated.SourceText))
            .SelectMany(generated => generated.SyntaxTree.GetDiagnostics(), (generated, error) => $"{error}: {LineOf(error, generated)}")
            .FirstOrDefault();
    }

    // An analyzer that throws is reported as AD0001.
    private static async Task<string?> FaultOfAnalyzer(CSharpCompilation input)
    {
        ImmutableArray<Diagnostic> rules = await input.WithAnalyzers([new RMSpropAnalyzer()], AnalysisOptions).GetAnalyzerDiagnosticsAsync();
        return rules
            .Select(rule => (rule.Id, Message: rule.GetMessage(null)))
            .Where(rule => !rule.Id.StartsWith("RMSP", StringComparison.Ordinal))
            .Select(rule => $"{rule.Id}: {rule.Message}")
            .FirstOrDefault();
    }

    private static string LineOf(Diagnostic error, GeneratedSourceResult generated) =>
        generated.SourceText.Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
}
