using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes the parameter struct and its containing types partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : RepairProvider(Descriptors.NotPartial, Descriptors.ContainingTypeNotPartial)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        // For a containing type, the diagnostic gives the location of the parameter struct.
        Location target = context.Diagnostic.AdditionalLocations is [var first, ..] ? first : context.Diagnostic.Location;
        if (context.Find<TypeDeclarationSyntax>(target) is { } type && NotPartial(type) is [_, ..] types)
        {
            yield return new Repair(
                $"Make {Words.And(types.Select(type => $"'{type.Identifier.ValueText}'"))} partial",
                "Make partial",
                edits => Apply(edits, types));
        }
    }

    /// <summary>The type and its containing types that are not partial, outermost first.</summary>
    internal static TypeDeclarationSyntax[] NotPartial(TypeDeclarationSyntax type) =>
    [
        .. type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(current => !current.Has(SyntaxKind.PartialKeyword)).Reverse(),
    ];

    internal static void Apply(SolutionEdits edits, IEnumerable<TypeDeclarationSyntax> types)
    {
        foreach (TypeDeclarationSyntax type in types)
        {
            edits.Replace(type, "partial", current => current.WithPartial());
        }
    }
}
