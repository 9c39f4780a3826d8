using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Finds types that hold numbers somebody may want trained, at any depth and in any form. Leaving such a field alone would train without
/// them.
/// </summary>
internal static class HeldNumbers
{
    // Other interfaces, such as IProgress<T> and IEquatable<T>, hold nothing.
    private static readonly string[] NamespacesOfContainers = ["System.Collections", "System.Buffers", "System.Linq", MetadataNames.Tensors];

    // Structs of numbers only. Others, such as TimeSpan, have properties of type double as well.
    private static readonly string[] NamespacesOfVectors = ["System.Numerics", "System.Drawing"];

    public static bool AreIn(ITypeSymbol whole)
    {
        // Types may contain each other, ever larger ones, or too many to visit: these may hold numbers.
        const int MostTypes = 1_000;
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var rest = new Stack<ITypeSymbol>([whole]);
        while (rest.Count > 0 && seen.Count < MostTypes)
        {
            ITypeSymbol type = rest.Pop();
            if (type.IsNumber() || type.IsOverlong())
            {
                return true;
            }

            if (seen.Add(type))
            {
                foreach (ITypeSymbol part in PartsOf(type))
                {
                    rest.Push(part);
                }
            }
        }

        return rest.Count > 0;
    }

    /// <summary>Whether a type is a non-integer number of any precision, or is constrained to be a number.</summary>
    public static bool IsNumber(this ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => IsIn(constraint, "System.Numerics")),
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal } => true,
        _ => type.IsFrameworkType("System", "Half") || type.IsFrameworkType("System.Numerics", "BFloat16")
            || type.IsFrameworkType("System.Runtime.InteropServices", "NFloat"),
    };

    /// <summary>Whether a framework type holds many values. A source that numbers are only read from is data.</summary>
    public static bool IsContainer(this INamedTypeSymbol type) =>
        type.IsOfFramework() && !type.TypeArguments.IsEmpty && NamespacesOfContainers.Any(name => IsIn(type, name))
        && !type.Name.EndsWith("Comparer", StringComparison.Ordinal);

    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        IPointerTypeSymbol pointer => [pointer.PointedAtType],
        INamedTypeSymbol tensor when tensor.IsTensor() || tensor.IsTensorSpan() => tensor.TypeArguments,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => element.Type),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named => !named.IsOfFramework() ? MembersOf(named)
            : NumbersOf(named).Any() ? NumbersOf(named)
            : named.IsContainer() ? [named.TypeArguments.Last()]
            : named.TypeKind == TypeKind.Interface || IsIn(named, "System.Collections") ? []
            : named.TypeArguments,
        _ => [],
    };

    /// <summary>
    /// The types of the members of a user's type, including inherited ones of a class and those whose declaration is unfinished.
    /// </summary>
    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type) =>
        FieldSymbols.Of(type).Where(field => !field.Has(MetadataNames.NotTrainable)).Select(field => field.Field.Type)
            .Concat(type.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsAbstract: true, IsStatic: false } && !property.HasRuntimeAttribute(MetadataNames.NotTrainable))
                .Select(property => property.Type))
            .Concat(type.TypeKind == TypeKind.Interface ? type.Interfaces : type is { TypeKind: TypeKind.Class, BaseType: { } inherited } ? [inherited] : []);

    /// <summary>The types of the numbers in a framework vector or another struct of numbers.</summary>
    private static IEnumerable<ITypeSymbol> NumbersOf(INamedTypeSymbol type) =>
        type is not { TypeKind: TypeKind.Struct, TypeArguments.IsEmpty: true } || !NamespacesOfVectors.Any(name => IsIn(type, name)) ? []
        : type.GetMembers().Where(member => !member.IsStatic)
            .Select(member => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)
            .OfType<ITypeSymbol>().Where(number => number.AsElement() is not null);

    private static bool IsIn(ITypeSymbol type, string namespaceName) =>
        type.ContainingNamespace?.ToDisplayString() is { } name
        && (name == namespaceName || name.StartsWith(namespaceName + ".", StringComparison.Ordinal));
}
