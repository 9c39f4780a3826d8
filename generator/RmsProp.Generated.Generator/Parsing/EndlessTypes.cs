using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Finds generic types whose fields have ever larger types, as A&lt;T&gt; with a field of type A&lt;A&lt;T&gt;&gt;. The compiler refuses
/// such structs (CS0523) and accepts such classes, but for certain calls, such as that of an accessor, it follows the fields of both
/// without end, until its stack overflows. Generated code must not contain any.
/// </summary>
internal static class EndlessTypes
{
    private const int MostTypes = 10_000;

    /// <summary>Whether a struct contains such a type, trained or not, in arrays or objects.</summary>
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

    /// <summary>The types of a type's fields if they are declared in source; the compiler does not follow others.</summary>
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
