using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Removes <c>volatile</c> if it is all that keeps a field from being trained.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveVolatileFix)), Shared]
public sealed class RemoveVolatileFix() : RepairProvider(Descriptors.UnsupportedNumbers)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) == RepairHint.RemoveVolatile && context.Find<FieldDeclarationSyntax>() is { } field)
        {
            yield return new Repair(
                $"Remove 'volatile' from {Fields.NamesOf(field)}",
                "Remove 'volatile'",
                edits => edits.Replace(field, "volatile", current => current.Without(SyntaxKind.VolatileKeyword)));
        }
    }
}
