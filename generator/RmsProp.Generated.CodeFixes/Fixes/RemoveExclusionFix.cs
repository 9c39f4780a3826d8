using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Removes an <c>[ExcludeFromWeightDecay]</c> without effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveExclusionFix)), Shared]
public sealed class RemoveExclusionFix() : RepairProvider(Descriptors.NoEffect)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (Fields.At(context) is not { } field)
        {
            yield break;
        }

        AttributeSyntax[] exclusions =
        [
            .. field.ChildNodes().OfType<AttributeListSyntax>().SelectMany(list => list.Attributes).Where(attribute =>
                context.Model.GetTypeInfo(attribute, context.CancellationToken).Type.IsRuntimeType(MetadataNames.ExcludeFromWeightDecay)),
        ];
        if (exclusions.Length > 0)
        {
            yield return new Repair(
                $"Remove [ExcludeFromWeightDecay] from {Fields.NamesOf(field)}",
                "Remove [ExcludeFromWeightDecay]",
                edits => Array.ForEach(exclusions, edits.Remove));
        }
    }
}
