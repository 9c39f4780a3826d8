using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// "Fix all" for every <see cref="RepairProvider"/>. The edits of all diagnostics are collected first and applied at once, so
/// that several in one attribute list, or one type around several structs, don't come into conflict as merged texts would.
/// </summary>
internal sealed class RepairAllProvider : FixAllProvider
{
    private RepairAllProvider()
    {
    }

    public static RepairAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
        fixAllContext is { CodeFixProvider: RepairProvider provider, CodeActionEquivalenceKey: { } key }
            ? CodeAction.Create(key, cancellationToken => RepairAsync(fixAllContext.WithCancellationToken(cancellationToken), provider, key), key)
            : null);

    private static async Task<Solution> RepairAsync(FixAllContext context, RepairProvider provider, string key)
    {
        var edits = new SolutionEdits();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            foreach (Repair repair in await provider.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                if (repair.Key == key)
                {
                    repair.Edit(edits);
                }
            }
        }

        return await edits.ApplyAsync(context.Solution, context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context)
        {
            case { Scope: FixAllScope.Document, Document: { } document }:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case { Scope: FixAllScope.Project }:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case { Scope: FixAllScope.Solution }:
                IEnumerable<Project> projects = context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp);
                ImmutableArray<Diagnostic>[] ofProjects = await Task.WhenAll(projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false);
                return ofProjects.SelectMany(diagnostics => diagnostics);
            default:
                return [];
        }
    }
}
