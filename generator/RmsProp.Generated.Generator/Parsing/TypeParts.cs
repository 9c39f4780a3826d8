using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// The types that the name of a type is made of: element types, type arguments, and so on. A generic struct can contain
/// ever larger ones, each of which has the one before it twice as an argument, so that a name of millions of parts takes a
/// few lines. Nothing here goes further than anybody reads, or recurs.
/// </summary>
internal static class TypeParts
{
    /// <summary>How deep type arguments may be in each other.</summary>
    public const int DeepestNesting = 10;

    /// <summary>How many parts the name of a type may have.</summary>
    public const int MostParts = 1_000;

    /// <summary>Whether a type has more type arguments than anybody writes down.</summary>
    public static bool IsOverlong(this ITypeSymbol type)
    {
        int parts = 0;
        return Of(type).Any(part => part.Depth > DeepestNesting || ++parts > MostParts);
    }

    /// <summary>Whether the compiler has something to say of the type already.</summary>
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
