using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What names and element expressions refer to, and how it is read and written.</summary>
internal sealed partial class LossReader
{
    private Place PlaceOf(IOperation expression)
    {
        switch (expression)
        {
            case ILocalReferenceOperation { IsDeclaration: true, Local: var declared }:
                return DeclareOnce(declared, declared.Type);
            case ILocalReferenceOperation local:
                return FindPlace(local.Local) ?? throw Unsupported(local, $"'{local.Local.Name}'", "assign it in the loss before it is used");
            case IParameterReferenceOperation parameter:
                return CapturedPlaceOf(parameter.Parameter) ?? ReceiverOf(parameter.Parameter) ?? FindPlace(parameter.Parameter) ?? throw Unsupported(parameter, $"'{parameter.Parameter.Name}'", "pass it as an argument");
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }:
                return new ReadOnlyPlace(_patternInputs.Peek());
            case IInstanceReferenceOperation instance:
                return Current.This ?? throw Unsupported(instance, "'this'", "make the method static");
            case IFieldReferenceOperation field:
                return FieldOf(field);
            case IPropertyReferenceOperation property:
                return PropertyOf(property);
            case IArrayElementReferenceOperation element:
                return ElementAt(element.ArrayReference, [.. element.Indices], element);
            case IInlineArrayAccessOperation element:
                return ElementAt(element.Instance, [element.Argument], element);
            case IImplicitIndexerReferenceOperation element:
                return ElementAt(element.Instance, [element.Argument], element);
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } }:
                return DeclareOnce(local, local.Type);
            case IConditionalOperation { IsRef: true } choice:
                return ReferenceOf(choice);
            case IInvocationOperation call when ReturnsReference(call.TargetMethod):
                return ReferenceOf(call);
            default:
                return new ReadOnlyPlace(Evaluate(expression));
        }
    }

    private Place? FindPlace(ISymbol symbol)
    {
        for (int i = _frames.Count - 1; i >= 0; i--)
        {
            if (_frames[i].Find(symbol) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    private Place FieldOf(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (reference.Instance is null)
        {
            return field.HasConstantValue ? new ReadOnlyPlace(Evaluate(reference)) : StaticOf(field, field.Type, field.IsReadOnly, reference);
        }

        return MemberOf(PlaceOf(reference.Instance), Corresponding(field), field, field.Type, reference);
    }

    /// <summary>The field's name; of a tuple's <c>Item1</c> and its given name, the given one wins nowhere.</summary>
    private static string Corresponding(IFieldSymbol field) => field.CorrespondingTupleField?.Name ?? field.Name;

    private Place PropertyOf(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsIndexer && reference.Instance is { } indexed && Types.ElementsOf(property.ContainingType) is not null)
        {
            return ElementAt(indexed, [.. reference.Arguments.Select(argument => argument.Value)], reference);
        }

        if (reference.Instance is { Type: { } type } instance && Types.ElementsOf(type) is not null && !property.IsIndexer && property.ContainingNamespace is { Name: "System" })
        {
            return property.Name switch
            {
                "Length" => new ReadOnlyPlace(new NumberOperand(TotalLength(Evaluate(instance), instance))),
                "IsEmpty" => new ReadOnlyPlace(new NumberOperand(_builder.Compare(Comparison.Equal, LengthOf(Evaluate(instance), 0, instance), _builder.Integer(0)))),
                "Span" => PlaceOf(instance),
                _ => throw Unsupported(reference, $"'{property.Name}'", "use indices and Length"),
            };
        }

        if (PropertyOfRange(reference) is { } ofRange)
        {
            return new ReadOnlyPlace(ofRange);
        }

        if (GenericConstant(reference) is { } constant)
        {
            return new ReadOnlyPlace(new NumberOperand(constant));
        }

        property = Dispatched(property, reference);
        if (reference.Instance is null)
        {
            return IsStored(property)
                ? StaticOf(property, property.Type, property.SetMethod is null, reference)
                : new ReadOnlyPlace(Compute(property.GetMethod!, null, [], reference));
        }

        Place place = property.GetMethod is { } read ? ReceiverOf(reference.Instance, read) : PlaceOf(reference.Instance);
        if (IsStored(property))
        {
            return MemberOf(place, property.Name, property, property.Type, reference);
        }

        if (property.ReturnsByRef || property.ReturnsByRefReadonly)
        {
            _reference = null;
            Operand value = Inline(property.GetMethod!, place, [.. reference.Arguments.Select(argument => Evaluate(argument.Value))], reference)!;
            return _reference ?? new ReadOnlyPlace(value);
        }

        var accessed = new PropertyPlace(place, property, [.. reference.Arguments.Select(argument => Evaluate(argument.Value))]);
        return property.SetMethod is null ? new ReadOnlyPlace(ReadPlace(accessed, reference)) : accessed;
    }

    /// <summary>A static field or property: nothing but what never changes.</summary>
    private ReadOnlyPlace StaticOf(ISymbol member, ITypeSymbol type, bool isReadOnly, IOperation reference)
    {
        if (!isReadOnly)
        {
            throw new NotDifferentiableException(LossDescriptors.MutableState, reference.Syntax, member.Name, member is IPropertySymbol ? "one without a setter" : "const or readonly");
        }

        if (!compilation.IsSymbolAccessibleWithin(member, loss.ContainingType))
        {
            throw Unsupported(reference, $"'{member.Name}'", $"it isn't accessible from '{loss.ContainingType.Name}', where the gradient is generated: make it internal");
        }

        string text = member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + member.Name.Escaped();
        return new ReadOnlyPlace(Types.ScalarOf(type) is { } scalar
            ? new NumberOperand(Named(new ArgumentOperation(AsNumber(text, type), scalar), member.Name))
            : Reached(new ArgumentPath(text, BufferKind.Data, []), [], type));
    }

    private Place MemberOf(Place place, string name, ISymbol member, ITypeSymbol type, IOperation reference)
    {
        switch (place)
        {
            case StructVariable variable when variable.Fields.TryGetValue(name, out Place? field):
                return field;
            case ReadOnlyPlace { Operand: StructOperand value } when value.Fields.TryGetValue(name, out Operand? field)
                || member is IPropertySymbol property && FieldBehind(property) is { } behind && value.Fields.TryGetValue(behind.Name, out field):
                return new ReadOnlyPlace(field);
            case PropertyPlace computed:
                return MemberOf(new ReadOnlyPlace(ReadPlace(computed, reference)), name, member, type, reference);
            case BindingVariable { Content: not null } variable:
                return MemberOf(new ReadOnlyPlace(ContentOf(variable, reference.Syntax)), name, member, type, reference);
            case ReadOnlyPlace { Operand: PathOperand path }:
                return new ReadOnlyPlace(MemberAt(path, name, member, type, reference.Syntax));
            default:
                throw Unsupported(reference, $"'{TextOf(reference.Syntax)}'", "use fields of structs and arrays");
        }
    }

    private Operand MemberAt(PathOperand path, string name, ISymbol member, ITypeSymbol type, SyntaxNode syntax)
    {
        if ((member as IFieldSymbol)?.AssociatedSymbol is IPropertySymbol || member is IPropertySymbol kept && !IsStored(kept))
        {
            throw Unsupported(syntax, $"'{(member as IFieldSymbol)?.AssociatedSymbol?.Name ?? member.Name}'", "what 'field' keeps can't be reached from the gradient: keep it in a field with a name");
        }

        if (!compilation.IsSymbolAccessibleWithin(member, loss.ContainingType))
        {
            throw Unsupported(syntax, $"'{member.Name}'", $"it isn't accessible from '{loss.ContainingType.Name}', where the gradient is generated: make it internal");
        }

        bool isTrainable = !member.HasRuntimeAttribute(MetadataNames.NotTrainable);
        bool isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } };
        return Reached(path.Path.Field(name.Escaped(), isTrainable, isReadOnly), path.Indices, type);
    }

    /// <summary>What a path leads to: a number that is read at once, or something to go on from.</summary>
    private Operand Reached(ArgumentPath path, IReadOnlyList<Value> indices, ITypeSymbol declared, int? length = null) => Concrete(declared) is var type && Types.ScalarOf(type) is null
        ? new PathOperand(path, indices, type)
        : new NumberOperand(Load(BufferOf(path, type, length), indices));

    private Value Load(Buffer buffer, IReadOnlyList<Value> indices)
    {
        Value value = KnownAt(buffer, indices) ?? Named(new LoadOperation(buffer, indices), indices.Count == 0 ? Lower(buffer.Name) : "");
        return buffer.IsConstant ? StoppedNumber(value).Value : value;
    }

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private Buffer BufferOf(ArgumentPath path, ITypeSymbol element, int? length = null)
    {
        element = Concrete(element);
        ScalarType type = Types.ScalarOf(element) ?? ScalarType.Boolean;
        bool isParameter = path.Kind == BufferKind.Parameter && type.IsFloatingPoint();
        if (isParameter && path.IsReadOnly)
        {
            // It has no gradient, nor an optimizer, which says so.
            throw new NotDifferentiableException(LossDescriptors.NotDifferentiable, _syntax, path.LastName, "") { IsReported = true };
        }

        string key = (path.Kind == BufferKind.Data ? "data " : "") + path.Key;
        if (!_buffers.TryGetValue(key, out Buffer? buffer))
        {
            buffer = _buffers[key] = new Buffer
            {
                Kind = isParameter ? BufferKind.Parameter : BufferKind.Data,
                Form = path.Steps.Count > 0 ? path.Steps[path.Steps.Count - 1].Form : BufferForm.Scalar,
                Type = type,
                Name = path.LastName,
                Root = path.Root,
                Steps = path.Steps,
                FixedLength = length,
                Element = element.TypeKind == TypeKind.Enum || Types.ScalarOf(element) is null ? element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null,
            };
        }

        return buffer;
    }

    private Operand ReadPlace(Place place, IOperation at) => place switch
    {
        NumberVariable number => new NumberOperand(_builder.Get(number.Cell)),
        StructVariable variable => new StructOperand(variable.Type, variable.Fields.ToDictionary(field => field.Key, field => field.Value is BindingVariable { Content: null } ? new DefaultOperand() : ReadPlace(field.Value, at))),
        BindingVariable binding => ContentOf(binding, at.Syntax),
        ElementPlace element => new NumberOperand(Load(element.Buffer, element.Indices)),
        PropertyPlace { Property.GetMethod: { } getter } property => Inline(getter, property.Instance, property.Arguments, at)!,
        ChoicePlace choice => Choose(choice.Condition, () => ReadPlace(choice.WhenTrue, at), () => ReadPlace(choice.WhenFalse, at), at),
        ReadOnlyPlace value => value.Operand,
        _ => throw new InvalidOperationException(),
    };
}
