using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Walks the fields of the parameter struct, including nested structs, down to the variables.</summary>
internal sealed partial class VariableParser
{
    public const int DeepestNesting = 64;

    /// <summary>The most variables; the source for more would take too long to compile.</summary>
    public const int MostVariables = 10_000;

    // A struct may have millions of fields, nested ones included, and hardly any variables.
    private const int MostNestedFields = 5 * MostVariables;

    private readonly INamedTypeSymbol _target;
    private readonly FieldReporter _reporter;
    private readonly VariableCollector _variables;
    private readonly FieldAccessors _accessors;
    private readonly GroupCollector _groups;
    private readonly ConstraintParser _constraints;
    private readonly TensorNameParser _tensorNames;
    private readonly UniformTypes _uniformTypes;
    private readonly SlotFields _slotFields;
    private readonly FieldDistances _distances;
    private readonly ForeignFields _foreign;
    private readonly AliasedNames _names;
    private readonly RuntimeLimits _limits = new();
    private readonly Stack<ITypeSymbol> _walked = [];
    private readonly List<ISymbol> _exclusions = [];
    private int _nestedFields;

    private VariableParser(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        _target = target;
        _foreign = new ForeignFields(target);
        _distances = new FieldDistances(_foreign);
        _uniformTypes = new UniformTypes(_foreign);
        _names = new AliasedNames(compilation);
        _accessors = new FieldAccessors(target, compilation, _names);
        _slotFields = new SlotFields(_names);
        _groups = new GroupCollector(target, reporter);
        _constraints = new ConstraintParser(reporter);
        _tensorNames = new TensorNameParser(reporter);
        _reporter = new FieldReporter(target, reporter);
        _variables = new VariableCollector(_reporter);
    }

    public static TrainedFields Parse(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        var parser = new VariableParser(target, compilation, reporter);
        parser.AddType(target, Place.Of(target));
        AttributePlaces.Check(target, reporter);
        parser._foreign.Report(reporter);
        return parser.Result();
    }

    private TrainedFields Result()
    {
        bool isComplete = !_reporter.IsOver;
        return new TrainedFields(
            Variables: isComplete ? new(_variables.All) : default,
            Frozen: isComplete ? new(_variables.Frozen) : default,
            Accessors: isComplete ? new(_accessors.All) : default,
            Groups: isComplete ? new(_groups.All) : default,
            SlotFields: isComplete ? new(_slotFields.All) : default,
            Distances: isComplete ? new(_distances.All) : default,
            _names.Aliases,
            _groups.Own,
            _exclusions,
            HasFaults: _reporter.Faults > 0,
            StructSize: _reporter.Faults > 0 ? 0 : _limits.SizeOf(_target));
    }

    private void AddType(INamedTypeSymbol type, Place place)
    {
        _reporter.CancellationToken.ThrowIfCancellationRequested();
        if (_walked.Contains(type, SymbolEqualityComparer.Default))
        {
            // The struct may have too many branches to follow.
            _reporter.ContainsItself();
            return;
        }

        if (place.Depth > DeepestNesting)
        {
            _reporter.TooDeep(place, type, "structs are nested too deep; nest them less");
            return;
        }

        _walked.Push(type);
        AddMembers(type, place);
        _walked.Pop();
    }

    private void AddMembers(INamedTypeSymbol type, Place place)
    {
        if (StructLayouts.InlineArrayOf(type) is { } array)
        {
            AddInlineArray(type, array.Element, array.Length, place);
            return;
        }

        // The slots of a ref struct are in another struct, where the runtime puts arrays first.
        bool keepsOrder = !place.IsFrozen && StructLayouts.KeepsOrder(type) && (place.SlotAccess is not null || _target.IsUnmanagedType);
        ElementType? previous = null;
        bool isFirst = true;
        int firstOfPrevious = 0, faults = _reporter.Faults;
        ITypeSymbol? typeOfPrevious = null;
        FieldDistances.OfType? distances = keepsOrder ? _distances.Enter(type, type) : null;
        foreach (FieldSymbols field in FieldSymbols.Of(type).TakeWhile(_ => !_reporter.IsOver))
        {
            if (_foreign.Contains(field))
            {
                _foreign.PassBy(field, place.Path);
                continue;
            }

            ElementType? uniform = keepsOrder && !field.Has(MetadataNames.NotTrainable) ? _uniformTypes.ElementOf(field.Field) : null;
            bool follows = isFirst ? place.FollowsPrevious : uniform is not null && uniform == previous;
            int first = _variables.All.Count, faultsBefore = _reporter.Faults;
            AddField(type, field, place with { FollowsPrevious = follows });

            // After a field that was left out, nothing is contiguous.
            previous = _reporter.Faults == faultsBefore ? uniform : null;
            if (follows && !isFirst && previous is not null)
            {
                distances?.Add(firstOfPrevious, typeOfPrevious!, first, field.Field.Type);
            }

            isFirst = false;
            firstOfPrevious = first;
            typeOfPrevious = field.Field.Type;
        }

        distances?.Leave(isComplete: _reporter.Faults == faults);
    }

