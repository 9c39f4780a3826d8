using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Removes an attribute without effect: the reported one, or the <c>[ExcludeFromWeightDecay]</c> of the reported field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix() : RepairProvider(Descriptors.NoEffect, Descriptors.GroupWithoutDifference, Descriptors.GroupWithoutConfiguration)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        AttributeSyntax[] removed = [.. context.Hint(RepairHint.Kind) switch
        {
            RepairHint.RemoveAttribute => context.Find<AttributeSyntax>() is { } attribute ? [attribute] : [],
            RepairHint.RemoveExclusion when Fields.At(context) is { } field => ExclusionsOf(field, context),
            _ => [],
        }];
        if (removed is [{ } first, ..] && first.Target() is { } place)
        {
            yield return new Repair(
                $"Remove [{first.Name}] from {Fields.NamesOf(place)}", $"Remove [{first.Name}]", edits => Array.ForEach(removed, edits.Remove));
        }
    }

    private static IEnumerable<AttributeSyntax> ExclusionsOf(SyntaxNode field, RepairContext context) => field.ChildNodes()
        .OfType<AttributeListSyntax>()
        .SelectMany(list => list.Attributes)
        .Where(attribute => context.Model.GetTypeInfo(attribute, context.CancellationToken).Type.IsRuntimeType(MetadataNames.ExcludeFromWeightDecay));
}
