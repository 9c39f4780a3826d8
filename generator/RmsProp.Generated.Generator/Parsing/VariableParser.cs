using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Walks the fields of the parameter struct, nested structs included, down to the variables.</summary>
internal sealed class VariableParser
{
    public const int DeepestNesting = 64;

    private const int MostInlineArrayVariables = 4096;
    private const string AsRef = "global::System.Runtime.CompilerServices.Unsafe.AsRef";

    private readonly INamedTypeSymbol _target;
    private readonly DiagnosticReporter _reporter;
    private readonly List<Variable> _variables = [];
    private readonly FieldAccessors _accessors;
    private readonly List<SlotField> _slotFields = [];
    private readonly HashSet<ISymbol> _reported = new(SymbolEqualityComparer.Default);
    private readonly Stack<ITypeSymbol> _walked = [];
    private bool _isTooDeep;

    private VariableParser(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        _target = target;
        _accessors = new FieldAccessors(target, compilation);
        _reporter = reporter;
    }

    /// <summary>
    /// The struct's own fields marked [ExcludeFromWeightDecay], for the rule that they need weight decay; those of a nested
    /// struct may be there for another one.
    /// </summary>
    public List<ISymbol> Exclusions { get; } = [];

    /// <summary>Whether some field is left out for a reason that has been reported, by this parser or the compiler.</summary>
    public bool HasFaults { get; private set; }

    public EquatableArray<Variable> Variables => new(_variables);

    public EquatableArray<FieldAccessor> Accessors => new(_accessors.All);

    public EquatableArray<SlotField> SlotFields => new(_slotFields);

    public static VariableParser Parse(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        var parser = new VariableParser(target, compilation, reporter);
        parser.AddType(target, new Place(
            Path: "",
            Access: Variable.Root,
            SlotAccess: target.IsRefLikeType ? null : Variable.Root,
            IsExcluded: false,
            IsReadOnly: false,
            FollowsPrevious: false,
            ReportAt: target,
            Depth: 0));
        return parser;
    }

    /// <summary>Where the walk is.</summary>
    /// <param name="Path">The names down to here.</param>
    /// <param name="Access">The expression for it.</param>
    /// <param name="SlotAccess">The expression for it in a slot, or null inside a ref struct, whose fields are slot fields each.</param>
    /// <param name="IsExcluded">Whether weight decay passes by everything below.</param>
    /// <param name="IsReadOnly">Whether a field on the way is read-only.</param>
    /// <param name="FollowsPrevious">Whether the first number below lies right behind the last one before.</param>
    /// <param name="ReportAt">The innermost symbol on the way that is in source.</param>
    /// <param name="Depth">How deep.</param>
    private sealed record Place(
        string Path,
        string Access,
        string? SlotAccess,
        bool IsExcluded,
        bool IsReadOnly,
        bool FollowsPrevious,
        ISymbol ReportAt,
        int Depth);

    private void AddType(INamedTypeSymbol type, Place place)
    {
        _reporter.CancellationToken.ThrowIfCancellationRequested();
        if (_isTooDeep || _walked.Contains(type, SymbolEqualityComparer.Default))
        {
            // Of a struct that contains itself the compiler says so. It and one that is nested too deep may have more
            // branches than anybody can wait for.
            HasFaults = true;
            return;
        }

        if (place.Depth > DeepestNesting)
        {
            Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, type.ToDisplayString(), "structs are nested too deep; nest them less");
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
        foreach (FieldSymbols field in FieldSymbols.Of(type))
        {
            ElementType? uniform = keepsOrder && !field.Has(MetadataNames.NotTrainable) ? StructLayouts.UniformElementOf(field.Field) : null;
            bool follows = isFirst ? place.FollowsPrevious : uniform is not null && uniform == previous;
            AddField(type, field, place with { FollowsPrevious = follows });
            previous = uniform;
            isFirst = false;
        }
    }

