using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Advice on replacing a type that holds no trainable numbers.</summary>
internal static class FieldTypeAdvice
{
    public static string For(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => "use an array of float or double",
        ITypeParameterSymbol => "use float or double, because a type parameter is not known when the kernels are generated",
        _ when type.IsFrameworkType("System", "ReadOnlySpan`1") => "use Span<T> of float or double, because it is updated in place",
        _ when type.IsFrameworkType("System", "ReadOnlyMemory`1") => "use Memory<T> of float or double, because it is updated in place",
        _ when type.IsFrameworkType("System", "Span`1") || type.IsFrameworkType("System", "Memory`1") => "its elements must be float or double",
        _ when type.IsFrameworkType(MetadataNames.Tensors, "ReadOnlyTensorSpan`1") => "use TensorSpan<T> of float or double, because it is updated in place",
        _ when type.IsTensor() || type.IsTensorSpan() => "its elements must be float or double",
        _ when type.IsFrameworkType("System.Collections.Generic", "List`1") => "use an array of float or double",
        INamedTypeSymbol { IsTupleType: true } => "declare a struct with a field for each of its elements",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "use float or double, or an array, which may be null",
        _ when StructLayouts.InlineArrayOf(type) is not null => "its elements must be float or double, arrays of them, or structs of those",
        { TypeKind: TypeKind.Class } when type.Locations.Any(location => location.IsInSource) => "make it a struct, or use an array of float or double",
        _ => "use float, double, an array or an inline array of them, or a struct of those",
    };
}
