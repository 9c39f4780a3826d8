using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Finds types that the compiler accepts and the runtime does not: it throws a TypeLoadException when one is first used.
/// </summary>
internal sealed class RuntimeLimits
{
    /// <summary>The most bytes that the fields of a type can take: the last one must not begin after them.</summary>
    public const long MostBytes = 128 * 1024 * 1024;

    // Since .NET 9: https://learn.microsoft.com/dotnet/core/compatibility/core-libraries/9.0/inlinearray-size.
    private const long MostBytesOfInlineArray = 1024 * 1024;
    private const int MostDimensions = 32;
    private const long Unbearable = 1L << 40;

    private readonly Dictionary<ITypeSymbol, long> _sizes = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>The reason why the runtime can't load a type, and a way out; <see langword="null"/> if it can.</summary>
    public string? FaultOf(ITypeSymbol type)
    {
        // Deeper nesting, or a type that contains itself, is refused as such.
        for (int depth = 0; depth <= VariableParser.DeepestNesting && !type.IsOverlong(); depth++)
        {
            if (type is IArrayTypeSymbol { Rank: > MostDimensions })
            {
                return $"an array has at most {MostDimensions} dimensions; use one of fewer, and compute the index";
            }

            if (StructLayouts.InlineArrayOf(type) is not { } array)
            {
                return null;
            }

            if (HasSize(type))
            {
                return "an inline array can't have a Size; remove it from [StructLayout]";
            }

            if (Product(SizeOf(array.Element), array.Length) > MostBytesOfInlineArray)
            {
                return "an inline array takes at most 1,048,576 bytes; use an array";
            }

            // An array of a row of numbers is distinguished by its content.
            type = array.Element;
        }

        return null;
    }

    /// <summary>The minimum size of a value in bytes, on the stack or within another value.</summary>
    public long SizeOf(ITypeSymbol type)
    {
        if (NumberSize(type.SpecialType) is { } size)
        {
            return size;
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct })
        {
            return type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? SizeOf(underlying) : type is ITypeParameterSymbol ? 0 : 4;
        }

        if (_depth > VariableParser.DeepestNesting || type.IsOverlong())
        {
            return 0;
        }

        if (!_sizes.TryGetValue(type, out long bytes))
        {
            // A placeholder while its fields are examined, in case the type contains itself.
            _sizes.Add(type, 0);
            _depth++;
            bytes = StructLayouts.InlineArrayOf(type) is { } array
                ? Product(SizeOf(array.Element), array.Length)
                : FieldSymbols.Of(type).Sum(field => SizeOf(field.Field));
            _depth--;
            _sizes[type] = bytes = Math.Min(bytes, Unbearable);
        }

        return bytes;
    }

    private long SizeOf(IFieldSymbol field) => field switch
    {
        { RefKind: not RefKind.None } => 4,
        { IsFixedSizeBuffer: true } => Product(SizeOf(((IPointerTypeSymbol)field.Type).PointedAtType), field.FixedSize),
        _ => SizeOf(field.Type),
    };

    /// <summary>The size of this many values, capped above anything possible.</summary>
    private static long Product(long size, int count) => size > Unbearable / Math.Max(count, 1) ? Unbearable : size * count;

    private static long? NumberSize(SpecialType type) => type switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_DateTime => 8,
        SpecialType.System_Decimal => 16,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => 4,
        _ => null,
    };

    /// <summary>Whether its layout has an explicit size, which source and metadata tell in different ways.</summary>
    private static bool HasSize(ITypeSymbol type)
    {
        if (type.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.IsFrameworkType("System.Runtime.InteropServices", "StructLayoutAttribute") == true) is { } layout)
        {
            return layout.NamedArguments.Any(argument => argument is { Key: "Size", Value.Value: not 0 });
        }

        return type.OriginalDefinition.ContainingModule?.GetMetadata() is { } module
            && MetadataTokens.EntityHandle(type.OriginalDefinition.MetadataToken) is { Kind: HandleKind.TypeDefinition } handle
            && module.GetMetadataReader().GetTypeDefinition((TypeDefinitionHandle)handle).GetLayout().Size != 0;
    }
}
