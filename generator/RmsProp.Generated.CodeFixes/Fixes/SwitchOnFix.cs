using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>
/// Sets the flag that gives an argument its effect, or that keeps the variance from being negative: in the attribute itself, or in that
/// of the struct.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwitchOnFix)), Shared]
public sealed class SwitchOnFix() : RepairProvider(Descriptors.NoEffect, Descriptors.NegativeVariance, Descriptors.NoVarianceFloor)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        Location place = context.Diagnostic.AdditionalLocations is [Location first, ..] ? first : context.Diagnostic.Location;
        if (context.Hint(RepairHint.Flag) is { } flag && context.Find<AttributeSyntax>(place) is { } attribute)
        {
            yield return new Repair($"Set {flag} to true", "Set " + flag, edits => edits.SetArgument(attribute, flag, "true"));
        }
    }
}
