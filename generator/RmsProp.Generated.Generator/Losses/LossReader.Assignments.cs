using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Assignments.</summary>
internal sealed partial class LossReader
{
    private void Assign(Place place, Operand value, IOperation at)
    {
        switch (place, value)
        {
            case (NumberVariable variable, NumberOperand number):
                _builder.Set(variable.Cell, ConvertTo(number.Value, variable.Cell.Type, false));
                break;
            case (ElementPlace { Buffer: { IsConstant: true } constant }, _):
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", $"'{constant.Name}' is passed to a parameter with [NoGradient], which is only read");
            case (ElementPlace { Buffer.Owner.Kind: BufferKind.Scratch } element, NumberOperand number):
                AddEffect(new StoreOperation(element.Buffer, element.Indices, ConvertTo(number.Value, element.Buffer.Type, false)));
                break;
            case (ChoicePlace choice, NumberOperand):
                Branch(choice.Condition, () => Assign(choice.WhenTrue, value, at), () => Assign(choice.WhenFalse, value, at));
                break;
            case (PropertyPlace { Property.SetMethod: { } setter } property, _):
                Inline(setter, property.Instance, [.. property.Arguments, value], at);
                break;
            case (StructVariable variable, StructOperand fields):
                foreach (KeyValuePair<string, Place> field in variable.Fields.Where(field => fields.Fields.ContainsKey(field.Key)))
                {
                    Assign(field.Value, fields.Fields[field.Key], at);
                }

                break;
            case (StructVariable variable, PathOperand path):
                Assign(variable, Copied(path, at), at);
                break;
            case (BindingVariable { IsInline: true, Content: { } content }, BufferOperand or PathOperand or ChoiceOperand):
                CopyElements(value, content, at);
                break;
            case (BindingVariable { Choice: { } choice }, not NumberOperand) when IndexIn(choice.Arrays, value) is { } index:
                _builder.Set(choice.Which, index);
                break;
            case (BindingVariable { Slide: { } slide }, not NumberOperand) when Move(slide, value):
                break;
            case (BindingVariable binding, not NumberOperand):
                if (binding.Content is not null && binding.Block != _builder.Current)
                {
                    throw Reassigned(binding.Name, at);
                }

                (binding.Choice, binding.Slide) = (null, null);
                binding.Content = value;
                binding.KnownIn = IsKnownIn(binding.Block, value) ? null : _builder.Current;
                break;
            case (ElementPlace element, _):
                throw WritesToArgument(element.Buffer.Name, at);
            case (ReadOnlyPlace { Operand: PathOperand path }, _):
                throw WritesToArgument(path.Path.LastName, at);
            case (ReadOnlyPlace, _):
                throw WritesToArgument(TextOf((at as IAssignmentOperation)?.Target.Syntax ?? (at as IIncrementOrDecrementOperation)?.Target.Syntax ?? at.Syntax), at);
            default:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "assign it in another way");
        }
    }

    private static NotDifferentiableException WritesToArgument(string name, IOperation at) =>
        new(LossDescriptors.WritesToArgument, at.Syntax, name, "keep intermediate values in an array or a stackalloc of the loss's own");

    private StructOperand Copied(PathOperand path, IOperation? at)
    {
        if (CapturesOf(path.Type).FirstOrDefault() is { } captured)
        {
            throw Unsupported(at?.Syntax ?? _syntax, $"'{captured.Name}' of '{path.Type.Name}'", "a parameter of a primary constructor can't be reached from the gradient: make it a field or a property");
        }

        return new StructOperand(
            path.Type,
            FieldsOf(path.Type).ToDictionary(
                field => field.Name,
                field => MemberAt(path, field.AssociatedSymbol?.Name ?? Corresponding(field), field.AssociatedSymbol ?? field, field.Type, at?.Syntax ?? _syntax)));
    }

    private static IEnumerable<IFieldSymbol> FieldsOf(ITypeSymbol type) => type.IsTupleType
        ? ((INamedTypeSymbol)type).TupleElements.Select(element => element.CorrespondingTupleField ?? element)
        : type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst);

    private Operand Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IDiscardOperation)
        {
            return Evaluate(assignment.Value);
        }

        if (assignment.IsRef)
        {
            throw Unsupported(assignment, $"'{TextOf(assignment.Syntax)}'", "a reference that changes what it refers to: declare a new one");
        }

        Place place = PlaceOf(assignment.Target);
        Operand value = Evaluate(assignment.Value);
        Assign(place, value, assignment);
        return value;
    }

    private Operand Assign(ICompoundAssignmentOperation compound)
    {
        Place place = PlaceOf(compound.Target);
        if (compound.OperatorMethod is { } method && !IsGenericMath(method))
        {
            if (!method.IsStatic)
            {
                Inline(Dispatched(method, null, compound.Target, compound), place, [Evaluate(compound.Value)], compound);
                return ReadPlace(place, compound);
            }

            Operand result = Inline(Dispatched(method, compound.ConstrainedToType, null, compound), null, [HasEffects(compound.Value) ? Snapshot(ReadPlace(place, compound.Target), compound.Target.Type, compound) : ReadPlace(place, compound.Target), Evaluate(compound.Value)], compound)!;
            Assign(place, result, compound);
            return result;
        }

        if (ReadPlace(place, compound.Target) is not NumberOperand { Value: var old })
        {
            throw Unsupported(compound, $"'{TextOf(compound.Syntax)}'", "a number is needed here");
        }

        Value right = ReadNumber(compound.Value);
        bool isShift = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        ScalarType type = isShift ? Promoted(old.Type) : right.Type;
        Value result2 = Compute(KindOf(compound.OperatorKind, compound), ConvertTo(old, type, compilation.Options.CheckOverflow), right, compound.IsChecked);
        var number = new NumberOperand(ConvertTo(result2, old.Type, compound.IsChecked));
        Assign(place, number, compound);
        return number;
    }

    private static ScalarType Promoted(ScalarType type) =>
        type is ScalarType.SByte or ScalarType.Byte or ScalarType.Int16 or ScalarType.UInt16 ? ScalarType.Int32 : type;

    private Operand Increment(IIncrementOrDecrementOperation increment)
    {
        Place place = PlaceOf(increment.Target);
        if (increment.OperatorMethod is { IsStatic: true } method && !IsGenericMath(method))
        {
            Operand before = Snapshot(ReadPlace(place, increment.Target), increment.Target.Type, increment);
            Operand after = Inline(Dispatched(method, increment.ConstrainedToType, null, increment), null, [before], increment)!;
            Assign(place, after, increment);
            return increment.IsPostfix ? before : after;
        }

        if (increment.OperatorMethod is { IsStatic: false } own)
        {
            Inline(Dispatched(own, null, increment.Target, increment), place, (IReadOnlyList<Operand>)[], increment);
            return ReadPlace(place, increment);
        }

        if (ReadPlace(place, increment.Target) is not NumberOperand { Value: var old })
        {
            throw Unsupported(increment, $"'{TextOf(increment.Syntax)}'", "add 1 instead");
        }

        ScalarType type = Promoted(old.Type);
        BinaryKind kind = increment.Kind == OperationKind.Increment ? BinaryKind.Add : BinaryKind.Subtract;
        Value changed = Add(new BinaryOperation(kind, ConvertTo(old, type, compilation.Options.CheckOverflow), _builder.Constant(Numbers.Of(1, type), type), Checked(increment.IsChecked, type)));
        Value result = ConvertTo(changed, old.Type, increment.IsChecked);
        Assign(place, new NumberOperand(result), increment);
        return new NumberOperand(increment.IsPostfix ? old : result);
    }
}
