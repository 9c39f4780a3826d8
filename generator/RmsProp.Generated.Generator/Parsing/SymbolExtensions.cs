using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.Generator.Parsing;

internal static class SymbolExtensions
{
    /// <summary>Whether this is the type <paramref name="name"/> of the runtime library.</summary>
    public static bool IsRuntimeType(this ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && type.MetadataName == name && IsRuntimeNamespace(type.ContainingNamespace);

    public static bool HasRuntimeAttribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass.IsRuntimeType(name));

    /// <summary>Whether this is the type <paramref name="name"/> of the framework's namespace <paramref name="namespaceName"/>.</summary>
    public static bool IsFrameworkType(this ITypeSymbol type, string namespaceName, string name) =>
        type.ContainingType is null && type.MetadataName == name && type.ContainingNamespace?.ToDisplayString() == namespaceName;

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>An identifier as it is written in source: with an @ where it is a keyword.</summary>
    public static string Escaped(this string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;

    private static bool IsRuntimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "Generated", ContainingNamespace: { Name: "RmsProp", ContainingNamespace.IsGlobalNamespace: true } };
}
