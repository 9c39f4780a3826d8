using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// Edits of any number of repairs. Nodes are those of the unedited solution; the same edit of the same node counts once.
/// </summary>
internal sealed class SolutionEdits
{
    private static readonly SyntaxAnnotation Removed = new("Removed");

    private readonly Dictionary<SyntaxTree, Dictionary<SyntaxNode, List<Change>>> _changes = [];

    private sealed record Change(string Key, Func<SyntaxNode, SyntaxNode> Apply);

    /// <summary>Replaces a node, after the edits inside it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">Identifies the edit: two edits of a node with the same key are the same.</param>
    /// <param name="change">The change.</param>
    public void Replace<T>(T node, string key, Func<T, SyntaxNode> change)
        where T : SyntaxNode
    {
        if (!_changes.TryGetValue(node.SyntaxTree, out Dictionary<SyntaxNode, List<Change>>? changes))
        {
            _changes.Add(node.SyntaxTree, changes = []);
        }

        if (!changes.TryGetValue(node, out List<Change>? ofNode))
        {
            changes.Add(node, ofNode = []);
        }

        if (ofNode.All(other => other.Key != key))
        {
            // An earlier edit may have replaced the node by one of another kind.
            ofNode.Add(new Change(key, current => current is T expected ? change(expected) : current));
        }
    }

    /// <summary>Removes an attribute or an argument, and the list if that leaves it empty.</summary>
    public void Remove(SyntaxNode node) => Replace(node, "Remove", current => current.WithAdditionalAnnotations(Removed));

    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        Solution edited = solution;
        foreach (KeyValuePair<SyntaxTree, Dictionary<SyntaxNode, List<Change>>> tree in _changes)
        {
            if (solution.GetDocumentId(tree.Key) is { } document)
            {
                SyntaxNode root = await tree.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
                SyntaxNode changed = root.ReplaceNodes(
                    tree.Value.Keys,
                    (original, current) => tree.Value[original].Aggregate(current, (node, change) => change.Apply(node)));
                SyntaxNode removed = new AttributeRemover(node => node.HasAnnotation(Removed)).Visit(changed);
                edited = edited.WithDocumentSyntaxRoot(document, WithoutElasticTrivia(removed));
            }
        }

        return edited;
    }

    /// <summary>Removes elastic trivia, which editors may format: every edit here already has its final layout.</summary>
    private static SyntaxNode WithoutElasticTrivia(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), (_, trivia) => trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));
}
