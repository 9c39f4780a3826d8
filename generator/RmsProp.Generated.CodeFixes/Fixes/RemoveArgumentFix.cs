using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Removes an argument that is best left out, or one of several that conflict.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix() : RepairProvider(
    Descriptors.SeveralClipOptions,
    Descriptors.ValueOutOfRange,
    Descriptors.SuspiciousValue,
    Descriptors.ValueLostInRounding,
    Descriptors.NoEffect,
    Descriptors.NoGain,
    Descriptors.RoundingLossScale,
    Descriptors.OptionOfOptimizer,
    Descriptors.ContradictingOptions)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        AttributeSyntax? attribute = context.Find<AttributeSyntax>();
        if (context.Hint(RepairHint.Argument) is { } name && context.Hint(RepairHint.Value) is null && attribute?.Argument(name) is { } argument
            && !context.IsDivisionOfIntegers(argument))
        {
            // On a field, the attribute exists only for its arguments.
            bool isLastOfField = attribute.ArgumentList!.Arguments.Count == 1 && attribute.Target() is not TypeDeclarationSyntax;
            yield return new Repair($"Remove {name}", "Remove argument", edits => edits.Remove(isLastOfField ? attribute : argument));
        }
        else if (context.Hint(RepairHint.Argument) is null && context.Hint(RepairHint.Names) is { } names)
        {
            foreach (string one in names.Split('\n'))
            {
                if (attribute?.Argument(one) is { } removed)
                {
                    yield return new Repair("Remove " + one, "Remove " + one, edits => edits.Remove(removed));
                }
            }
        }
    }
}
