using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Removes an argument that is better not given at all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix() : RepairProvider(
    Descriptors.ValueOutOfRange,
    Descriptors.SuspiciousValue,
    Descriptors.ValueLostInRounding,
    Descriptors.NoEffect,
    Descriptors.NoGain,
    Descriptors.RoundingLossScale)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Argument) is { } name && context.Hint(RepairHint.Value) is null
            && context.Find<AttributeSyntax>()?.Argument(name) is { } argument)
        {
            yield return new Repair($"Remove {name}", "Remove argument", edits => edits.Remove(argument));
        }
    }
}