    private void AddField(INamedTypeSymbol type, FieldSymbols field, Place parent)
    {
        if (type.GetMembers(field.Name).Length > 1)
        {
            // The compiler reports two members of one name, which code can't tell apart. The names may differ in characters that C#
            // ignores.
            _reporter.LeaveToCompiler();
            return;
        }

        if (!field.Has(MetadataNames.NotTrainable))
        {
            AddVariables(type, field, parent);
            return;
        }

        _groups.ReportNotTrained(field);
        _constraints.ReportNotTrained(field);
        if (TensorNameParser.IsOn(field))
        {
            int frozen = _variables.Frozen.Count;
            AddVariables(type, field, parent.OfFrozenField());
            if (_variables.Frozen.Count == frozen && !_reporter.IsOver)
            {
                _tensorNames.ReportWithoutNumbers(field);
            }
        }
    }

    private void AddVariables(INamedTypeSymbol type, FieldSymbols field, Place parent)
    {
        bool excluded = !parent.IsFrozen && field.Has(MetadataNames.ExcludeFromWeightDecay);
        if (excluded && parent.Path.Length == 0)
        {
            _exclusions.Add(field.Member);
        }

        string path = parent.Path.Length == 0 ? field.Name : parent.Path + "." + field.Name;
        Place place = parent with
        {
            Path = path,
            IsExcluded = parent.IsExcluded || excluded,
            Group = parent.IsFrozen ? 0 : _groups.Enter(parent.Group, field, path, isOwn: parent.Path.Length == 0),
            Constraint = parent.IsFrozen ? null : _constraints.Enter(parent.Constraint, field),
            Tensor = _tensorNames.Enter(parent, field),
            ReportAt = field.Member.Locations.Any(location => location.IsInSource) ? field.Member : parent.ReportAt,
            Depth = parent.Depth + 1,
        };
        if (parent.Path.Length == 0)
        {
            _reporter.Enter(place.Path, field);
        }

        if (_reporter.GivesUp(field.Field.Type, place))
        {
            return;
        }

        if (_limits.FaultOf(field.Field.Type) is { } limit)
        {
            _reporter.Unloadable(place, field.Field.Type, limit);
            return;
        }

        string? fault = FieldTypes.FaultOf(field.Field, _target, isInRefStruct: parent.SlotAccess is null);
        if (fault is not null || _accessors.WayTo(type, field, out fault) is not { } access)
        {
            _reporter.Unsupported(place, field.Field.Type, fault!, FieldTypes.HintFor(field.Field));
            return;
        }

        bool hasSlotField = parent.SlotAccess is null && !field.Field.Type.IsNestedRefStruct();
        AccessPath? slotAccess = hasSlotField ? _slotFields.Add(field.Field, place.Path)
            : parent.SlotAccess is { } slot ? access(slot)
            : null;
        int variables = _variables.All.Count;
        place = place with { Access = access(parent.Access), SlotAccess = slotAccess };
        if (field.Field.IsFixedSizeBuffer)
        {
            _variables.AddFixedBuffer(field, place);
        }
        else
        {
            AddValue(field.Field.Type, field.IsReadOnly, place);
        }

        if (hasSlotField && _variables.All.Count == variables)
        {
            _slotFields.RemoveLast();
        }
    }

    private void AddValue(ITypeSymbol type, bool isReadOnlyField, Place place)
    {
        if (++_nestedFields > MostNestedFields)
        {
            _reporter.TooLarge(place, $"{MostNestedFields} fields, nested ones included");
            return;
        }

        if (StructLayouts.RowOf(type) is { } row)
        {
            _variables.AddRow(row, place, isReadOnlyField);
        }
        else if (ReferencedTypes.Of(type, isReadOnlyField) is var (element, location, rank))
        {
            _variables.AddReferenced(place, element, location, rank);
        }
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structType && !structType.IsOfFramework())
        {
            if (StructLayouts.IsExplicit(structType))
            {
                _reporter.Unsupported(
                    place, type, "its layout is explicit, so its fields may overlap; lay it out sequentially", RepairHint.None);
                return;
            }

            AddType(structType, isReadOnlyField ? place.InReadOnlyField() : place);
        }
        else
        {
            _reporter.Unsupported(place, type);
        }
    }
}
