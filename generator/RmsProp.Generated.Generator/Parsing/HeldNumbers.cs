using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Tells which types hold numbers that somebody may want trained, however deep and in whatever form. To leave a field of such
/// a type alone would be to train without them.
/// </summary>
internal static class HeldNumbers
{
    // Interfaces elsewhere, such as IProgress<T> and IEquatable<T>, hold nothing.
    private static readonly string[] NamespacesOfContainers = ["System.Collections", "System.Buffers", "System.Linq", MetadataNames.Tensors];

    // Structs of numbers alone. Others have properties of double as well, such as TimeSpan.
    private static readonly string[] NamespacesOfVectors = ["System.Numerics", "System.Drawing"];

    public static bool AreIn(ITypeSymbol whole)
    {
        // Types may contain each other, ever larger ones, or as many as nobody can wait for: these may hold some.
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

    /// <summary>Whether a type is a number with a fraction, of whatever precision, or is constrained to be a number.</summary>
    public static bool IsNumber(this ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => IsIn(constraint, "System.Numerics")),
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal } => true,
        _ => type.IsFrameworkType("System", "Half") || type.IsFrameworkType("System.Numerics", "BFloat16")
            || type.IsFrameworkType("System.Runtime.InteropServices", "NFloat"),
    };

    /// <summary>Whether the framework's type is one of many values; what a number can only be read from is data.</summary>
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

    /// <summary>The types of what a type of somebody's holds: of a class also what it inherits, and what has yet to be written.</summary>
    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type) =>
        FieldSymbols.Of(type).Where(field => !field.Has(MetadataNames.NotTrainable)).Select(field => field.Field.Type)
            .Concat(type.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsAbstract: true, IsStatic: false } && !property.HasRuntimeAttribute(MetadataNames.NotTrainable))
                .Select(property => property.Type))
            .Concat(type.TypeKind == TypeKind.Interface ? type.Interfaces : type is { TypeKind: TypeKind.Class, BaseType: { } inherited } ? [inherited] : []);

    /// <summary>The types of the numbers that one of the framework's vectors is made of, or of another struct of numbers.</summary>
    private static IEnumerable<ITypeSymbol> NumbersOf(INamedTypeSymbol type) =>
        type is not { TypeKind: TypeKind.Struct, TypeArguments.IsEmpty: true } || !NamespacesOfVectors.Any(name => IsIn(type, name)) ? []
        : type.GetMembers().Where(member => !member.IsStatic)
            .Select(member => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)
            .OfType<ITypeSymbol>().Where(number => number.AsElement() is not null);

    private static bool IsIn(ITypeSymbol type, string namespaceName) =>
        type.ContainingNamespace?.ToDisplayString() is { } name
        && (name == namespaceName || name.StartsWith(namespaceName + ".", StringComparison.Ordinal));
}
