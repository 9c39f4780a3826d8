using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What is known at compile time about the layout of structs.</summary>
internal static class StructLayouts
{
    /// <summary>A type that is a single row of numbers, and so makes one variable.</summary>
    /// <param name="Element">The type of the numbers.</param>
    /// <param name="Length">The number of elements.</param>
    /// <param name="Shape">The length of each dimension.</param>
    /// <param name="First">The suffix that turns an expression of the type into its first number.</param>
    internal sealed record Row(ElementType Element, int Length, EquatableArray<int> Shape, string First);

    /// <summary>The row that a type consists of, or <see langword="null"/> if it is more, less, or longer than a span can be.</summary>
    public static Row? RowOf(ITypeSymbol type)
    {
        if (WithoutInlineArrays(type) is not var (innermost, lengths) || RowWithin(innermost) is not { } row)
        {
            return null;
        }

        long length = row.Length;
        foreach (int further in lengths)
        {
            if ((length *= further) > int.MaxValue)
            {
                return null;
            }
        }

        return row with
        {
            Length = (int)length,
            Shape = new([.. lengths, .. row.Shape]),
            First = string.Concat(lengths.Select(_ => "[0]")) + row.First,
        };
    }

    /// <summary>
    /// The element type inside nested inline arrays, and the arrays' lengths, outermost first; <see langword="null"/> if they never end:
    /// an inline array can be declared as one of itself, which the compiler reports.
    /// </summary>
    public static (ITypeSymbol Innermost, IReadOnlyList<int> Lengths)? WithoutInlineArrays(ITypeSymbol type)
    {
        var lengths = new List<int>();
        while (InlineArrayOf(type) is { } array)
        {
            if (lengths.Count == VariableParser.DeepestNesting)
            {
                return null;
            }

            lengths.Add(array.Length);
            type = array.Element;
        }

        return (type, lengths);
    }

    private static Row? RowWithin(ITypeSymbol type) => type.AsElement() is { } element
        ? new Row(element, 1, default, "")
        : FrameworkVectors.Find(type) is { } vector
            ? new Row(ElementType.Single, vector.Shape.Aggregate((left, right) => left * right), new(vector.Shape), "." + vector.First)
            : null;

    /// <summary>The element type and length of an inline array; <see langword="null"/> for any other type.</summary>
    public static (ITypeSymbol Element, int Length)? InlineArrayOf(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct)
        {
            return null;
        }

        AttributeData? attribute = type.GetAttributes().FirstOrDefault(
            candidate => candidate.AttributeClass?.IsFrameworkType("System.Runtime.CompilerServices", "InlineArrayAttribute") == true);
        return attribute?.ConstructorArguments is [{ Value: int length }] && length > 0
            && FieldSymbols.Of(type) is [{ } element]
            ? (element.Field.Type, length)
            : null;
    }

    public static ElementType? FixedElementOf(IFieldSymbol field) =>
        (field.Type as IPointerTypeSymbol)?.PointedAtType.SpecialType switch
        {
            SpecialType.System_Single => ElementType.Single,
            SpecialType.System_Double => ElementType.Double,
            _ => null,
        };

    /// <summary>
    /// Whether fields of one element type are contiguous in declaration order. The runtime guarantees it for structs without references
    /// whose layout nobody has changed.
    /// </summary>
    public static bool KeepsOrder(INamedTypeSymbol type) =>
        type.IsUnmanagedType
        && type.Locations.Any(location => location.IsInSource)
        && StructLayout(type) is null
        && !HasPrimaryConstructor(type);

    /// <summary>Whether the fields of the struct may overlap.</summary>
    public static bool IsExplicit(INamedTypeSymbol type) =>
        StructLayout(type)?.ConstructorArguments is [{ Value: { } kind }] ? Convert.ToInt32(kind, CultureInfo.InvariantCulture) == 2 : IsExplicitInMetadata(type.OriginalDefinition);

    private static AttributeData? StructLayout(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.IsFrameworkType("System.Runtime.InteropServices", "StructLayoutAttribute") == true);

    // A compiled struct no longer has the attribute: it has become a flag, which no symbol exposes.
    private static bool IsExplicitInMetadata(INamedTypeSymbol type) =>
        type.ContainingModule?.GetMetadata() is { } module
        && MetadataTokens.EntityHandle(type.MetadataToken) is { Kind: HandleKind.TypeDefinition } handle
        && (module.GetMetadataReader().GetTypeDefinition((TypeDefinitionHandle)handle).Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;

    // Parameters that such a constructor captures become fields, at positions that no symbol exposes.
    private static bool HasPrimaryConstructor(INamedTypeSymbol type) =>
        !type.IsRecord && type.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax() is StructDeclarationSyntax { ParameterList: not null });
}
