using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator;
using RmsProp.Generated.Generator.Rules;
using RmsProp.Generated.Generator.Uses;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes a division of integers one of floating-point numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DivideDoublesFix)), Shared]
public sealed class DivideDoublesFix() : RepairProvider(UseDescriptors.IntegerDivision)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Diagnostic.AdditionalLocations is [var place] && context.Find<BinaryExpressionSyntax>(place) is { } division)
        {
            yield return new Repair(
                $"Write {ForeignText.Plain(IntegerDivision.OfDoubles(division).WithoutTrivia().ToString())}",
                "Divide floating-point numbers",
                edits => edits.Replace(division, "double", IntegerDivision.OfDoubles));
        }
    }
}
