using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes the parameter struct and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : RepairProvider(Descriptors.NotPartial, Descriptors.ContainingTypeNotPartial)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        // Of a type around it the diagnostic says where the parameter struct is.
        Location target = context.Diagnostic.AdditionalLocations is [var first, ..] ? first : context.Diagnostic.Location;
        if (context.Find<TypeDeclarationSyntax>(target) is { } type && NotPartial(type) is [_, ..] types)
        {
            yield return new Repair(
                $"Make {Words.And(types.Select(type => $"'{type.Identifier.ValueText}'"))} partial",
                "Make partial",
                edits => Apply(edits, types));
        }
    }

    /// <summary>The type and those around it that are not partial, from the outermost on.</summary>
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
