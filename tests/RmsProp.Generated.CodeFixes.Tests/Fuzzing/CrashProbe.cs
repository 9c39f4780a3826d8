using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>Runs generator, analyzer and code fixes on one source after another, as during typing, and fails if any of them does.</summary>
internal sealed class CrashProbe
{
    // Resolves the references, which all derived workspaces share.
    private static readonly Lazy<Task<FixWorkspace>> Empty = new(async () =>
    {
        var empty = new FixWorkspace(["", SourceCorpus.Usings]);
        Compilation compilation = (await empty.FirstDocument.Project.GetCompilationAsync())!;
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return empty;
    });

    private readonly HashSet<SourceText> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly FixWorkspace _workspace;
    private GeneratorDriver _driver = GeneratorHarness.CreateDriver(HarnessOptions.Default);

    private CrashProbe(FixWorkspace workspace) => _workspace = workspace;

    /// <summary>The number of repairs made so far.</summary>
    public int Repairs { get; private set; }

    public static async Task<CrashProbe> StartAsync() => new((await Empty.Value).Fork());

    /// <summary>The failure on a source, or <see langword="null"/>.</summary>
    public async Task<string?> FaultOf(string source)
    {
        _workspace.SetText(source);
        Project project = _workspace.FirstDocument.Project;
        string? fault = FaultOfGenerator((await project.GetCompilationAsync())!)
            ?? await FaultOfAnalyzerAndFixes(await FixWorkspace.DiagnosticsAsync(project));
        return fault is null ? null : $"{fault}\n\n{source}\n\n";
    }

    private string? FaultOfGenerator(Compilation input)
    {
        _driver = _driver.RunGenerators(input);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            return exception.ToString();
        }

        // Errors of the source itself are its author's business.
        return result.Diagnostics.FirstOrDefault(diagnostic => !diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal))?.ToString() ?? result.GeneratedSources
            .Where(generated => _seen.Add(generated.SourceText))
            .SelectMany(generated => generated.SyntaxTree.GetDiagnostics(), (generated, error) => $"{error}: {LineOf(error, generated)}")
            .FirstOrDefault();
    }

    private async Task<string?> FaultOfAnalyzerAndFixes(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // An analyzer that throws is reported as AD0001.
            string message = $"{diagnostic.Id}: {diagnostic.GetMessage(null)}";
            if (!diagnostic.Id.StartsWith("RMSP", StringComparison.Ordinal))
            {
                return message;
            }

            try
            {
                foreach ((_, CodeAction action) in await _workspace.ActionsAsync(diagnostic))
                {
                    _ = await FixWorkspace.ResultOf(action);
                    Repairs++;
                }
            }
            catch (Exception exception)
            {
                return $"{message}\n{exception}";
            }
        }

        return null;
    }

    private static string LineOf(Diagnostic error, GeneratedSourceResult generated) =>
        generated.SourceText.Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
}
