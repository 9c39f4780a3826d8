using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Gives a schedule that belongs to no configuration to one of those that are there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AssignScheduleFix)), Shared]
public sealed class AssignScheduleFix() : RepairProvider(Descriptors.ScheduleWithoutOptimizer)
{
    private protected override IEnumerable<Repair> Find(RepairContext context) =>
        context.Find<AttributeSyntax>() is not { } schedule || context.Hint(RepairHint.Names) is not { } names
            ? []
            : names.Split('\n').Distinct().Select(name => new Repair(
                $"Use {schedule.Name} for '{name}'",
                $"Use for '{name}'",
                edits => edits.SetArgument(schedule, "Optimizer", SymbolDisplay.FormatLiteral(name, quote: true))));
}
