using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// A hash of everything that symbols consist of: the syntax of every file outside of method bodies, the references and the options. While
/// it stays the same, so does everything that symbols tell.
/// </summary>
internal static class DeclarationFingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Weak tables keep no compilation, file or reference alive. An edit rehashes only its own file.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ulong>> Compilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> Files = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> Identities = new();
    private static long _identities;

    public static ulong Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Compilations.TryGetValue(compilation, out StrongBox<ulong>? fingerprint))
        {
            ulong hash = Add(Offset, compilation.AssemblyName ?? "");
            hash = Add(hash, IdentityOf(compilation.Options));
            foreach (MetadataReference reference in compilation.References)
            {
                hash = Add(hash, IdentityOf(reference));
            }

            foreach (SyntaxTree file in compilation.SyntaxTrees)
            {
                hash = Add(hash, OfFile(file, cancellationToken));
            }

            fingerprint = Compilations.GetValue(compilation, _ => new StrongBox<ulong>(hash));
        }

        return fingerprint.Value;
    }

    private static ulong OfFile(SyntaxTree file, CancellationToken cancellationToken)
    {
        if (!Files.TryGetValue(file, out StrongBox<ulong>? fingerprint))
        {
            ulong hash = Add(Offset, IdentityOf(file.Options));
            foreach (SyntaxNodeOrToken part in file.GetRoot(cancellationToken).DescendantNodesAndTokens(node => !IsMethodBody(node)))
            {
                hash = Add(hash, (ulong)part.RawKind);

                // Nodes count as well: where the parser skips malformed code, the same tokens can form other declarations.
                hash = part.AsNode() is { } node
                    ? Add(hash, IsMethodBody(node) ? 0 : (ulong)node.ChildNodesAndTokens().Count)
                    : Add(hash, part.AsToken().Text);
            }

            fingerprint = Files.GetValue(file, _ => new StrongBox<ulong>(hash));
        }

        return fingerprint.Value;
    }

    /// <summary>
    /// Whether no symbol depends on the node's content. The body of a property does not qualify: it may name the backing field.
    /// </summary>
    private static bool IsMethodBody(SyntaxNode node) =>
        node.Parent is BaseMethodDeclarationSyntax && node.Kind() is SyntaxKind.Block or SyntaxKind.ArrowExpressionClause;

    /// <summary>A number unique to each object.</summary>
    private static ulong IdentityOf(object value) =>
        Identities.GetValue(value, _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref _identities))).Value;

    // FNV-1a of 64 bits.
    private static ulong Add(ulong hash, string text)
    {
        foreach (char character in text)
        {
            hash = Add(hash, character);
        }

        return Add(hash, (ulong)text.Length);
    }

    private static ulong Add(ulong hash, ulong value) => unchecked((hash ^ value) * Prime);
}
