using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// "Fix all" for every <see cref="RepairProvider"/>. Collects the edits of all diagnostics and applies them at once, so that several
/// edits in one attribute list, or of one type that contains several structs, don't conflict as merged texts would.
/// </summary>
internal sealed class RepairAllProvider : FixAllProvider
{
    private static readonly Lazy<RepairProvider[]> Providers = new(() =>
    [
        .. typeof(RepairProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RepairProvider)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (RepairProvider)Activator.CreateInstance(type)),
    ]);

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
    /// <c>dotnet format</c> asks one provider per rule to repair the solution, once, by the key of the first repair that it offers for
    /// any diagnostic. So that one run is enough, everything in a solution is repaired: a diagnostic without a repair of that key by its
    /// first repair, and one that this provider can't repair by another provider.
    /// </summary>
    private static async Task<Solution> RepairAsync(FixAllContext context, RepairProvider provider)
    {
        string? key = context.CodeActionEquivalenceKey;
        bool takesOthers = key is null || context.Scope == FixAllScope.Solution;
        RepairProvider[] providers = takesOthers ? [.. Providers.Value.OrderBy(other => other.GetType() != provider.GetType())] : [provider];
        var edits = new SolutionEdits();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (!context.DiagnosticIds.Contains(diagnostic.Id) || context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            var repairs = new List<Repair>();
            foreach (RepairProvider asked in providers)
            {
                repairs.AddRange(await asked.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false));
            }

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
