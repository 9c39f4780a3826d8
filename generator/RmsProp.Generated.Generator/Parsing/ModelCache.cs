using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// The declarations of annotated types, which are parsed anew only when some declaration has changed. Without it every key
/// that is pressed in a method would have the fields of all of them bound again.
/// </summary>
internal static class ModelCache
{
    // A node is the same object for as long as nobody edits its file.
    private static readonly ConditionalWeakTable<SyntaxNode, StrongBox<Entry?>> Entries = new();

    public static ParsedType? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        ulong fingerprint = DeclarationFingerprint.Of(compilation, cancellationToken);
        StrongBox<Entry?> entry = Entries.GetValue(context.TargetNode, _ => new StrongBox<Entry?>(null));
        if (entry.Value?.Fingerprint != fingerprint)
        {
            entry.Value = new Entry(
                fingerprint,
                context.TargetSymbol is INamedTypeSymbol type && SpeaksForAllParts(context.TargetNode, type)
                    ? Parse(type, compilation, new DiagnosticReporter(null, cancellationToken))
                    : null);
        }

        return entry.Value!.Type;
    }

    private static ParsedType Parse(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter)
    {
        IReadOnlyList<OptimizerDeclaration> declarations = OptimizerParser.Parse(type, compilation, reporter);
        return new ParsedType(type.FullMetadataName(), new(declarations.Select(declaration => declaration.HeardBy(null))), reporter.HasErrors);
    }

    /// <summary>A struct with attributes on several of its parts comes once for each: the first one speaks for all.</summary>
    private static bool SpeaksForAllParts(SyntaxNode part, INamedTypeSymbol type)
    {
        SyntaxReference? first = type.RuntimeAttributes(MetadataNames.ConfigAttribute).First().ApplicationSyntaxReference;
        return first?.SyntaxTree == part.SyntaxTree && part.Span.Contains(first.Span);
    }

    private sealed record Entry(ulong Fingerprint, ParsedType? Type);
}
