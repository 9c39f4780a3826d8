using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Makes a file-local type internal, so that it can have a part in another file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternalFix)), Shared]
public sealed class MakeInternalFix() : RepairProvider(Descriptors.UnsupportedDeclaration)
{
    private protected override IEnumerable<Repair> Find(RepairContext context)
    {
        if (context.Hint(RepairHint.Kind) != RepairHint.MakeInternal || context.Find<TypeDeclarationSyntax>() is not { } declaration
            || context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            yield break;
        }

        yield return new Repair(
            $"Make '{type.Name}' internal",
            "Make internal",
            edits =>
            {
                foreach (TypeDeclarationSyntax part in context.Declarations<TypeDeclarationSyntax>(type))
                {
                    edits.Replace(part, "internal", current => current.With(SyntaxKind.FileKeyword, SyntaxKind.InternalKeyword));
                }
            });
    }
}
