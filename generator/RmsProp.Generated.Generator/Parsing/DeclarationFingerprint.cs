using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// A number that stands for all that symbols are made of: the syntax of every file outside of method bodies, the
/// references and the options. While it stays the same, so does everything that can be read off symbols.
/// </summary>
internal static class DeclarationFingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Weak tables: nothing here keeps a compilation, a file or a reference alive. Of an edit only its own file is new.
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

                // The nodes as well: where the parser skips what it can't make sense of, the same tokens form other declarations.
                hash = part.AsNode() is { } node
                    ? Add(hash, IsMethodBody(node) ? 0 : (ulong)node.ChildNodesAndTokens().Count)
                    : Add(hash, part.AsToken().Text);
            }

            fingerprint = Files.GetValue(file, _ => new StrongBox<ulong>(hash));
        }

        return fingerprint.Value;
    }

    /// <summary>Whether no symbol depends on what is inside. On the body of a property one does: it may name its backing field.</summary>
    private static bool IsMethodBody(SyntaxNode node) =>
        node.Parent is BaseMethodDeclarationSyntax && node.Kind() is SyntaxKind.Block or SyntaxKind.ArrowExpressionClause;

    /// <summary>A number of its own for each object.</summary>
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
