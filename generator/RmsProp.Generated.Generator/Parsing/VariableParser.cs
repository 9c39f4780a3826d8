using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Walks the fields of the parameter struct, nested structs included, down to the variables.</summary>
internal sealed class VariableParser
{
    public const int DeepestNesting = 64;
    public const int DeepestGenericNesting = 10;

    /// <summary>With more, the source for them would be longer than anybody can wait for.</summary>
    public const int MostVariables = 10_000;

    // A struct may have millions of fields, nested ones included, and hardly a variable.
    private const int MostNestedFields = 5 * MostVariables;
    private const string AsRef = "global::System.Runtime.CompilerServices.Unsafe.AsRef";

    private readonly INamedTypeSymbol _target;
    private readonly FieldReporter _reporter;
    private readonly VariableCollector _variables;
    private readonly FieldAccessors _accessors;
    private readonly GroupCollector _groups;
    private readonly ConstraintParser _constraints;
    private readonly UniformTypes _uniformTypes = new();
    private readonly SlotFields _slotFields;
    private readonly AliasedNames _names;
    private readonly RuntimeLimits _limits = new();
    private readonly Stack<ITypeSymbol> _walked = [];
    private int _nestedFields;
    private bool _isTooDeep;

    private VariableParser(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        _target = target;
        _names = new AliasedNames(compilation);
        _accessors = new FieldAccessors(target, compilation, _names);
        _slotFields = new SlotFields(_names);
        _groups = new GroupCollector(target, reporter);
        _constraints = new ConstraintParser(reporter);
        _reporter = new FieldReporter(target, reporter);
        _variables = new VariableCollector(_reporter);
    }

    /// <summary>
    /// The struct's own fields marked [ExcludeFromWeightDecay], for the rule that they need weight decay; those of a nested
    /// struct may be there for another one.
    /// </summary>
    public List<ISymbol> Exclusions { get; } = [];

    /// <summary>Whether some field is left out for a reason that has been reported, by this parser or the compiler.</summary>
    public bool HasFaults => _reporter.HasFaults;

    /// <summary>All variables; none where there are too many of them.</summary>
    public EquatableArray<Variable> Variables { get; private set; }

    public EquatableArray<FieldAccessor> Accessors { get; private set; }

    public EquatableArray<GroupDeclaration> Groups { get; private set; }

    /// <summary>The arguments on the struct's own fields.</summary>
    public IEnumerable<(string Field, Arguments Arguments)> OwnGroups => _groups.Own;

    public EquatableArray<SlotField> SlotFields { get; private set; }

    /// <summary>The aliases that names of types are written with.</summary>
    public ReferenceAliases Aliases => _names.Aliases;

    /// <summary>How many bytes the struct takes at least; 0 where something else is wrong with its fields.</summary>
    public long StructSize => HasFaults ? 0 : _limits.SizeOf(_target);

    public static VariableParser Parse(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        var parser = new VariableParser(target, compilation, reporter);
        parser.AddType(target, new Place(
            Path: "",
            Access: Variable.Root,
            SlotAccess: target.IsRefLikeType ? null : Variable.Root,
            IsExcluded: false,
            Group: 0,
            Constraint: null,
            IsReadOnly: false,
            FollowsPrevious: false,
            ReportAt: target,
            Depth: 0));
        AttributePlaces.Check(target, reporter);
        if (!parser._reporter.IsTooLarge)
        {
            parser.Variables = new(parser._variables.All);
            parser.Accessors = new(parser._accessors.All);
            parser.SlotFields = new(parser._slotFields.All);
            parser.Groups = new(parser._groups.All);
        }

        return parser;
    }

