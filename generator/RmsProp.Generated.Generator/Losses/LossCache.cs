using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// Caches what was derived from losses. It depends on the declarations of the project and on the bodies of the loss and of all that it
/// calls, in whatever files; while these stay the same, a loss is not read again.
/// </summary>
/// <typeparam name="T">What is derived.</typeparam>
internal sealed class LossCache<T>
    where T : class
{
    private const int MostEntries = 4096;

    // By names, since the syntax of a loss is new after each edit of its file.
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What was derived from a loss, or what is derived now.</summary>
    /// <param name="derive">Derives it, and adds the syntax of the bodies that it reads to a list.</param>
    public T GetOrAdd(IMethodSymbol loss, Compilation compilation, Func<List<SyntaxNode>, T> derive, CancellationToken cancellationToken)
    {
        string key = $"{compilation.AssemblyName}|{loss.ContainingType.FullMetadataName()}.{loss.Name}({string.Join(",", loss.Parameters.Select(parameter => parameter.Type.FullName()))})";
        ulong fingerprint = DeclarationFingerprint.Of(compilation, cancellationToken);
        if (_entries.TryGetValue(key, out Entry? entry) && entry.Fingerprint == fingerprint && entry.Bodies.All(body => body.IsSameIn(compilation)))
        {
            return entry.Derived;
        }

        List<SyntaxNode> read = [];
        T derived = derive(read);
        if (_entries.Count > MostEntries)
        {
            _entries.Clear();
        }

        _entries[key] = new Entry(fingerprint, [.. read.Distinct().Select(Body.Of)], derived);
        return derived;
    }

    private sealed record Entry(ulong Fingerprint, Body[] Bodies, T Derived);

    /// <summary>A body by its place in its file, and its text.</summary>
    private sealed record Body(string File, int Index, string Text, WeakReference<SyntaxTree> Tree)
    {
        private static readonly ConditionalWeakTable<SyntaxTree, SyntaxNode[]> Members = new();

        public static Body Of(SyntaxNode node) =>
            new(node.SyntaxTree.FilePath, Array.IndexOf(MembersOf(node.SyntaxTree), node), node.ToString(), new WeakReference<SyntaxTree>(node.SyntaxTree));

        public bool IsSameIn(Compilation compilation)
        {
            if (Tree.TryGetTarget(out SyntaxTree? tree) && compilation.ContainsSyntaxTree(tree))
            {
                return true;
            }

            return Index >= 0 && compilation.SyntaxTrees.Any(candidate =>
                candidate.FilePath == File && MembersOf(candidate) is var members && Index < members.Length && members[Index].ToString() == Text);
        }

        private static SyntaxNode[] MembersOf(SyntaxTree tree) => Members.GetValue(tree, file =>
        [
            .. file.GetRoot().DescendantNodes().Where(node =>
                node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or ArrowExpressionClauseSyntax
                    or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } }),
        ]);
    }
}
