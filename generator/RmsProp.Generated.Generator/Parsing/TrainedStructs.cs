using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The structs that have a configuration, or are in a struct that has one.</summary>
internal static class TrainedStructs
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<ISymbol>> OfCompilations = new();

    /// <summary>All such structs of a compilation; visits each type once.</summary>
    public static HashSet<ISymbol> In(Compilation compilation) =>
        OfCompilations.GetValue(compilation, _ => Of(TypesIn(compilation.Assembly.GlobalNamespace).Where(type => type.HasRuntimeAttribute(MetadataNames.ConfigAttribute))));

    /// <summary>The structs that have a configuration, and the structs in them.</summary>
    public static HashSet<ISymbol> Of(IEnumerable<INamedTypeSymbol> configured)
    {
        HashSet<ISymbol> found = new(SymbolEqualityComparer.Default);
        Stack<INamedTypeSymbol> left = new(configured.Where(type => type.TypeKind == TypeKind.Struct));
        while (left.Count > 0)
        {
            INamedTypeSymbol current = left.Pop();
            if (!found.Add(current.OriginalDefinition))
            {
                continue;
            }

            foreach (IFieldSymbol field in current.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
            {
                ITypeSymbol fieldType = field.Type;
                while (fieldType is IArrayTypeSymbol array)
                {
                    fieldType = array.ElementType;
                }

                // A type argument may be the type of a field of the struct.
                foreach (INamedTypeSymbol part in new[] { fieldType }.Concat((fieldType as INamedTypeSymbol)?.TypeArguments ?? []).OfType<INamedTypeSymbol>())
                {
                    if (part is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
                    {
                        left.Push(part);
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol whole)
    {
        Stack<INamespaceOrTypeSymbol> left = new([whole]);
        while (left.Count > 0)
        {
            INamespaceOrTypeSymbol current = left.Pop();
            if (current is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamespaceOrTypeSymbol inner in current.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                left.Push(inner);
            }
        }
    }
}
