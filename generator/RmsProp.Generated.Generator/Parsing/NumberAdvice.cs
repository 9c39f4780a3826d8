using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Advice on declaring numbers so that they are trained, in place of a type in which they can't be.</summary>
internal static class NumberAdvice
{
    private const string Numbers = "its elements must be float or double";

    public static string For(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Many(type, array.ElementType),
        IPointerTypeSymbol { PointedAtType: var element } => element.AsElement() is null ? One(element)
            : $"use Memory<{Name(element)}>, or Span<{Name(element)}> in a ref struct",
        ITypeParameterSymbol => "use float or double, because a type parameter is not known when the kernels are generated",
        INamedTypeSymbol named => For(named),
        _ => "use float or double",
    };

    private static string For(INamedTypeSymbol type) => type switch
    {
        _ when type.IsNumber() => "use float or double",
        _ when type.IsTupleType || (type.Name == "Tuple" && type.IsOfFramework()) =>
            "declare a struct with a field for each of its elements",
        _ when StructLayouts.InlineArrayOf(type) is not null => "its elements must be float or double, arrays of them, or structs of those",
        _ when (type.IsTensor() || type.IsTensorSpan()) && !type.IsOfSupportedTensors() => "use version 9 or later of System.Numerics.Tensors",
        _ when type.IsTensor() || type.IsTensorSpan() => Numbers,
        _ when type.IsFrameworkType(MetadataNames.Tensors, "ReadOnlyTensorSpan`1") => InPlace(type, "TensorSpan"),
        _ when type.IsFrameworkType("System", "ReadOnlySpan`1") => InPlace(type, "Span"),
        _ when type.IsFrameworkType("System", "ReadOnlyMemory`1") || type.IsFrameworkType("System", "ArraySegment`1") || IsOwned(type) => InPlace(type, "Memory"),
        _ when type.IsFrameworkType("System", "Memory`1") || type.IsSpan() => IsOneNumber(type.TypeArguments[0]) ? Numbers : Many(type, type.TypeArguments[0]),
        _ when type.IsContainer() => Many(type, type.TypeArguments.Last()),
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => type.TypeArguments[0] is var value && value.AsElement() is not null
            ? $"use {Name(value)}, or {Name(value)}[], which may be null"
            : One(value),
        { TypeArguments: [{ } held] } when type.IsOfFramework() => IsRegister(type) ? $"use {Name(held)}[]" : One(held),
        _ when type.IsOfFramework() => "declare a struct with a field for each of its numbers",
        { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object } when type.Locations.Any(location => location.IsInSource) => $"make '{type.Name}' a struct",
        _ => $"declare a struct with the numbers of '{type.Name}', and use that",
    };

    /// <summary>Advice for a type that holds one value: the value itself, if its type is trainable.</summary>
    private static string One(ITypeSymbol held) => IsTrained(held) ? $"use {Name(held)}" : For(held);

    /// <summary>Advice for a type that holds many values.</summary>
    private static string Many(ITypeSymbol type, ITypeSymbol element)
    {
        element = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : element;
        return element switch
        {
            ITypeParameterSymbol => "use an array of float or double, because a type parameter is not known when the kernels are generated",
            _ when element.IsNumber() => $"use {(element.AsElement() is null ? "float[] or double[]" : Name(element) + "[]")}" + (HasKeys(type) ? ", with a dictionary outside the struct for the index of each key" : ""),
            IArrayTypeSymbol => "use a multi-dimensional array, one field for each array, or an [InlineArray] of them",
            INamedTypeSymbol { IsTupleType: true } => "declare a struct in place of the tuple, and use one field for each, or an [InlineArray] of them",
            INamedTypeSymbol named when !named.IsTensor() && (named.IsContainer() || IsContiguous(named)) => "use a multi-dimensional array, or one field for each array",
            { TypeKind: TypeKind.Class } when !element.IsTensor() => $"make '{element.Name}' a struct, and use one field for each {element.Name}, or an [InlineArray] of {element.Name}",
            { TypeKind: TypeKind.Interface } => $"declare a struct in place of '{element.Name}', and use one field for each, or an [InlineArray] of them",
            _ => $"use one field for each {Name(element)}, or an [InlineArray] of {Name(element)}",
        };
    }

    private static string InPlace(INamedTypeSymbol type, string writable) =>
        type.TypeArguments[0] is var element && element.AsElement() is not null ? $"use {writable}<{Name(element)}>, because it is updated in place"
        : IsOneNumber(element) ? $"use {writable}<T> of float or double, because it is updated in place"
        : Many(type, element);

    private static bool IsTrained(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? array.ElementType.AsElement() is not null
        : type.AsElement() is not null || FrameworkVectors.Find(type) is not null || type.TensorElement() is not null
            || type.ElementOf("Memory`1") is not null || type.ElementOf("Span`1") is not null
            || type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && !named.IsOfFramework();

    private static bool IsOneNumber(ITypeSymbol type) => type.IsNumber() || type is ITypeParameterSymbol;

    private static bool IsContiguous(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System" && type.Name is "Memory" or "ReadOnlyMemory" or "ArraySegment";

    /// <summary>Whether an array pool or a memory pool returns the type.</summary>
    private static bool IsOwned(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == "System.Buffers";

    /// <summary>Whether the type is as long as a machine's registers.</summary>
    private static bool IsRegister(INamedTypeSymbol type) => type.IsFrameworkType("System.Numerics", "Vector`1") || type.ContainingNamespace?.ToDisplayString() == "System.Runtime.Intrinsics";

    private static bool HasKeys(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 2 };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
