using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using BinaryOperation = RmsProp.Generated.Generator.Programs.BinaryOperation;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Methods that return a reference.</summary>
internal sealed partial class LossReader
{
    // What the call that was read last refers to.
    private Place? _reference;

    private static bool ReturnsReference(IMethodSymbol method) => method.ReturnsByRef || method.ReturnsByRefReadonly;

    /// <summary>What a call refers to that returns a reference.</summary>
    private Place ReferenceOf(IInvocationOperation call)
    {
        _reference = null;
        Operand? value = Invoke(call);
        return _reference ?? (value is null ? throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "it returns nothing") : new ReadOnlyPlace(value));
    }

    /// <summary>One of two references to numbers. Only the chosen one is used, so that finding out about the other must not do anything, or fail.</summary>
    private ChoicePlace ReferenceOf(IConditionalOperation choice)
    {
        Value condition = ReadNumber(choice.Condition);
        return new ChoicePlace(condition, AddressOf(choice.WhenTrue, choice), AddressOf(choice.WhenFalse!, choice));
    }

    private Place AddressOf(IOperation reference, IConditionalOperation choice)
    {
        int before = _builder.Current.Operations.Count;
        Place place = Frozen(PlaceOf(Unconverted(reference)));
        return place is NumberVariable or ElementPlace or ChoicePlace && _builder.Current.Operations.Skip(before).All(operation => operation is BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply } or ConvertOperation or ArgumentOperation)
            ? place
            : throw Unsupported(choice, $"'{TextOf(choice.Syntax)}'", "choose between variables, and between elements of the loss's own at plain indices, or write it with if");
    }

    /// <summary>Reads the return of a reference.</summary>
    private void ReadReferenceReturn(IReturnOperation end)
    {
        if (Current.Reference is not null || _builder.Current != Current.Block)
        {
            throw Unsupported(end, $"'{TextOf(end.Syntax)}'", "a method that returns a reference returns one only, at its end");
        }

        Current.Reference = Frozen(PlaceOf(Unconverted(end.ReturnedValue!)));
    }
}
