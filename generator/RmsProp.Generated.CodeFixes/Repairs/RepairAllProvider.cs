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
        fixAllContext.CodeFixProvider is RepairProvider provider
            ? CodeAction.Create(
                fixAllContext.CodeActionEquivalenceKey ?? "Repair all",
                cancellationToken => RepairAsync(fixAllContext.WithCancellationToken(cancellationToken), provider),
                fixAllContext.CodeActionEquivalenceKey)
            : null);

    /// <summary>
    /// <c>dotnet format</c> has each provider repair a solution once, by the key of what it offers for the first diagnostic, if
    /// that is anything. All others are to be repaired then as well, those that have no such repair by their first one.
    /// </summary>
    private static async Task<Solution> RepairAsync(FixAllContext context, RepairProvider provider)
    {
        string? key = context.CodeActionEquivalenceKey;
        bool takesOthers = key is null || context.Scope == FixAllScope.Solution;
        var edits = new SolutionEdits();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            IReadOnlyList<Repair> repairs = await provider.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            Repair? same = repairs.FirstOrDefault(repair => repair.Key == key);
            (same ?? (takesOthers ? repairs.FirstOrDefault() : null))?.Edit(edits);
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
