using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects the variables that the <see cref="VariableParser"/> finds.</summary>
internal sealed class VariableCollector(FieldReporter reporter)
{
    private readonly TensorNameSet _names = new(reporter);
    private readonly List<Variable> _variables = [];
    private readonly List<Variable> _frozen = [];

    /// <summary>The variables that are trained.</summary>
    public IReadOnlyCollection<Variable> All => _variables;

    /// <summary>The variables that are not trained, but have names in files.</summary>
    public IReadOnlyCollection<Variable> Frozen => _frozen;

    /// <summary>Adds a row of numbers inside the struct.</summary>
    public void AddRow(StructLayouts.Row row, Place place, bool isReadOnly)
    {
        if (place.IsReadOnly || isReadOnly)
        {
            reporter.ReadOnly(place);
            return;
        }

        AddInline(place, row.Element, row.First, row.Length, row.Shape, isUnsafe: false);
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
    /// <param name="place">Where it is.</param>
    /// <param name="element">The type of its elements.</param>
    /// <param name="location">Where these are.</param>
    /// <param name="rank">The number of dimensions, if it is known.</param>
    public void AddReferenced(Place place, ElementType element, VariableLocation.Referenced location, int? rank) =>
        Add(place, element, location, place.Access, place.SlotAccess!, rank);

    private void AddInline(Place place, ElementType element, string first, int length, EquatableArray<int> shape, bool isUnsafe)
    {
        bool follows = place is { FollowsPrevious: true, IsFrozen: false } && _variables.Count > 0
            && _variables[_variables.Count - 1] is { IsInline: true } previous && previous.Element == element;
        Add(
            place, element, new VariableLocation.Inline(length, shape, isUnsafe, follows),
            new AccessPath.Part(place.Access, first), new AccessPath.Part(place.SlotAccess!, first), shape.Count);
    }

    private void Add(Place place, ElementType element, VariableLocation location, AccessPath access, AccessPath slotAccess, int? rank)
    {
        var variable = new Variable(
            place.Path, element, location, access, slotAccess, place.IsExcluded, place.Group, place.Constraint?.Of(place.Path, rank, element),
            place.Tensor?.OfVariable ?? new TensorNames(place.Path, default));
        _names.Add(variable, place);

        if (_variables.Count + _frozen.Count == VariableParser.MostVariables)
        {
            reporter.TooLarge(place, $"{VariableParser.MostVariables} variables");
            return;
        }

        (place.IsFrozen ? _frozen : _variables).Add(variable);
    }
}
