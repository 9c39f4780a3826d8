using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Finds generic types that have fields of ever larger ones, as A&lt;T&gt; does with a field of A&lt;A&lt;T&gt;&gt;. The compiler refuses
/// structs of that kind (CS0523) and takes classes, but follows the fields of both without end from certain calls, such as
/// that of an accessor, until its stack overflows: there must be none.
/// </summary>
internal static class EndlessTypes
{
    private const int MostTypes = 10_000;

    /// <summary>Whether a struct has some within, trained or not, in arrays or objects.</summary>
    public static bool AreIn(INamedTypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        List<INamedTypeSymbol> level = [type];
        for (int depth = 0; level.Count > 0; depth++)
        {
            var next = new List<INamedTypeSymbol>();
            foreach (INamedTypeSymbol inner in level.SelectMany(FieldTypesOf))
            {
                bool isGeneric = inner.AndContainingTypes().Any(current => current.IsGenericType);
                if (isGeneric && (depth > VariableParser.DeepestNesting || seen.Count > MostTypes || inner.IsOverlong()))
                {
                    return true;
                }

                if (seen.Add(inner))
                {
                    next.Add(inner);
                }
            }

            level = next;
        }

        return false;
    }

    /// <summary>The types of the fields of a type that are declared in source: others the compiler does not look into.</summary>
    private static IEnumerable<INamedTypeSymbol> FieldTypesOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => !field.IsStatic)
        .Select(field => Element(field.Type))
        .OfType<INamedTypeSymbol>()
        .Where(inner => inner.TypeKind is TypeKind.Struct or TypeKind.Class && inner.Locations.Any(location => location.IsInSource));

    private static ITypeSymbol Element(ITypeSymbol type)
    {
        while (type is IArrayTypeSymbol array)
        {
            type = array.ElementType;
        }

        return type;
    }
}
