using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The output of a build: generator, analyzer and compiler, as in a project.</summary>
internal sealed class Analysis
{
    private static readonly HarnessOptions Options = HarnessOptions.Default with { AllowUnsafe = true, References = [typeof(Compiled.CompiledLayer).Assembly] };

    private Analysis(CSharpCompilation input, GeneratorDriverRunResult run, IEnumerable<Diagnostic> diagnostics)
    {
        Run = run;
        ILookup<bool, Diagnostic> byOrigin = diagnostics
            .Where(diagnostic => diagnostic.DefaultSeverity >= DiagnosticSeverity.Warning || diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToLookup(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        Rules = [.. byOrigin[false]];
        CompilerOnSource = [.. byOrigin[true].Where(diagnostic => diagnostic.Location.SourceTree is { } tree && input.ContainsSyntaxTree(tree))];
        CompilerOnGenerated = [.. byOrigin[true].Except(CompilerOnSource)];
    }

    public GeneratorDriverRunResult Run { get; }

    /// <summary>The analyzer's diagnostics, in source order.</summary>
    public IReadOnlyList<Diagnostic> Rules { get; }

    /// <summary>The compiler's diagnostics in the user's source.</summary>
    public IReadOnlyList<Diagnostic> CompilerOnSource { get; }

    /// <summary>The compiler's diagnostics in generated source.</summary>
    public IReadOnlyList<Diagnostic> CompilerOnGenerated { get; }

    public static Task<Analysis> Of(params string[] sources) => Of(LanguageVersion.CSharp13, sources);

    public static async Task<Analysis> Of(LanguageVersion version, params string[] sources)
    {
        CSharpParseOptions parseOptions = GeneratorHarness.ParseOptions.WithLanguageVersion(version);
        CSharpCompilation input = GeneratorHarness.CreateCompilation(Options, sources);
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            input = input.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(await tree.GetRootAsync(), parseOptions));
        }

        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RMSpropGenerator().AsSourceGenerator()], parseOptions: parseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return new Analysis(input, driver.GetRunResult(), await output.WithAnalyzers(GeneratorHarness.Analyzers).GetAllDiagnosticsAsync());
    }
}
