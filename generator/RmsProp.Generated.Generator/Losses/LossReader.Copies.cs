using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Which structs are copied: those of the arguments that the loss changes, and those that C# copies before it calls a method.</summary>
internal sealed partial class LossReader
{
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _searched = [];
    private readonly Dictionary<IMethodSymbol, bool> _changing = new(SymbolEqualityComparer.Default);

    /// <summary>Finds out what a body writes to.</summary>
    private void FindWrites(IOperation? body)
    {
        if (body is not null && _searched.Add(body))
        {
            _written.UnionWith(WrittenVariables.In(body, Changes).Where(symbol => symbol is not ITypeSymbol));
        }
    }

    /// <summary>Whether a method of a struct may change the struct that it is called on.</summary>
    private bool Changes(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (!definition.ContainingType.IsValueType || definition.IsReadOnly || definition.IsStatic || definition.ContainingType.IsReadOnly || definition.DeclaringSyntaxReferences.Length == 0)
        {
            return false;
        }

        if (!_changing.TryGetValue(definition, out bool changes))
        {
            _changing[definition] = false;
            SyntaxNode declaration = definition.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
            changes = _changing[definition] = ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) is { } body
                && WrittenVariables.In(body, Changes).Any(symbol => symbol is ITypeSymbol);
        }

        return changes;
    }

    /// <summary>A variable of the user's: a copy of a struct of the arguments, if anything writes to it.</summary>
    private Place VariableFor(ISymbol symbol, ITypeSymbol type, Operand? initial, IOperation? at = null) =>
        NewVariable(type, symbol.Name, _written.Contains(symbol) ? Owned(type, initial, at) : initial);

    /// <summary>An operand in which no struct is reached from an argument any more; arrays are.</summary>
    private Operand? Owned(ITypeSymbol declared, Operand? operand, IOperation? at)
    {
        ITypeSymbol type = Concrete(declared);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } || Types.ElementsOf(type) is not null)
        {
            return operand;
        }

        StructOperand? value = operand is PathOperand path ? Copied(path, at) : operand as StructOperand;
        return value is null ? operand : new StructOperand(type, value.Fields.ToDictionary(field => field.Key, field => Owned(TypeOf(type, field.Key), field.Value, at)!));
    }

    /// <summary>
    /// A value that stays what it is, whatever is evaluated before it is used: an operand refers to the inline array of a variable, and C# has copied it.
    /// </summary>
    private Operand Snapshot(Operand operand, ITypeSymbol? declared, IOperation at)
    {
        if (declared is null || Concrete(declared) is not INamedTypeSymbol { TypeKind: TypeKind.Struct } type)
        {
            return operand;
        }

        return operand switch
        {
            BufferOperand or ChoiceOperand when Types.InlineLength(type) is not null => ReadPlace(NewVariable(type, NameFor(at), operand), at),
            StructOperand value => new StructOperand(value.Type, value.Fields.ToDictionary(field => field.Key, field => Snapshot(field.Value, TypeOf(type, field.Key), at))),
            _ => operand,
        };
    }

    /// <summary>Evaluates what is used only after further expressions have been evaluated.</summary>
    private Operand EvaluateBefore(IOperation expression, IEnumerable<IOperation> further) =>
        further.Any(HasEffects) ? Snapshot(Evaluate(expression), expression.Type, expression) : Evaluate(expression);

    private static ITypeSymbol TypeOf(ITypeSymbol type, string field) => FieldsOf(type).First(candidate => candidate.Name == field || candidate.AssociatedSymbol?.Name == field).Type;

    /// <summary>What a method is called on: a copy where C# makes one, so that the method does not change the original.</summary>
    private Place ReceiverOf(IOperation instance, IMethodSymbol method)
    {
        Place place = PlaceOf(instance);
        return Changes(method) && IsCopied(instance, place)
            ? WritableCopy(place, method.ContainingType, instance)
            : place;
    }

    /// <summary>What a member of an extension block is called on; null for any other parameter.</summary>
    private Place? ReceiverOf(IParameterSymbol parameter) => parameter.ContainingSymbol is not INamedTypeSymbol block ? null
        : parameter.RefKind == RefKind.None && _written.Contains(parameter) ? throw Unsupported(_syntax, $"'{parameter.Name}'", "assign it to a variable of the method, and change that")
        : _frames.LastOrDefault(frame => IsSame(frame.Method.ContainingType, block))?.This;

    private static bool IsCopied(IOperation instance, Place place) => instance switch
    {
        ILocalReferenceOperation { Local: var local } => local.RefKind is RefKind.In or RefKind.RefReadOnly,
        IParameterReferenceOperation { Parameter: var parameter } => parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        IInstanceReferenceOperation => instance.SemanticModel?.GetEnclosingSymbol(instance.Syntax.SpanStart) is IMethodSymbol { IsReadOnly: true },
        IFieldReferenceOperation { Field: { IsReadOnly: true, ContainingType: var type } } => instance.SemanticModel?.GetEnclosingSymbol(instance.Syntax.SpanStart)
            is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var constructed } || !IsSame(type, constructed),
        IPropertyReferenceOperation { Property.ReturnsByRef: false } => true,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } outer } => IsCopied(outer, place),
        _ => place is ReadOnlyPlace { Operand: StructOperand },
    };

    private Place WritableCopy(Place place, ITypeSymbol type, IOperation at) => ReadPlace(place, at) switch
    {
        // A method that writes to what is reached from an argument is an error there; most only read.
        PathOperand path => new ReadOnlyPlace(path),
        var operand => NewVariable(type, "", operand),
    };
}
