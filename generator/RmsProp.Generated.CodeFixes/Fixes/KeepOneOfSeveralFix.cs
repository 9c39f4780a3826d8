using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// Keeps one of several mutually exclusive arguments or attributes: sources of the learning rate, or constraints on a field.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneOfSeveralFix)), Shared]
public sealed class KeepOneOfSeveralFix() : RepairProvider(Descriptors.SeveralLearningRates, Descriptors.SeveralConstraints)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        SyntaxNode[] sources = [.. context.Diagnostic.AdditionalLocations.Select(location => SourceAt(context, location)).OfType<SyntaxNode>()];
        foreach (SyntaxNode kept in sources)
        {
            SyntaxNode[] others = [.. sources.Where(other => other != kept)];
            yield return new Repair(
                $"Keep {NameOf(kept)} and remove {Words.And(others.Select(NameOf))}",
                "Keep " + NameOf(kept),
                edits => Array.ForEach(others, edits.Remove));
        }
    }

    /// <summary>An argument of the configuration, or a schedule or constraint attribute.</summary>
    private static SyntaxNode? SourceAt(RepairContext context, Location location) =>
        (SyntaxNode?)context.Find<AttributeArgumentSyntax>(location) ?? context.Find<AttributeSyntax>(location);

    private static string NameOf(SyntaxNode source) => source is AttributeArgumentSyntax argument
        ? AttributeArguments.NameOf(argument) ?? argument.ToString()
        : ((AttributeSyntax)source).Name.ToString();
}