    private void AddInlineArray(INamedTypeSymbol type, ITypeSymbol element, int length, Place place)
    {
        if (StructLayouts.RowOf(type) is { } row)
        {
            AddRow(row, place with { Path = place.Path.Length == 0 ? type.Name : place.Path });
            return;
        }

        if (element is not INamedTypeSymbol { TypeKind: TypeKind.Struct } && element is not IArrayTypeSymbol)
        {
            Unsupported(place, type);
            return;
        }

        for (int i = 0; i < length; i++)
        {
            if (_variables.Count > MostInlineArrayVariables)
            {
                Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, type.ToDisplayString(),
                    $"its {length} elements make more than {MostInlineArrayVariables} variables; use an inline array of float or double for each of its fields");
                return;
            }

            AddValue(element, isReadOnlyField: false, place with
            {
                Path = $"{place.Path}[{i}]",
                Access = $"{place.Access}[{i}]",
                SlotAccess = $"{place.SlotAccess}[{i}]",
                FollowsPrevious = i == 0 ? place.FollowsPrevious : StructLayouts.UniformElementOf(element) is not null,
                Depth = place.Depth + 1,
            });
        }
    }

    private void AddField(INamedTypeSymbol type, FieldSymbols field, Place parent)
    {
        if (field.Has(MetadataNames.NotTrainable))
        {
            return;
        }

        bool excluded = field.Has(MetadataNames.ExcludeFromWeightDecay);
        if (excluded && parent.Path.Length == 0)
        {
            Exclusions.Add(field.Member);
        }

        Place place = parent with
        {
            Path = parent.Path.Length == 0 ? field.Name : parent.Path + "." + field.Name,
            IsExcluded = parent.IsExcluded || excluded,
            ReportAt = field.Member.Locations.Any(location => location.IsInSource) ? field.Member : parent.ReportAt,
            Depth = parent.Depth + 1,
        };
        string? fault = FieldTypes.FaultOf(field.Field, _target, isInRefStruct: parent.SlotAccess is null);
        if (fault is not null || _accessors.Access(type, field, place.Access, out fault) is not { } access)
        {
            Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, field.Field.Type.ToDisplayString(), fault!);
            return;
        }

        bool isNestedRefStruct = parent.SlotAccess is null && field.Field.Type is { IsRefLikeType: true, TypeKind: TypeKind.Struct } && !field.Field.Type.IsSpan();
        place = place with
        {
            Access = access,
            SlotAccess = parent.SlotAccess is null
                ? isNestedRefStruct ? null : AddSlotField(field, place)
                : access.Replace(parent.Access, parent.SlotAccess),
        };
        if (field.Field.IsFixedSizeBuffer)
        {
            AddFixedBuffer(field, place);
        }
        else
        {
            AddValue(field.Field.Type, field.IsReadOnly, place);
        }
    }

    private void AddValue(ITypeSymbol type, bool isReadOnlyField, Place place)
    {
        if (StructLayouts.RowOf(type) is { } row)
        {
            AddRow(row, place with { IsReadOnly = place.IsReadOnly || isReadOnlyField });
        }
        else if (type is IArrayTypeSymbol array && array.ElementType.AsElement() is { } arrayElement)
        {
            VariableKind kind = array.Rank == 1 ? VariableKind.Array : VariableKind.MultidimensionalArray;
            Add(place, arrayElement, kind, rank: array.Rank, isReadOnly: isReadOnlyField);
        }
        else if (type.ElementOf("Memory`1") is { } memoryElement)
        {
            Add(place, memoryElement, VariableKind.Memory, isReadOnly: isReadOnlyField);
        }
        else if (type.ElementOf("Span`1") is { } spanElement)
        {
            Add(place, spanElement, VariableKind.Span, isReadOnly: isReadOnlyField);
        }
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structType && !structType.IsOfFramework())
        {
            if (StructLayouts.IsExplicit(structType))
            {
                Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, type.ToDisplayString(), "its layout is explicit, so that its fields may overlap; lay it out sequentially");
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
            Unsupported(place, type);
        }
    }

    private void AddFixedBuffer(FieldSymbols field, Place place)
    {
        if (StructLayouts.FixedElementOf(field.Field) is { } element)
        {
            Add(place with { Access = place.Access + "[0]", SlotAccess = place.SlotAccess + "[0]" },
                element, VariableKind.Inline, length: Math.Max(field.Field.FixedSize, 1), isUnsafe: true);
        }
        else
        {
            Unsupported(place, field.Field.Type);
        }
    }

    private void AddRow(StructLayouts.Row row, Place place) => Add(
        place with { Access = place.Access + row.First, SlotAccess = place.SlotAccess + row.First },
        row.Element, VariableKind.Inline, length: row.Length);

    private void Add(
        Place place, ElementType element, VariableKind kind, int length = 0, int rank = 1, bool isReadOnly = false, bool isUnsafe = false)
    {
        if (place.IsReadOnly && kind == VariableKind.Inline)
        {
            Report(Descriptors.ReadOnlyField, place.ReportAt, place.Path);
            return;
        }

        bool follows = place.FollowsPrevious && kind == VariableKind.Inline
            && _variables.Count > 0 && _variables[_variables.Count - 1] is { IsInline: true } previous && previous.Element == element;
        _variables.Add(new Variable(
            place.Path, element, kind, place.Access, place.SlotAccess!, length, rank, isReadOnly, isUnsafe, place.IsExcluded, follows));
    }

    private string AddSlotField(FieldSymbols field, Place place)
    {
        string name = place.Path.AsIdentifier().Escaped();
        while (name == OptimizerMembers.SlotsType || _slotFields.Any(other => other.Name == name))
        {
            name += "_";
        }

        ITypeSymbol type = field.Field.Type;
        string declaration = field.Field.IsFixedSizeBuffer
            ? $"fixed {((IPointerTypeSymbol)type).PointedAtType.FullName()} {name}[{field.Field.FixedSize}]"
            : $"{(type.IsSpan() ? ((INamedTypeSymbol)type).TypeArguments[0].FullName() + "[]" : type.FullName())} {name}";
        _slotFields.Add(new SlotField(name, declaration, IsStruct: !type.IsSpan() && type is INamedTypeSymbol { SpecialType: SpecialType.None }));
        return Variable.Root + "." + name;
    }

    private void Unsupported(Place place, ITypeSymbol type)
    {
        HasFaults = true;
        if (!type.IsUndefined())
        {
            Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, type.ToDisplayString(), FieldTypeAdvice.For(type));
        }
    }

    private void Report(DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments)
    {
        HasFaults = true;
        if (_reported.Add(symbol))
        {
            _reporter.AtTypeOf(rule, symbol, arguments);
        }
    }
}
