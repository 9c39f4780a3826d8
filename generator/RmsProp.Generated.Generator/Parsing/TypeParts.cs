using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// The types that the name of a type consists of: element types, type arguments, and so on. A generic struct can contain ever larger
/// types, each with the previous one as two of its arguments, so that a few lines make a name of millions of parts. Nothing here
/// recurses, or goes further than anybody reads.
/// </summary>
internal static class TypeParts
{
    /// <summary>The deepest nesting of type arguments.</summary>
    public const int DeepestNesting = 10;

    /// <summary>The most parts in the name of a type.</summary>
    public const int MostParts = 1_000;

    /// <summary>Whether a type has more type arguments than anybody writes.</summary>
    public static bool IsOverlong(this ITypeSymbol type)
    {
        int parts = 0;
        return Of(type).Any(part => part.Depth > DeepestNesting || ++parts > MostParts);
    }

    /// <summary>Whether the compiler already reports the type.</summary>
    public static bool IsUndefined(this ITypeSymbol type) => Of(type).Take(MostParts).Any(part => part.Type.TypeKind == TypeKind.Error);

    /// <summary>The name of a type without its arguments.</summary>
    public static string NameAlone(this ITypeSymbol type)
    {
        string suffix = "";
        while (type is IArrayTypeSymbol array)
        {
            type = array.ElementType;
            suffix = "[]";
        }

        return type.Name + suffix;
    }

    private static IEnumerable<(ITypeSymbol Type, int Depth)> Of(ITypeSymbol whole)
    {
        var rest = new Stack<(ITypeSymbol Type, int Depth)>();
        rest.Push((whole, 0));
        while (rest.Count > 0)
        {
            (ITypeSymbol type, int depth) = rest.Pop();
            yield return (type, depth);
            if (type is IArrayTypeSymbol array)
            {
                rest.Push((array.ElementType, depth));
            }
            else if (type is INamedTypeSymbol named)
            {
                foreach (ITypeSymbol argument in named.AndContainingTypes().SelectMany(current => current.TypeArguments))
                {
                    rest.Push((argument, depth + 1));
                }
            }
        }
    }
}
