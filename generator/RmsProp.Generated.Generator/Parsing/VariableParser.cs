using Microsoft.CodeAnalysis;
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
    private readonly Compilation _compilation;
    private readonly DiagnosticReporter _reporter;
    private readonly List<Variable> _variables = [];
    private readonly Dictionary<(string Type, string Field), FieldAccessor> _accessors = [];
    private readonly List<SlotField> _slotFields = [];
    private readonly HashSet<ISymbol> _reported = new(SymbolEqualityComparer.Default);

    private VariableParser(INamedTypeSymbol target, Compilation compilation, DiagnosticReporter reporter)
    {
        _target = target;
        _compilation = compilation;
        _reporter = reporter;
    }

    /// <summary>The fields marked [ExcludeFromWeightDecay], for the rule that they need weight decay.</summary>
    public List<ISymbol> Exclusions { get; } = [];

    public EquatableArray<Variable> Variables => new(_variables);

    public EquatableArray<FieldAccessor> Accessors => new(_accessors.Values);

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
        if (place.Depth > DeepestNesting)
        {
            return;
        }

        if (StructLayouts.InlineArrayOf(type) is { } array)
        {
            AddInlineArray(type, array.Element, array.Length, place);
            return;
        }

        bool keepsOrder = StructLayouts.KeepsOrder(type);
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
            AddRow(row, place.ReportAt, place with { Path = place.Path.Length == 0 ? type.Name : place.Path });
            return;
        }

        if (element is not INamedTypeSymbol { TypeKind: TypeKind.Struct } && element is not IArrayTypeSymbol)
        {
            Unsupported(place.ReportAt, place, type);
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

            AddValue(element, place.ReportAt, isReadOnlyField: false, place with
            {
                Path = $"{place.Path}[{i}]",
                Access = $"{place.Access}[{i}]",
                SlotAccess = $"{place.SlotAccess}[{i}]",
                FollowsPrevious = i == 0 ? place.FollowsPrevious : StructLayouts.RowOf(element) is not null || IsUniform(element),
                Depth = place.Depth + 1,
            });
        }
    }

    private static bool IsUniform(ITypeSymbol type) =>
        type is INamedTypeSymbol named && StructLayouts.KeepsOrder(named)
        && FieldSymbols.Of(type).Select(field => StructLayouts.UniformElementOf(field.Field)).Distinct().ToArray() is [not null];

    private void AddField(INamedTypeSymbol type, FieldSymbols field, Place parent)
    {
        if (field.Has(MetadataNames.NotTrainable))
        {
            return;
        }

        bool excluded = field.Has(MetadataNames.ExcludeFromWeightDecay);
        if (excluded)
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
        if (Access(type, field, place) is not { } access)
        {
            return;
        }

        bool isNestedRefStruct = parent.SlotAccess is null && field.Field.Type is { IsRefLikeType: true, TypeKind: TypeKind.Struct } && !IsSpan(field.Field.Type);
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
            AddValue(field.Field.Type, place.ReportAt, field.IsReadOnly, place);
        }
    }

    private void AddValue(ITypeSymbol type, ISymbol reportAt, bool isReadOnlyField, Place place)
    {
        if (StructLayouts.RowOf(type) is { } row)
        {
            AddRow(row, reportAt, place with { IsReadOnly = place.IsReadOnly || isReadOnlyField });
        }
        else if (type is IArrayTypeSymbol array && ElementOf(array.ElementType) is { } arrayElement)
        {
            VariableKind kind = array.Rank == 1 ? VariableKind.Array : VariableKind.MultidimensionalArray;
            Add(place, arrayElement, kind, rank: array.Rank, isReadOnly: isReadOnlyField);
        }
        else if (type.IsFrameworkType("System", "Memory`1") && ElementOf(((INamedTypeSymbol)type).TypeArguments[0]) is { } memoryElement)
        {
            Add(place, memoryElement, VariableKind.Memory, isReadOnly: isReadOnlyField);
        }
        else if (IsSpan(type) && ElementOf(((INamedTypeSymbol)type).TypeArguments[0]) is { } spanElement)
        {
            Add(place, spanElement, VariableKind.Span, isReadOnly: isReadOnlyField);
        }
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structType && !IsOfFramework(structType))
        {
            if (StructLayouts.IsExplicit(structType))
            {
                Report(Descriptors.UnsupportedFieldType, reportAt, place.Path, type.ToDisplayString(), "its layout is explicit, so that its fields may overlap; lay it out sequentially");
                return;
            }

            AddType(structType, place with
            {
                Access = isReadOnlyField ? $"{AsRef}(in {place.Access})" : place.Access,
                SlotAccess = isReadOnlyField && place.SlotAccess is not null && !_target.IsRefLikeType ? $"{AsRef}(in {place.SlotAccess})" : place.SlotAccess,
                IsReadOnly = place.IsReadOnly || isReadOnlyField,
            });
        }
        else if (type.TypeKind != TypeKind.Error)
        {
            Unsupported(reportAt, place, type);
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
            Unsupported(place.ReportAt, place, field.Field.Type);
        }
    }

    private void AddRow(StructLayouts.Row row, ISymbol reportAt, Place place)
    {
        if (place.IsReadOnly)
        {
            Report(Descriptors.ReadOnlyField, reportAt, place.Path);
            return;
        }

        Add(place with { Access = place.Access + row.First, SlotAccess = place.SlotAccess + row.First },
            row.Element, VariableKind.Inline, length: row.Length);
    }

    private void Add(
        Place place, ElementType element, VariableKind kind, int length = 0, int rank = 1, bool isReadOnly = false, bool isUnsafe = false)
    {
        bool follows = place.FollowsPrevious && kind == VariableKind.Inline
            && _variables.Count > 0 && _variables[_variables.Count - 1] is { IsInline: true } previous && previous.Element == element;
        _variables.Add(new Variable(
            place.Path, element, kind, place.Access, place.SlotAccess!, length, rank, isReadOnly, isUnsafe, place.IsExcluded, follows));
    }

    /// <summary>The expression for a field: its name, or a call of an accessor where its name can't be written.</summary>
    private string? Access(INamedTypeSymbol type, FieldSymbols field, Place place)
    {
        if (!field.IsBackingField && _compilation.IsSymbolAccessibleWithin(field.Field, _target))
        {
            return place.Access + "." + field.Name.Escaped();
        }

        bool isOwnField = SymbolEqualityComparer.Default.Equals(type, _target);
        if (!isOwnField && IsGeneric(type))
        {
            Report(Descriptors.UnsupportedFieldType, place.ReportAt, place.Path, field.Field.Type.ToDisplayString(),
                "it is a property or a private field of a generic struct, which can't be reached from outside; make it a public field");
            return null;
        }

        var key = (type.FullName(), field.Field.Name);
        if (!_accessors.TryGetValue(key, out FieldAccessor? accessor))
        {
            string methodName = "FieldOf" + field.Name;
            while (_accessors.Values.Any(other => other.MethodName == methodName))
            {
                methodName += "_";
            }

            accessor = new FieldAccessor(methodName, field.Field.Name, field.Field.Type.FullName(), type.FullName());
            _accessors.Add(key, accessor);
        }

        return $"{accessor.MethodName}(ref {place.Access})";
    }

    private string AddSlotField(FieldSymbols field, Place place)
    {
        string name = place.Path.Replace('.', '_').Escaped();
        while (_slotFields.Any(other => other.Name == name))
        {
            name += "_";
        }

        ITypeSymbol type = field.Field.Type;
        string slotType = IsSpan(type) ? ((INamedTypeSymbol)type).TypeArguments[0].FullName() + "[]" : type.FullName();
        _slotFields.Add(new SlotField(name, slotType));
        return Variable.Root + "." + name;
    }

    private static ElementType? ElementOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => ElementType.Single,
        SpecialType.System_Double => ElementType.Double,
        _ => null,
    };

    private static bool IsSpan(ITypeSymbol type) => type.IsFrameworkType("System", "Span`1");

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol? top = type.ContainingNamespace;
        while (top is { ContainingNamespace.IsGlobalNamespace: false })
        {
            top = top.ContainingNamespace;
        }

        return top?.Name == "System" && !type.Locations.Any(location => location.IsInSource);
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    private void Unsupported(ISymbol reportAt, Place place, ITypeSymbol type) =>
        Report(Descriptors.UnsupportedFieldType, reportAt, place.Path, type.ToDisplayString(), FieldTypeAdvice.For(type));

    private void Report(DiagnosticDescriptor rule, ISymbol symbol, params object[] arguments)
    {
        if (_reported.Add(symbol))
        {
            _reporter.AtTypeOf(rule, symbol, arguments);
        }
    }
}
