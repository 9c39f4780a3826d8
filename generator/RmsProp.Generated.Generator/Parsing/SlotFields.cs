using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects the fields of the struct that holds one slot of a ref struct's parameters.</summary>
internal sealed class SlotFields(AliasedNames names)
{
    private readonly List<SlotField> _fields = [];
    private readonly UniqueNames _names = new(OptimizerMembers.SlotsType);

    public IEnumerable<SlotField> All => _fields;

    /// <summary>Adds the slot of a field; returns how it is reached.</summary>
    public AccessPath Add(IFieldSymbol field, string path)
    {
        string name = _names.Add(path.AsIdentifier()).Escaped();

        ITypeSymbol type = field.Type;
        string declaration = field.IsFixedSizeBuffer
            ? $"fixed {((IPointerTypeSymbol)type).PointedAtType.FullName()} {name}[{field.FixedSize}]"
            : $"{TypeOf(type)} {name}";
        _fields.Add(new SlotField(name, declaration));
        return new AccessPath.Member(AccessPath.Struct, name);
    }

    /// <summary>Removes the last field, in which nothing is trained.</summary>
    public void RemoveLast() => _fields.RemoveAt(_fields.Count - 1);

    /// <summary>The type of a slot; types that only the stack can hold become heap types.</summary>
    private string TypeOf(ITypeSymbol type)
    {
        if (!type.IsSpan() && !type.IsTensorSpan())
        {
            return names.Of(type);
        }

        string element = ((INamedTypeSymbol)type).TypeArguments[0].FullName();
        return type.IsSpan() ? element + "[]" : $"{new LibraryNames(names.Aliases).Tensors}.Tensor<{element}>";
    }
}
