using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Sets an argument to the value that the analyzer proposes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetArgumentFix)), Shared]
public sealed class SetArgumentFix() : RepairProvider(
    Descriptors.ValueOutOfRange,
    Descriptors.SuspiciousValue,
    Descriptors.ValueLostInRounding,
    Descriptors.InvalidName,
    Descriptors.DuplicateName,
    Descriptors.SuspiciousScheduleArgument,
    Descriptors.NegativeVariance,
    Descriptors.NoVelocity,
    Descriptors.NoGain,
    Descriptors.RoundingLossScale)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Find<AttributeSyntax>() is { } attribute
            && context.Hint(RepairHint.Argument) is { } argument && context.Hint(RepairHint.Value) is { } value
            && !context.IsDivisionOfIntegers(attribute.Argument(argument)))
        {
            yield return new Repair(
                $"Set {argument} to {value}, {context.Hint(RepairHint.Reason)}",
                "Set " + argument,
                edits => edits.SetArgument(attribute, argument, value));
        }
    }
}
