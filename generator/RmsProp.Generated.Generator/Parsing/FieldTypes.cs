using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Questions about the type of a field.</summary>
internal static class FieldTypes
{
    /// <summary>The fault of an inline array of spans, ref structs or references.</summary>
    public const string NoInlineArray = "C# can't index an inline array that is a ref struct; use a field for each element";

    public static ElementType? AsElement(this ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => ElementType.Single,
        SpecialType.System_Double => ElementType.Double,
        _ => null,
    };

    public static bool IsSpan(this ITypeSymbol type) => type.IsFrameworkType("System", "Span`1");

    /// <summary>Whether the type is a ref struct with fields of its own to train.</summary>
    public static bool IsNestedRefStruct(this ITypeSymbol type) =>
        type is { IsRefLikeType: true, TypeKind: TypeKind.Struct } && !type.IsSpan() && !type.IsTensorSpan();

    public static bool IsTensor(this ITypeSymbol type) => type.IsFrameworkType(MetadataNames.Tensors, "Tensor`1");

    public static bool IsTensorSpan(this ITypeSymbol type) => type.IsFrameworkType(MetadataNames.Tensors, "TensorSpan`1");

    /// <summary>Whether the tensor's library version has what generated code calls: 9 or later.</summary>
    public static bool IsOfSupportedTensors(this ITypeSymbol type) => type.ContainingAssembly.Identity.Version.Major >= 9;

    /// <summary>The element type of a <c>Tensor&lt;T&gt;</c> or <c>TensorSpan&lt;T&gt;</c> of trainable numbers.</summary>
    public static ElementType? TensorElement(this ITypeSymbol type) =>
        (type.IsTensor() || type.IsTensorSpan()) && type.IsOfSupportedTensors() ? ((INamedTypeSymbol)type).TypeArguments[0].AsElement() : null;

    /// <summary>The element type of a <c>Memory&lt;T&gt;</c> or <c>Span&lt;T&gt;</c> of numbers.</summary>
    public static ElementType? ElementOf(this ITypeSymbol type, string name) =>
        type.IsFrameworkType("System", name) ? ((INamedTypeSymbol)type).TypeArguments[0].AsElement() : null;

    /// <summary>Whether the type belongs to the framework, so that its fields are its own business.</summary>
    public static bool IsOfFramework(this INamedTypeSymbol type)
    {
        INamespaceSymbol? top = type.ContainingNamespace;
        while (top is { ContainingNamespace.IsGlobalNamespace: false })
        {
            top = top.ContainingNamespace;
        }

        // The location of a tuple is where it is written.
        return top?.Name == "System" && (type.IsTupleType || !type.Locations.Any(location => location.IsInSource));
    }

    /// <summary>The reason why a field can't be trained although its type could be, or <see langword="null"/>.</summary>
    public static string? FaultOf(IFieldSymbol field, INamedTypeSymbol target, bool isInRefStruct)
    {
        if (field.RefKind != RefKind.None)
        {
            return "it is a reference; use Span<T> of one element";
        }

        if (field.IsVolatile)
        {
            return "it is volatile, which an update of several numbers at once can't respect; remove the modifier";
        }

        if (field.Type.IsRefLikeType && StructLayouts.InlineArrayOf(field.Type) is not null)
        {
            return NoInlineArray;
        }

        return isInRefStruct && field.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct } type && !type.IsAsAccessibleAs(target)
            ? $"the slots of a ref struct are structs of their own, which are as accessible as '{target.Name}'; make the type so as well"
            : null;
    }

    /// <summary>A hint if the modifier is the only fault.</summary>
    public static ImmutableDictionary<string, string?> HintFor(IFieldSymbol field) =>
        field.IsVolatile && (field.Type.AsElement() ?? (field.Type as IArrayTypeSymbol)?.ElementType.AsElement() ?? field.Type.TensorElement()) is not null
            ? RepairHint.Of(RepairHint.RemoveVolatile)
            : RepairHint.None;
}
