using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Assigns a schedule, or a group's arguments, that belong to no configuration to one of the existing configurations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AssignToOptimizerFix)), Shared]
public sealed class AssignToOptimizerFix() : RepairProvider(Descriptors.ScheduleWithoutOptimizer, Descriptors.GroupOfNobody)
{
    private protected override IEnumerable<Repair> Find(RepairContext context) =>
        context.Find<AttributeSyntax>() is not { } attribute
        || context.Hint(RepairHint.Argument) is not { } argument || context.Hint(RepairHint.Names) is not { } names
            ? []
            : names.Split('\n').Distinct().Select(name => new Repair(
                $"Use {attribute.Name} for '{name}'",
                $"Use for '{name}'",
                edits => edits.SetArgument(attribute, argument, SymbolDisplay.FormatLiteral(name, quote: true))));
}
