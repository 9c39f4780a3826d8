using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Where the elements of a loop are, as references that are found once before the loop.</summary>
/// <param name="Elements">The elements; <c>IsAtIndex</c> if the reference is to that of counter 0, else it is to the first of the array.</param>
/// <param name="Tapes">What is recorded.</param>
internal sealed record VectorPlaces(
    IReadOnlyList<(Buffer Buffer, IReadOnlyList<Value> Prefix, ElementIndex Index, string Reference, bool IsAtIndex)> Elements,
    IReadOnlyDictionary<Operation, string> Tapes);
