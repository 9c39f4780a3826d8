using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Variables, structs and tuples.</summary>
internal sealed partial class LossReader
{
    private void Declare(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        IOperation? initial = declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
        if (local.IsConst)
        {
            return;
        }

        if (local.IsRef)
        {
            Current.Add(local, Frozen(PlaceOf(Unconverted(initial!))));
            return;
        }

        DeclareVariable(local, local.Type, initial is null ? null : Evaluate(initial));
    }

    private static IOperation Unconverted(IOperation expression) => expression is IConversionOperation { Conversion.IsIdentity: true } conversion ? Unconverted(conversion.Operand) : expression;

    /// <summary>A place for a reference: what it refers to stays the same, whatever is assigned later on the way to it.</summary>
    private Place Frozen(Place place) => place is BindingVariable { Content: not null } variable ? new ReadOnlyPlace(ContentOf(variable, _syntax)) : place;

    private Place DeclareVariable(ISymbol symbol, ITypeSymbol type, Operand? initial)
    {
        Place place = VariableFor(symbol, type, initial);
        Current.Add(symbol, place);
        return place;
    }

    /// <summary>Declares the variables in the expressions of a statement before it: a part that is not always evaluated may assign what is read after it.</summary>
    private void DeclareIn(IOperation statement)
    {
        foreach (ILocalSymbol local in VariablesIn(statement))
        {
            DeclareVariable(local, local.Type, null);
        }
    }

    private static IEnumerable<ILocalSymbol> VariablesIn(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: true, Local: var local } => [local],
        IBlockOperation => [],
        _ => operation.ChildOperations.Where(child => child.Syntax is not StatementSyntax && child != (operation as IForEachLoopOperation)?.LoopControlVariable)
            .SelectMany(VariablesIn).Concat(DeclaredBy(operation) is ILocalSymbol matched ? [matched] : []),
    };

    /// <summary>A variable that is declared in an expression; the condition of a loop is read twice.</summary>
    private Place DeclareOnce(ISymbol symbol, ITypeSymbol type) => Current.Find(symbol) ?? DeclareVariable(symbol, type, null);

    private Place NewVariable(ITypeSymbol type, string name, Operand? initial)
    {
        type = Concrete(type);
        if (Types.ScalarOf(type) is { } scalar)
        {
            return new NumberVariable(_builder.Declare(scalar, name, initial is NumberOperand number ? number.Value : null));
        }

        if (Types.InlineLength(type) is { } length && Types.ElementsOf(type)!.Value.Element is var element && Types.ScalarOf(element) is { } elementType)
        {
            var copy = new BindingVariable(name, _builder.Current) { IsInline = true, Content = new BufferOperand(NewScratch(elementType, _builder.Integer(length), name, BufferForm.InlineArray)) };
            if (initial is not null and not DefaultOperand)
            {
                CopyElements(initial, copy.Content, null);
            }

            return copy;
        }

        if (IsIndex(type) || IsRange(type))
        {
            return new BindingVariable(name, _builder.Current) { Content = initial is DefaultOperand ? null : initial };
        }

        // A struct that is reached from an argument is not copied: nothing can write to it.
        if (initial is not PathOperand && type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && Types.ElementsOf(type) is null)
        {
            Dictionary<string, Place> fields = FieldsOf(type).ToDictionary(
                field => field.Name,
                field => NewVariable(field.Type, field.AssociatedSymbol is null ? field.Name : "", FieldOf(initial, field.Name)));
            AddProperties(type, fields);
            return new StructVariable(type, fields);
        }

        return new BindingVariable(name, _builder.Current) { Content = initial is DefaultOperand ? null : initial };
    }

    private static Operand? FieldOf(Operand? operand, string field) => operand switch
    {
        StructOperand value => value.Fields[field],
        DefaultOperand => operand,
        _ => null,
    };

    /// <summary>Makes the fields behind properties known by the names of the properties.</summary>
    private static void AddProperties(ITypeSymbol type, Dictionary<string, Place> fields)
    {
        foreach (IFieldSymbol field in FieldsOf(type))
        {
            if (field.AssociatedSymbol is IPropertySymbol property)
            {
                fields[property.Name] = fields[field.Name];
            }
        }
    }

    private StructOperand TupleOf(ITupleOperation tuple)
    {
        // A tuple may be taken apart into the very variables that it is made of.
        Operand[] elements = [.. tuple.Elements.Select(element => Snapshot(Evaluate(element), element.Type, element))];
        return new StructOperand(tuple.Type!, elements.Select((element, i) => (element, Name: $"Item{i + 1}")).ToDictionary(field => field.Name, field => field.element));
    }

    private Operand Default(ITypeSymbol declared, IOperation at) => Concrete(declared) is var type && Types.ScalarOf(type) is { } scalar
        ? new NumberOperand(_builder.Zero(scalar))
        : type is INamedTypeSymbol { TypeKind: TypeKind.Struct } ? DefaultOf(type)
        : throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "null is no array");

    private Operand DefaultOf(ITypeSymbol declared) => Concrete(declared) is var type && Types.ScalarOf(type) is { } scalar
        ? new NumberOperand(_builder.Zero(scalar))
        : type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && Types.ElementsOf(type) is null
        ? new StructOperand(type, FieldsOf(type).ToDictionary(field => field.Name, field => DefaultOf(field.Type)))
        : new DefaultOperand();

    private Operand Create(IObjectCreationOperation creation)
    {
        if (creation.Type is null || Concrete(creation.Type) is not INamedTypeSymbol { TypeKind: TypeKind.Struct } type || creation.Constructor is not { } constructor)
        {
            throw Unsupported(creation, $"'{TextOf(creation.Syntax)}'", "a loss creates only structs, tuples and arrays of numbers");
        }

        if (Types.ElementsOf(type) is { Form: BufferForm.Span } && creation.Arguments.Length is 1 or 3)
        {
            return SpanOver(creation);
        }

        if (Vectors.LengthOf(type) is not null)
        {
            var vector = NewVariable(type, "", CallVector(constructor, null, [.. creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Evaluate(argument.Value))], creation));
            Initialize(vector, creation.Initializer);
            return ReadPlace(vector, creation);
        }

        Place place;
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0)
        {
            place = NewVariable(type, "", DefaultOf(type));
        }
        else
        {
            place = Construct(type, constructor, creation);
        }

        Initialize(place, creation.Initializer);
        return ReadPlace(place, creation);
    }

    private Operand With(IWithOperation copy)
    {
        Place place = NewVariable(copy.Type!, "", Unreferenced(Evaluate(copy.Operand), copy));
        Initialize(place, copy.Initializer);
        return ReadPlace(place, copy);
    }

    private void Initialize(Place place, IObjectOrCollectionInitializerOperation? initializers)
    {
        foreach (IOperation initializer in initializers?.Initializers ?? [])
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } target } assignment)
            {
                throw Unsupported(initializer, $"'{TextOf(initializer.Syntax)}'", "assign a field");
            }

            Place field = target is IPropertyReferenceOperation { Property: var property } && !IsStored(property)
                ? new PropertyPlace(place, property, [])
                : MemberOf(place, member is IFieldSymbol named ? Corresponding(named) : member.Name, member, target.Type!, initializer);
            Assign(field, Evaluate(assignment.Value), initializer);
        }
    }

    /// <summary>A value whose every number is 0.</summary>
    private sealed class DefaultOperand : Operand;
}
