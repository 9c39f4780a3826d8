using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Tells which types the compiler takes and the runtime does not: at the first touch of one it throws a TypeLoadException.
/// </summary>
internal sealed class RuntimeLimits
{
    /// <summary>The most bytes that all fields of a type can take: its last one must not begin behind them.</summary>
    public const long MostBytes = 128 * 1024 * 1024;

    // From .NET 9 on: https://learn.microsoft.com/dotnet/core/compatibility/core-libraries/9.0/inlinearray-size.
    private const long MostBytesOfInlineArray = 1024 * 1024;
    private const int MostDimensions = 32;
    private const long Unbearable = 1L << 40;

    private readonly Dictionary<ITypeSymbol, long> _sizes = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>Why the runtime can't load a type, and what to do; <see langword="null"/> where it can.</summary>
    public string? FaultOf(ITypeSymbol type)
    {
        // What is nested deeper, or contains itself, is refused for that.
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

            // An array of a row of numbers is told apart by what is in it.
            type = array.Element;
        }

        return null;
    }

    /// <summary>How many bytes a value of a type takes at least, on the stack or within another one.</summary>
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
            // Stands for it while its fields are looked at, should it contain itself.
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

    /// <summary>The bytes of so many values, or more than anything can take.</summary>
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

    /// <summary>Whether its layout has a size of its own, which source and metadata tell in different ways.</summary>
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
