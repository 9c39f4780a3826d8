using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Gives a struct sequential layout.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LayOutSequentiallyFix)), Shared]
public sealed class LayOutSequentiallyFix() : RepairProvider(Descriptors.UnsupportedDeclaration)
{
    private const string Namespace = "System.Runtime.InteropServices";

    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) != RepairHint.LayOutSequentially || context.Find<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            yield break;
        }

        SyntaxNode[] offsets =
        [
            .. type.GetMembers().SelectMany(member => member.GetAttributes())
                .Where(attribute => attribute.AttributeClass?.IsFrameworkType(Namespace, "FieldOffsetAttribute") == true)
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken)).OfType<SyntaxNode>(),
        ];
        var layout = type.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass?.IsFrameworkType(Namespace, "StructLayoutAttribute") == true)
            ?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;
        if (layout?.ArgumentList is { Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Explicit" } kind }, ..] })
        {
            yield return new Repair(
                $"Lay '{type.Name}' out sequentially",
                "Lay out sequentially",
                edits =>
                {
                    edits.Replace(kind.Name, "Sequential", current => SyntaxFactory.IdentifierName("Sequential").WithTriviaFrom(current));
                    Array.ForEach(offsets, edits.Remove);
                });
        }
    }
}
