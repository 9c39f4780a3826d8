using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What C# types are to a loss.</summary>
internal static class Types
{
    /// <summary>The type of a number; null for anything else.</summary>
    public static ScalarType? ScalarOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } => ScalarOf(underlying),
        null => null,
        _ => type.SpecialType switch
        {
            SpecialType.System_Boolean => ScalarType.Boolean,
            SpecialType.System_SByte => ScalarType.SByte,
            SpecialType.System_Byte => ScalarType.Byte,
            SpecialType.System_Int16 => ScalarType.Int16,
            SpecialType.System_UInt16 => ScalarType.UInt16,
            SpecialType.System_Int32 => ScalarType.Int32,
            SpecialType.System_UInt32 => ScalarType.UInt32,
            SpecialType.System_Int64 => ScalarType.Int64,
            SpecialType.System_UInt64 => ScalarType.UInt64,
            SpecialType.System_Single => ScalarType.Single,
            SpecialType.System_Double => ScalarType.Double,
            _ => null,
        },
    };

    public static bool IsFloatingPoint(this ScalarType type) => type is ScalarType.Single or ScalarType.Double;

    /// <summary>What an array-like type holds, and how; null for anything else.</summary>
    public static (ITypeSymbol Element, BufferForm Form, int Rank)? ElementsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (array.ElementType, BufferForm.Array, 1),
        IArrayTypeSymbol array => (array.ElementType, BufferForm.MultidimensionalArray, array.Rank),
        INamedTypeSymbol { IsGenericType: true, Name: "Span" or "ReadOnlySpan" } span when IsInSystem(span) => (span.TypeArguments[0], BufferForm.Span, 1),
        INamedTypeSymbol { IsGenericType: true, Name: "Memory" or "ReadOnlyMemory" } memory when IsInSystem(memory) => (memory.TypeArguments[0], BufferForm.Memory, 1),
        INamedTypeSymbol { IsValueType: true } inline when InlineLength(inline) is not null =>
            (inline.GetMembers().OfType<IFieldSymbol>().First(field => !field.IsStatic).Type, BufferForm.InlineArray, 1),
        _ => null,
    };

    /// <summary>The length of an inline array; null for any other type.</summary>
    public static int? InlineLength(ITypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "InlineArrayAttribute" } && attribute.ConstructorArguments.Length == 1)
        .Select(attribute => attribute.ConstructorArguments[0].Value as int?)
        .FirstOrDefault();

    private static bool IsInSystem(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
