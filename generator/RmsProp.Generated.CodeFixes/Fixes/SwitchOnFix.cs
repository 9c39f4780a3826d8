using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Switches on what gives an argument its effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwitchOnFix)), Shared]
public sealed class SwitchOnFix() : RepairProvider(Descriptors.NoEffect)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Flag) is { } flag && context.Find<AttributeSyntax>() is { } attribute)
        {
            yield return new Repair($"Set {flag} to true", "Set " + flag, edits => edits.SetArgument(attribute, flag, "true"));
        }
    }
}
