using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
