using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Checks the declaration of the annotated type and of its containing types.</summary>
internal static class TargetParser
{
    /// <summary>The oldest language version whose compiler accepts the generated code.</summary>
    public const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp13;

    // The name of a member that implements an interface of the runtime library contains the name of the struct, and this many more bytes.
    private const int LongestFullName = UniqueNames.MostBytes - 80;

    private static readonly SymbolDisplayFormat DisplayFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>Whether another part of the type can be generated; reports why not.</summary>
    public static bool CanExtend(INamedTypeSymbol type, DiagnosticReporter reporter)
    {
        if (type.TypeKind != TypeKind.Struct)
        {
            // On anything else, the compiler reports the attribute itself.
            if (type.TypeKind == TypeKind.Class)
            {
                reporter.AtSymbol(Descriptors.NotAStruct, type, RepairHint.None, type.Name, type.IsRecord ? "record class" : "class");
            }

            return false;
        }

        if (IsHalfTyped(type))
        {
            // The compiler reports the missing name.
            return false;
        }

        if (LanguageVersionOf(type) is { } version && version < MinimumLanguageVersion)
        {
            reporter.AtSymbol(
                Descriptors.LanguageVersionTooLow, type, RepairHint.None, MinimumLanguageVersion.ToDisplayString(), version.ToDisplayString());
            return false;
        }

        bool canExtend = true;
        if (!IsPartial(type))
        {
            reporter.AtSymbol(Descriptors.NotPartial, type, RepairHint.None, type.Name);
            canExtend = false;
        }

        foreach (INamedTypeSymbol outer in type.AndContainingTypes().Skip(1).Where(outer => !IsPartial(outer)))
        {
            reporter.AtContainingType(Descriptors.ContainingTypeNotPartial, outer, type, outer.Name, type.Name);
            canExtend = false;
        }

        foreach (INamedTypeSymbol current in type.AndContainingTypes().Where(current => current.IsFileLocal))
        {
            reporter.AtSymbol(
                Descriptors.UnsupportedDeclaration, current, RepairHint.Of(RepairHint.MakeInternal), type.Name,
                "a file-local type can't have a part in another file; make it internal");
            canExtend = false;
        }

        foreach (ITypeParameterSymbol parameter in type.AndContainingTypes().SelectMany(current => current.TypeParameters))
        {
            if (OptimizerMembers.ContainType(parameter.Name))
            {
                reporter.AtSymbol(
                    Descriptors.UnsupportedDeclaration, parameter, RepairHint.None, type.Name,
                    $"the type parameter '{parameter.Name}' has the name of a struct that is generated; give it another name");
                canExtend = false;
            }
        }

        if (UniqueNames.BytesOf(type.FullName()) > LongestFullName)
        {
            reporter.AtSymbol(
                Descriptors.UnsupportedDeclaration, type, RepairHint.None, Shortened(type.Name),
                $"with its namespace its name has more than {LongestFullName} bytes, and an assembly has no room for names of members that contain it; shorten it");
            return false;
        }

        if (StructLayouts.IsExplicit(type))
        {
            reporter.AtSymbol(
                Descriptors.UnsupportedDeclaration, type, RepairHint.Of(RepairHint.LayOutSequentially), type.Name,
                "its layout is explicit, so its fields may overlap; lay it out sequentially");
            canExtend = false;
        }

        return canExtend;
    }

    public static TargetType Parse(INamedTypeSymbol type, ReferenceAliases aliases)
    {
        return new TargetType(
            string.Join(".", type.ContainingNamespace.ToDisplayString(DisplayFormat).Split('.').Select(part => part.Escaped())),
            new EquatableArray<string>(type.AndContainingTypes().Select(Declaration).Reverse()),
            type.FullName(),
            type.ToDisplayString(DisplayFormat),
            type.IsRefLikeType,
            aliases,
            type.FullMetadataName());
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
            : "<" + string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name.EscapedDeclaration())) + ">";
        return $"partial {keyword} {type.Name.EscapedDeclaration()}{parameters}";
    }

    private static string Shortened(string name) => name.Length <= 50 ? name : name.Substring(0, 50) + "…";

    private static LanguageVersion? LanguageVersionOf(INamedTypeSymbol type) =>
        (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion;

    private static bool IsHalfTyped(INamedTypeSymbol type) =>
        type.AndContainingTypes().Any(current => current.Name.Length == 0 || current.TypeParameters.Any(parameter => parameter.Name.Length == 0))
        || type.ContainingNamespace.AndContainingNamespaces().Any(current => current.Name.Length == 0);

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
