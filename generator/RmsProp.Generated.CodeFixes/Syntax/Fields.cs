using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.CodeFixes;

/// <summary>Declarations of fields: fields, auto-properties and positional parameters.</summary>
internal static class Fields
{
    /// <summary>The declaration at the location of a diagnostic about a field, or <see langword="null"/>.</summary>
    public static SyntaxNode? At(RepairContext context) => context.Find<SyntaxNode>()?.AncestorsAndSelf()
        .TakeWhile(node => node is not BaseTypeDeclarationSyntax)
        .FirstOrDefault(node =>
            node is FieldDeclarationSyntax or PropertyDeclarationSyntax or ParameterSyntax { Parent.Parent: TypeDeclarationSyntax });

    public static string NamesOf(SyntaxNode field) => Words.And((field switch
    {
        FieldDeclarationSyntax several => several.Declaration.Variables.Select(variable => variable.Identifier),
        PropertyDeclarationSyntax property => [property.Identifier],
        ParameterSyntax parameter => [parameter.Identifier],
        _ => [],
    }).Select(identifier => $"'{identifier.ValueText}'"));
}
