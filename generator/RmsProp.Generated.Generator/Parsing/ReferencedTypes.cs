using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The types of fields that refer to their numbers.</summary>
internal static class ReferencedTypes
{
    /// <summary>The numbers that a field of a type refers to, and how many dimensions they have if the type says so; null if it refers to none.</summary>
    public static (ElementType Element, VariableLocation.Referenced Location, int? Rank)? Of(ITypeSymbol type, bool isReadOnly)
    {
        if (type is IArrayTypeSymbol array && array.ElementType.AsElement() is { } ofArray)
        {
            return (ofArray, new VariableLocation.Array(array.Rank, isReadOnly), array.Rank);
        }

        if (type.ElementOf("Memory`1") is { } ofMemory)
        {
            return (ofMemory, new VariableLocation.Memory(isReadOnly), 1);
        }

        if (type.ElementOf("Span`1") is { } ofSpan)
        {
            return (ofSpan, new VariableLocation.Span(isReadOnly), 1);
        }

        return type.TensorElement() is { } ofTensor
            ? (ofTensor, type.IsTensor() ? new VariableLocation.Tensor(isReadOnly) : new VariableLocation.TensorSpan(isReadOnly), null)
            : null;
    }
}
