using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Arrays and collections of what has numbers to train. They can't be trained, but to leave such a field alone would be to
/// train without these numbers: there is another way to write the same model down.
/// </summary>
internal static class NumberContainers
{
    /// <summary>How to write it down, or <see langword="null"/> for a type that is no such container.</summary>
    public static string? AdviceFor(ITypeSymbol type) => ElementOf(type) is not { } element || element.AsElement() is not null || !HasNumbers(element)
        ? null
        : element switch
        {
            IArrayTypeSymbol => "use a multi-dimensional array, one field for each array, or an [InlineArray] of them",
            INamedTypeSymbol { IsTupleType: true } => "declare a struct in place of the tuple, and use one field for each, or an [InlineArray] of them",
            { TypeKind: TypeKind.Class } when !element.IsTensor() => ElementOf(element) is not null
                ? "use a multi-dimensional array, or one field for each array"
                : $"make '{element.Name}' a struct, and use one field for each {element.Name}, or an [InlineArray] of {element.Name}",
            _ => $"use one field for each {NameOf(element)}, or an [InlineArray] of {NameOf(element)}",
        };

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>What an array or a collection has many of; what a number can only be read from is data.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol named when named.IsFrameworkType("System", "Memory`1") || named.IsSpan() => named.TypeArguments[0],
            INamedTypeSymbol { TypeArguments.IsEmpty: false } named
                when named.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true => named.TypeArguments.Last(),
            _ => null,
        };
        return element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
    }

    private static bool HasNumbers(ITypeSymbol whole)
    {
        // Types may contain each other, ever larger ones, or as many as nobody can wait for.
        const int MostTypes = 1_000;
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var rest = new Stack<ITypeSymbol>([whole]);
        while (rest.Count > 0 && seen.Count < MostTypes)
        {
            ITypeSymbol type = rest.Pop();
            if (type.AsElement() is not null || FrameworkVectors.Find(type) is not null || type.TensorElement() is not null)
            {
                return true;
            }

            if (type.IsOverlong() || !seen.Add(type))
            {
                continue;
            }

            if (ElementOf(type) is { } element)
            {
                rest.Push(element);
            }

            if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, SpecialType: SpecialType.None } named && (named.IsTupleType || !named.IsOfFramework()))
            {
                foreach (FieldSymbols field in FieldSymbols.Of(named).Where(field => !field.Has(MetadataNames.NotTrainable)))
                {
                    rest.Push(field.Field.Type);
                }
            }
        }

        return false;
    }
}
