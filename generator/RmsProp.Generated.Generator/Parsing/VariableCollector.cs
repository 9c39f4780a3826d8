using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects the variables that the <see cref="VariableParser"/> finds.</summary>
internal sealed class VariableCollector(FieldReporter reporter)
{
    private const string Reserved = "__metadata__"; // In the header of a safetensors file.

    private readonly List<Variable> _variables = [];

    public IReadOnlyCollection<Variable> All => _variables;

    /// <summary>Adds a row of numbers inside the struct.</summary>
    public void AddRow(StructLayouts.Row row, Place place, bool isReadOnly)
    {
        if (place.IsReadOnly || isReadOnly)
        {
            reporter.ReadOnly(place);
            return;
        }

        AddInline(place, row.Element, row.First, row.Length, row.Shape);
    }

    /// <summary>Adds a fixed buffer, or reports its type.</summary>
    public void AddFixedBuffer(FieldSymbols field, Place place)
    {
        if (StructLayouts.FixedElementOf(field.Field) is not { } element)
        {
            reporter.Unsupported(place, field.Field.Type);
            return;
        }

        if (place.IsReadOnly)
        {
            reporter.ReadOnly(place);
            return;
        }

        int length = Math.Max(field.Field.FixedSize, 1);
        AddInline(place, element, "[0]", length, new([length]), isUnsafe: true);
    }

    /// <summary>Adds a variable whose elements are outside the struct.</summary>
    public void AddArray(Place place, ElementType element, VariableKind kind, bool isReadOnly, int rank = 1) => Add(place, new Variable(
        place.Path, element, kind, place.Access, place.SlotAccess!,
        Length: 0, Shape: default, rank, isReadOnly, IsUnsafe: false, place.IsExcluded, FollowsPrevious: false, place.Group,
        place.Constraint?.Of(place.Path, kind is VariableKind.Tensor or VariableKind.TensorSpan ? null : rank, element)));

    private void AddInline(
        Place place, ElementType element, string first, int length, EquatableArray<int> shape, bool isUnsafe = false)
    {
        bool follows = place.FollowsPrevious && _variables.Count > 0
            && _variables[_variables.Count - 1] is { IsInline: true } previous && previous.Element == element;
        Add(place, new Variable(
            place.Path, element, VariableKind.Inline, place.Access + first, place.SlotAccess + first,
            length, shape, Rank: 1, IsReadOnly: false, isUnsafe, place.IsExcluded, follows, place.Group,
            place.Constraint?.Of(place.Path, shape.Count, element)));
    }

    private void Add(Place place, Variable variable)
    {
        if (variable.Path == Reserved)
        {
            reporter.Reserved(place);
        }

        if (_variables.Count == VariableParser.MostVariables)
        {
            reporter.TooLarge($"{VariableParser.MostVariables} variables");
            return;
        }

        _variables.Add(variable);
    }
}
