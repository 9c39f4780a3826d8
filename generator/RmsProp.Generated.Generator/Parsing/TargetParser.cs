using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Looks at the declaration of the annotated type and of those around it.</summary>
internal static class TargetParser
{
    /// <summary>The oldest language version whose compiler takes the generated code.</summary>
    public const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp13;

    private static readonly SymbolDisplayFormat DisplayFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>Whether another part of the type can be generated, and why not.</summary>
    public static bool CanExtend(INamedTypeSymbol type, DiagnosticReporter reporter)
    {
        if (type.TypeKind != TypeKind.Struct)
        {
            reporter.AtSymbol(Descriptors.NotAStruct, type, type.Name, type.IsRecord ? "record class" : "class");
            return false;
        }

        if (LanguageVersionOf(type) is { } version && version < MinimumLanguageVersion)
        {
            reporter.AtSymbol(
                Descriptors.LanguageVersionTooLow, type, MinimumLanguageVersion.ToDisplayString(), version.ToDisplayString());
            return false;
        }

        bool canExtend = true;
        if (!IsPartial(type))
        {
            reporter.AtSymbol(Descriptors.NotPartial, type, type.Name);
            canExtend = false;
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer))
            {
                reporter.AtSymbol(Descriptors.ContainingTypeNotPartial, outer, outer.Name, type.Name);
                canExtend = false;
            }
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
            {
                reporter.AtSymbol(
                    Descriptors.UnsupportedDeclaration, current, type.Name, "a file-local type can't have a part in another file; make it internal");
                canExtend = false;
            }
        }

        if (StructLayouts.IsExplicit(type))
        {
            reporter.AtSymbol(
                Descriptors.UnsupportedDeclaration, type, type.Name, "its layout is explicit, so that its fields may overlap; lay it out sequentially");
            canExtend = false;
        }

        return canExtend;
    }

    public static TargetType Parse(INamedTypeSymbol type)
    {
        var declarations = new List<string>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            declarations.Insert(0, Declaration(current));
        }

        return new TargetType(
            type.ContainingNamespace.IsGlobalNamespace
                ? ""
                : string.Join(".", type.ContainingNamespace.ToDisplayString(DisplayFormat).Split('.').Select(part => part.Escaped())),
            new EquatableArray<string>(declarations),
            type.FullName(),
            type.ToDisplayString(DisplayFormat),
            type.IsRefLikeType);
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Class, IsRecord: true } => "record",
            { TypeKind: TypeKind.Class } => "class",
            { IsRecord: true } => "record struct",
            _ => "struct",
        };
        string parameters = type.TypeParameters.IsEmpty
            ? ""
            : "<" + string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name.Escaped())) + ">";
        return $"partial {keyword} {type.Name.Escaped()}{parameters}";
    }

    private static LanguageVersion? LanguageVersionOf(INamedTypeSymbol type) =>
        (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion;

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