    private void AddType(INamedTypeSymbol type, Place place)
    {
        _reporter.CancellationToken.ThrowIfCancellationRequested();
        if (type.IsGenericDeeperThan(DeepestGenericNesting))
        {
            _reporter.Unsupported(place, type.Name, "its type arguments are nested too deep; nest them less", RepairHint.None);
            _isTooDeep = true;
            return;
        }

        if (_isTooDeep || _walked.Contains(type, SymbolEqualityComparer.Default))
        {
            // Of a struct that contains itself the compiler says so. It and one that is nested too deep may have more
            // branches than anybody can wait for.
            _reporter.LeaveToCompiler();
            return;
        }

        if (place.Depth > DeepestNesting)
        {
            _reporter.Unsupported(place, type.ToDisplayString(), "structs are nested too deep; nest them less", RepairHint.None);
            _isTooDeep = true;
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

        // The slots of a ref struct are another struct, where the runtime puts arrays first.
        bool keepsOrder = StructLayouts.KeepsOrder(type) && (place.SlotAccess is not null || _target.IsUnmanagedType);
        ElementType? previous = null;
        bool isFirst = true;
        foreach (FieldSymbols field in FieldSymbols.Of(type).TakeWhile(_ => !_reporter.IsTooLarge))
        {
            ElementType? uniform = keepsOrder && !field.Has(MetadataNames.NotTrainable) ? _uniformTypes.ElementOf(field.Field) : null;
            bool follows = isFirst ? place.FollowsPrevious : uniform is not null && uniform == previous;
            AddField(type, field, place with { FollowsPrevious = follows });
            previous = uniform;
            isFirst = false;
        }
    }

    private void AddInlineArray(INamedTypeSymbol type, ITypeSymbol element, int length, Place place)
    {
        place = place with { Path = place.Path.Length == 0 ? type.Name : place.Path };
        if (type.IsRefLikeType)
        {
            _reporter.Unsupported(place, type.ToDisplayString(), FieldTypes.NoInlineArray, RepairHint.None);
            return;
        }

        if (place.Depth == 0 && _limits.FaultOf(type) is { } limit)
        {
            _reporter.Unloadable(place, type, limit);
            return;
        }

        if (StructLayouts.RowOf(type) is { } row)
        {
            _variables.AddRow(row, place, isReadOnly: false);
            return;
        }

        if (element.IsUndefined())
        {
            _reporter.LeaveToCompiler();
            return;
        }

        if (element is not INamedTypeSymbol { TypeKind: TypeKind.Struct } and not IArrayTypeSymbol && !element.IsTensor())
        {
            _reporter.Unsupported(place, type);
            return;
        }

        for (int i = 0; i < length && !_reporter.IsTooLarge; i++)
        {
            AddValue(element, isReadOnlyField: false, place with
            {
                Path = $"{place.Path}[{i}]",
                Access = $"{place.Access}[{i}]",
                SlotAccess = $"{place.SlotAccess}[{i}]",
                FollowsPrevious = i == 0 ? place.FollowsPrevious : _uniformTypes.ElementOf(element) is not null,
                Depth = place.Depth + 1,
            });
        }
    }

    private void AddField(INamedTypeSymbol type, FieldSymbols field, Place parent)
    {
        if (type.GetMembers(field.Name).Length > 1)
        {
            // Of two members of one name, of which no code can tell which it means, the compiler says so. They may differ by
            // characters that C# ignores.
            _reporter.LeaveToCompiler();
            return;
        }

        if (field.Has(MetadataNames.NotTrainable))
        {
            _groups.ReportNotTrained(field);
            _constraints.ReportNotTrained(field);
            return;
        }

        bool excluded = field.Has(MetadataNames.ExcludeFromWeightDecay);
        if (excluded && parent.Path.Length == 0)
        {
            Exclusions.Add(field.Member);
        }

        string path = parent.Path.Length == 0 ? field.Name : parent.Path + "." + field.Name;
        Place place = parent with
        {
            Path = path,
            IsExcluded = parent.IsExcluded || excluded,
            Group = _groups.Enter(parent.Group, field, path, isOwn: parent.Path.Length == 0),
            Constraint = _constraints.Enter(parent.Constraint, field),
            ReportAt = field.Member.Locations.Any(location => location.IsInSource) ? field.Member : parent.ReportAt,
            Depth = parent.Depth + 1,
        };
        if (parent.Path.Length == 0)
        {
            _reporter.Enter(place.Path, field);
        }

        if (field.Field.Type.IsUndefined())
        {
            _reporter.LeaveToCompiler();
            return;
        }

        if (_limits.FaultOf(field.Field.Type) is { } limit)
        {
            _reporter.Unloadable(place, field.Field.Type, limit);
            return;
        }

        string? fault = FieldTypes.FaultOf(field.Field, _target, isInRefStruct: parent.SlotAccess is null);
        if (fault is not null || _accessors.Access(type, field, place.Access, out fault) is not { } access)
        {
            _reporter.Unsupported(place, field.Field.Type.ToDisplayString(), fault!, FieldTypes.HintFor(field.Field));
            return;
        }

        bool isNestedRefStruct = parent.SlotAccess is null && field.Field.Type is { IsRefLikeType: true, TypeKind: TypeKind.Struct } && !field.Field.Type.IsSpan() && !field.Field.Type.IsTensorSpan();
        bool hasSlotField = parent.SlotAccess is null && !isNestedRefStruct;
        string? slotAccess = hasSlotField ? _slotFields.Add(field.Field, place.Path)
            : parent.SlotAccess is { } slot ? access.Replace(parent.Access, slot)
            : null;
        int variables = _variables.All.Count;
        place = place with { Access = access, SlotAccess = slotAccess };
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
            _reporter.TooLarge($"{MostNestedFields} fields, nested ones included");
            return;
        }

        if (StructLayouts.RowOf(type) is { } row)
        {
            _variables.AddRow(row, place, isReadOnlyField);
        }
        else if (type is IArrayTypeSymbol array && array.ElementType.AsElement() is { } arrayElement)
        {
            VariableKind kind = array.Rank == 1 ? VariableKind.Array : VariableKind.MultidimensionalArray;
            _variables.AddArray(place, arrayElement, kind, isReadOnlyField, array.Rank);
        }
        else if (type.ElementOf("Memory`1") is { } memoryElement)
        {
            _variables.AddArray(place, memoryElement, VariableKind.Memory, isReadOnlyField);
        }
        else if (type.ElementOf("Span`1") is { } spanElement)
        {
            _variables.AddArray(place, spanElement, VariableKind.Span, isReadOnlyField);
        }
        else if (type.TensorElement() is { } tensorElement)
        {
            _variables.AddArray(place, tensorElement, type.IsTensor() ? VariableKind.Tensor : VariableKind.TensorSpan, isReadOnlyField);
        }
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structType && !structType.IsOfFramework())
        {
            if (StructLayouts.IsExplicit(structType))
            {
                _reporter.Unsupported(
                    place, type.ToDisplayString(), "its layout is explicit, so that its fields may overlap; lay it out sequentially", RepairHint.None);
                return;
            }

            AddType(structType, place with
            {
                Access = isReadOnlyField ? $"{AsRef}(in {place.Access})" : place.Access,
                SlotAccess = isReadOnlyField && place.SlotAccess is not null ? $"{AsRef}(in {place.SlotAccess})" : place.SlotAccess,
                IsReadOnly = place.IsReadOnly || isReadOnlyField,
            });
        }
        else
        {
            _reporter.Unsupported(place, type);
        }
    }
}
