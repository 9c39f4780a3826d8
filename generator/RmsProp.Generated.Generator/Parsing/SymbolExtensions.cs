using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Attributes;

namespace RmsProp.Generated.Generator.Parsing;

internal static class SymbolExtensions
{
    /// <summary>Whether this is the type <paramref name="name"/> of the runtime library.</summary>
    public static bool IsRuntimeType(this ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && type.MetadataName == name && IsRuntimeNamespace(type.ContainingNamespace);

    public static bool HasRuntimeAttribute(this ISymbol symbol, string name) => symbol.RuntimeAttributes(name).Any();

    /// <summary>The attributes of a symbol whose types are among these of the runtime library.</summary>
    public static IEnumerable<AttributeData> RuntimeAttributes(this ISymbol symbol, params string[] names) =>
        symbol.GetAttributes().Where(attribute => names.Any(name => attribute.AttributeClass.IsRuntimeType(name)));

    /// <summary>Whether this is the type <paramref name="name"/> of the framework's namespace <paramref name="namespaceName"/>.</summary>
    public static bool IsFrameworkType(this ITypeSymbol type, string namespaceName, string name) =>
        type.ContainingType is null && type.MetadataName == name && type.ContainingNamespace?.ToDisplayString() == namespaceName;

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The name by which <see cref="IAssemblySymbol.GetTypeByMetadataName"/> finds the type.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type) =>
        string.Concat(type.ContainingNamespace.AndContainingNamespaces().Reverse().Select(current => current.MetadataName + "."))
            + string.Join("+", type.AndContainingTypes().Reverse().Select(current => current.MetadataName));

    /// <summary>The type and its containing types, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> AndContainingTypes(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>The namespace and its containing namespaces, except the global one.</summary>
    public static IEnumerable<INamespaceSymbol> AndContainingNamespaces(this INamespaceSymbol innermost)
    {
        for (INamespaceSymbol current = innermost; !current.IsGlobalNamespace; current = current.ContainingNamespace)
        {
            yield return current;
        }
    }

    /// <summary>An identifier as written in source, with an @ if it is a keyword.</summary>
    public static string Escaped(this string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;

    /// <summary>
    /// The first character of a name that C# allows in identifiers and ignores, so that names which differ only in it are the same.
    /// </summary>
    public static char? FirstInvisible(this string name) => name.Any(IsInvisible) ? name.First(IsInvisible) : null;

    /// <summary>Whether the character is a formatting character, such as a zero-width joiner.</summary>
    public static bool IsInvisible(this char character) => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>
    /// The name of a type at its declaration. An @ avoids the compiler's warning about names in lower case, and its refusal of contextual
    /// keywords.
    /// </summary>
    public static string EscapedDeclaration(this string identifier) =>
        identifier.All(character => character is >= 'a' and <= 'z') ? "@" + identifier : identifier.Escaped();

    /// <summary>Whether the type is accessible wherever <paramref name="other"/> is.</summary>
    public static bool IsAsAccessibleAs(this INamedTypeSymbol type, INamedTypeSymbol other)
    {
        INamedTypeSymbol[] others = [.. other.AndContainingTypes()];
        return type.AndContainingTypes()
            .Where(current => !others.Contains(current, SymbolEqualityComparer.Default))
            .All(current => current.DeclaredAccessibility switch
            {
                Accessibility.Public => true,
                Accessibility.Internal => others.Any(outer => outer.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private),
                _ => others.Any(outer => outer.DeclaredAccessibility == current.DeclaredAccessibility
                    && SymbolEqualityComparer.Default.Equals(outer.ContainingType, current.ContainingType)),
            });
    }

    private static bool IsRuntimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "Generated", ContainingNamespace: { Name: "RmsProp", ContainingNamespace.IsGlobalNamespace: true } };
}
