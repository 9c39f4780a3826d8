using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What takes tuples and structs apart.</summary>
internal sealed partial class LossReader
{
    private Operand Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        DeconstructionInfo info = deconstruction.Syntax is AssignmentExpressionSyntax syntax ? ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(syntax) : default;
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;

        // C# evaluates the places from left to right, then the value, and then assigns.
        object places = PlacesOf(target);
        Operand value = Evaluate(deconstruction.Value is IConversionOperation { Operand: ITupleOperation inner } ? inner : deconstruction.Value);
        Assign(places, Owned(value, value is StructOperand { Type: var type } ? type : null, deconstruction), info, deconstruction);
        return value;
    }

    /// <summary>The value of a tuple of variables stays what it was while they are assigned.</summary>
    private Operand Owned(Operand value, ITypeSymbol? type, IOperation at) => Snapshot(Unreferenced(value, at), type, at);

    /// <summary>The places that are assigned: one, none for a discard, or as many as a tuple has.</summary>
    private object PlacesOf(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.Select(PlacesOf).ToArray(),
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => PlacesOf(tuple),
        IDiscardOperation => Array.Empty<Place>(),
        _ => PlaceOf(target),
    };

    private void Assign(object places, Operand value, DeconstructionInfo info, IOperation at)
    {
        switch (places)
        {
            case Place when info.Conversion is { IsUserDefined: true }:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "convert the elements one by one");
            case Place place:
                Assign(place, value, at);
                break;
            case object[] { Length: > 0 } elements:
                Operand[] parts = PartsOf(value, info.Method, at);
                for (int i = 0; i < parts.Length; i++)
                {
                    Assign(elements[i], parts[i], info.Nested.IsDefault ? default : info.Nested[i], at);
                }

                break;
        }
    }

    /// <summary>Declares the variables of <c>foreach (var (x, y) in pairs)</c>.</summary>
    private void TakeApart(IForEachLoopOperation loop, Operand element)
    {
        IOperation target = loop.LoopControlVariable is IDeclarationExpressionOperation declaration ? declaration.Expression : loop.LoopControlVariable;
        DeconstructionInfo info = loop.Syntax is ForEachVariableStatementSyntax syntax ? ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(syntax) : default;
        Assign(PlacesOf(target), Owned(element, null, loop), info, loop);
    }
}
