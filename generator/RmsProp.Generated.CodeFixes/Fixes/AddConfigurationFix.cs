using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Adds <c>[RMSpropConfig]</c> to a struct that has only a schedule, <c>[Sharded]</c>, or attributes on fields.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddConfigurationFix)), Shared]
public sealed class AddConfigurationFix() : RepairProvider(Descriptors.ScheduleWithoutOptimizer, Descriptors.GroupWithoutConfiguration)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        // Names are those of configurations that the schedule can be for; a kind is the repair in a class, which a configuration does not help.
        if (context.Hint(RepairHint.Names) is null && context.Hint(RepairHint.Kind) is null
            && context.Find<AttributeSyntax>()?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
        {
            yield return new Repair(
                $"Add [RMSpropConfig] to '{type.Identifier.ValueText}'",
                "Add [RMSpropConfig]",
                edits => edits.AddAttribute(type, "RMSpropConfig", context.Model));
        }
    }
}
