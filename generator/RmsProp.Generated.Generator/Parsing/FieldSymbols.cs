using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>One instance field of a struct as its author sees it: a field, an auto-property or a positional parameter.</summary>
/// <param name="Field">The field itself.</param>
/// <param name="Property">The auto-property that it backs, in source.</param>
/// <param name="Name">The name of the property, or else of the field.</param>
internal sealed record FieldSymbols(IFieldSymbol Field, IPropertySymbol? Property, string Name)
{
    private const string BackingFieldSuffix = ">k__BackingField";
    private const string CaptureSuffix = ">P";

    /// <summary>The symbol that messages point at.</summary>
    public ISymbol Member => (ISymbol?)Property ?? Field;

    public bool IsBackingField => Name != Field.Name;

    public bool IsReadOnly => Field.IsReadOnly || Property is { SetMethod: null or { IsInitOnly: true } };

    /// <summary>The instance fields of a struct in the order in which they lie in it.</summary>
    public static IReadOnlyList<FieldSymbols> Of(ITypeSymbol type) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !IsCaptured(field)).Select(Create)];

    /// <summary>Whether the field, its property or its positional parameter has the attribute.</summary>
    public bool Has(string runtimeAttribute) =>
        Field.HasRuntimeAttribute(runtimeAttribute)
        || (Property?.HasRuntimeAttribute(runtimeAttribute) ?? false)
        || (PositionalParameter()?.HasRuntimeAttribute(runtimeAttribute) ?? false);

    /// <summary>Whether the compiler made the field for a parameter of a primary constructor that members use: it is no field of the author's.</summary>
    private static bool IsCaptured(IFieldSymbol field) => field.Name.EndsWith(CaptureSuffix, StringComparison.Ordinal) && !field.CanBeReferencedByName;

    private static FieldSymbols Create(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return new FieldSymbols(field, property, property.Name);
        }

        // Of a type in metadata only the field is there, under its compiled name.
        return field.Name.StartsWith("<", StringComparison.Ordinal) && field.Name.EndsWith(BackingFieldSuffix, StringComparison.Ordinal)
            ? new FieldSymbols(field, null, field.Name.Substring(1, field.Name.Length - 1 - BackingFieldSuffix.Length))
            : new FieldSymbols(field, null, field.Name);
    }

    private IParameterSymbol? PositionalParameter()
    {
        if (Property?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ParameterSyntax syntax)
        {
            return null;
        }

        return Field.ContainingType.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.DeclaringSyntaxReferences.Any(
                reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span));
    }
}
