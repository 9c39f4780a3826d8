using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>An instance field of a struct as its author sees it: a field, an auto-property or a positional parameter.</summary>
/// <param name="Field">The field itself.</param>
/// <param name="Property">The auto-property that it backs; private ones of other assemblies are invisible.</param>
/// <param name="Name">The name of the property, or of the field if there is none.</param>
internal sealed record FieldSymbols(IFieldSymbol Field, IPropertySymbol? Property, string Name)
{
    private const string BackingFieldSuffix = ">k__BackingField";
    private const string CaptureSuffix = ">P";

    /// <summary>The symbol to report at.</summary>
    public ISymbol Member => (ISymbol?)Property ?? Field;

    public bool IsBackingField => Name != Field.Name;

    public bool IsReadOnly => Field.IsReadOnly || Property is { SetMethod: null or { IsInitOnly: true } };

    /// <summary>The instance fields of a struct in layout order, except those whose name has yet to be typed.</summary>
    public static IReadOnlyList<FieldSymbols> Of(ITypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !IsCaptured(field)).Select(Create).Where(field => field.Name.Length > 0)];

    /// <summary>Whether the field, its property or its positional parameter has an attribute.</summary>
    public bool Has(string runtimeAttribute) =>
        Field.HasRuntimeAttribute(runtimeAttribute)
        || (Property?.HasRuntimeAttribute(runtimeAttribute) ?? false)
        || PositionalParameters().Any(parameter => parameter.HasRuntimeAttribute(runtimeAttribute));

    /// <summary>The attributes of these types on any of the three, in source order.</summary>
    public IEnumerable<AttributeData> Attributes(params string[] runtimeAttributes) => new ISymbol?[] { Field, Property }.Concat(PositionalParameters())
        .OfType<ISymbol>()
        .SelectMany(symbol => symbol.RuntimeAttributes(runtimeAttributes));

    /// <summary>
    /// Whether the compiler made the field for a captured parameter of a primary constructor, so that it is not the author's.
    /// </summary>
    private static bool IsCaptured(IFieldSymbol field) => field.Name.EndsWith(CaptureSuffix, StringComparison.Ordinal) && !field.CanBeReferencedByName;

    private static FieldSymbols Create(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return new FieldSymbols(field, property, property.Name);
        }

        if (!field.Name.StartsWith("<", StringComparison.Ordinal) || !field.Name.EndsWith(BackingFieldSuffix, StringComparison.Ordinal))
        {
            return new FieldSymbols(field, null, field.Name);
        }

        // In metadata, only its compiled name ties the field to the property.
        string name = field.Name.Substring(1, field.Name.Length - 1 - BackingFieldSuffix.Length);
        return new FieldSymbols(field, field.ContainingType.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(), name);
    }

    /// <summary>The parameters that may have declared the property; in metadata, a record is a struct like any other.</summary>
    private IEnumerable<IParameterSymbol> PositionalParameters()
    {
        if (Property is null)
        {
            return [];
        }

        IEnumerable<IParameterSymbol> parameters = Field.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters);
        return Property.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            ? parameters.Where(parameter => parameter.Name == Name)
            : reference.GetSyntax() is ParameterSyntax syntax
                ? parameters.Where(parameter => parameter.DeclaringSyntaxReferences.Any(
                    other => other.SyntaxTree == syntax.SyntaxTree && other.Span == syntax.Span))
                : [];
    }
}
