using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects accessors for fields that C# code in the target can't name.</summary>
internal sealed class FieldAccessors(INamedTypeSymbol target, Compilation compilation, AliasedNames names)
{
    private readonly Dictionary<(string Type, string Field), FieldAccessor> _accessors = [];
    private readonly UniqueNames _methodNames = new();

    public IEnumerable<FieldAccessor> All => _accessors.Values;

    /// <summary>The way from a struct to a field of it: its name, or an accessor.</summary>
    /// <param name="type">The struct that declares the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="fault">The reason if there is none.</param>
    public Func<AccessPath, AccessPath>? WayTo(INamedTypeSymbol type, FieldSymbols field, out string? fault)
    {
        fault = null;
        if (!field.IsBackingField && compilation.IsSymbolAccessibleWithin(field.Field, target) && !IsForbidden(field.Field))
        {
            string name = field.Name.Escaped();
            return instance => new AccessPath.Member(instance, name);
        }

        if (field.IsBackingField && field.Property is null)
        {
            fault = "it is a private property of another assembly, whose attributes can't be seen from here; make it a field or public";
            return null;
        }

        if (field.Field.IsFixedSizeBuffer)
        {
            fault = "it is a private fixed buffer of another struct, which can't be reached from outside; make it a public field";
            return null;
        }

        if (!SymbolEqualityComparer.Default.Equals(type, target) && type.AndContainingTypes().Any(current => current.IsGenericType))
        {
            fault = "it is a property or a private field of a generic struct, which can't be reached from outside; make it a public field";
            return null;
        }

        if (!compilation.IsSymbolAccessibleWithin(field.Field.Type, target))
        {
            fault = $"its type is private to '{type.Name}'; make it public";
            return null;
        }

        string method = AccessorOf(type, field).MethodName;
        return instance => new AccessPath.Accessed(instance, method);
    }

    /// <summary>Whether an attribute makes naming the field an error; that is meant for people, not for generated code.</summary>
    private static bool IsForbidden(IFieldSymbol field) => field.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { } type
        && ((type.IsFrameworkType("System", "ObsoleteAttribute") && attribute.ConstructorArguments is [_, { Value: true }])
            || type.IsFrameworkType("System.Diagnostics.CodeAnalysis", "ExperimentalAttribute")));

    private FieldAccessor AccessorOf(INamedTypeSymbol type, FieldSymbols field)
    {
        var key = (names.Of(type), field.Field.Name);
        if (!_accessors.TryGetValue(key, out FieldAccessor? accessor))
        {
            string methodName = FieldAccessor.MethodPrefix + _methodNames.Add(field.Name.AsIdentifier());
            accessor = new FieldAccessor(methodName, field.Field.Name, names.Of(field.Field.Type), key.Item1);
            _accessors.Add(key, accessor);
        }

        return accessor;
    }
}
