using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Finds types that consist of numbers of one type and nothing else, without gaps.</summary>
/// <remarks>
/// Examines each type once: if every struct has two fields of the next one, there are far more paths than types.
/// </remarks>
internal sealed class UniformTypes(ForeignFields foreign)
{
    private readonly Dictionary<ITypeSymbol, ElementType?> _known = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>The type of the numbers that a field consists of, or <see langword="null"/> if it is not uniform.</summary>
    public ElementType? ElementOf(IFieldSymbol field) =>
        field.IsFixedSizeBuffer ? StructLayouts.FixedElementOf(field) : ElementOf(field.Type);

    /// <inheritdoc cref="ElementOf(IFieldSymbol)"/>
    public ElementType? ElementOf(ITypeSymbol type)
    {
        if (StructLayouts.RowOf(type) is { } row)
        {
            return row.Element;
        }

        if (_depth > VariableParser.DeepestNesting || type.IsOverlong() || type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } structType)
        {
            return null;
        }

        if (!_known.TryGetValue(type, out ElementType? element))
        {
            // A placeholder while its fields are examined, in case the type contains itself.
            _known.Add(type, null);
            _depth++;
            element = ElementOfStruct(structType);
            _depth--;
            _known[type] = element;
        }

        return element;
    }

    private ElementType? ElementOfStruct(INamedTypeSymbol type)
    {
        if (StructLayouts.InlineArrayOf(type) is { } array)
        {
            return ElementOf(array.Element);
        }

        if (!StructLayouts.KeepsOrder(type))
        {
            return null;
        }

        ElementType? uniform = null;
        foreach (FieldSymbols field in FieldSymbols.Of(type).Where(field => !foreign.Contains(field)))
        {
            ElementType? element = field.Has(MetadataNames.NotTrainable) ? null : ElementOf(field.Field);
            if (element is null || (uniform is not null && uniform != element))
            {
                return null;
            }

            uniform = element;
        }

        return uniform;
    }
}
