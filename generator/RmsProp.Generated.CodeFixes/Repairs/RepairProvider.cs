using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RmsProp.Generated.CodeFixes;

/// <summary>The base of all code fixes. Each one says what its repairs edit; this class applies them.</summary>
public abstract class RepairProvider : CodeFixProvider
{
    private protected RepairProvider(params DiagnosticDescriptor[] rules) => FixableDiagnosticIds = [.. rules.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => RepairAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Repair repair in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        repair.Title,
                        cancellationToken =>
                        {
                            var edits = new SolutionEdits();
                            repair.Edit(edits);
                            return edits.ApplyAsync(solution, cancellationToken);
                        },
                        repair.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The repairs of one diagnostic; none for other rules, for which <c>dotnet format</c> asks as well.</summary>
    internal async Task<IReadOnlyList<Repair>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!FixableDiagnosticIds.Contains(diagnostic.Id))
        {
            return [];
        }

        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null
            ? []
            : [.. Find(new RepairContext(document, diagnostic, root, model, cancellationToken))];
    }

    private protected abstract IEnumerable<Repair> Find(RepairContext context);
}
