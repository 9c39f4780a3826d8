using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What an expression of the loss evaluates to.</summary>
internal abstract class Operand;

/// <summary>A number.</summary>
internal sealed class NumberOperand(Value value) : Operand
{
    public Value Value => value;
}

/// <summary>Scratch memory, or a view of any numbers.</summary>
internal sealed class BufferOperand(Buffer buffer) : Operand
{
    public Buffer Buffer => buffer;
}

/// <summary>Structs of numbers in memory of the loss's own: the numbers of each field lie by themselves.</summary>
/// <param name="type">The type of the structs.</param>
/// <param name="fields">The numbers of each field.</param>
internal sealed class RecordsOperand(ITypeSymbol type, IReadOnlyDictionary<string, Operand> fields) : Operand
{
    public ITypeSymbol Type => type;

    public IReadOnlyDictionary<string, Operand> Fields => fields;
}

/// <summary>Anything that is reached from an argument of the loss: nothing writes to it.</summary>
/// <param name="Path">The way to it.</param>
/// <param name="Indices">The indices on the way.</param>
/// <param name="Type">Its type.</param>
internal sealed class PathOperand(ArgumentPath path, IReadOnlyList<Value> indices, ITypeSymbol type) : Operand
{
    public ArgumentPath Path => path;

    public IReadOnlyList<Value> Indices => indices;

    public ITypeSymbol Type => type;
}

/// <summary>Scratch memory with several dimensions, whose numbers lie one row after the other.</summary>
/// <param name="buffer">The memory.</param>
/// <param name="lengths">The length in each dimension.</param>
internal sealed class GridOperand(Buffer buffer, IReadOnlyList<Value> lengths) : Operand
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Lengths => lengths;
}

/// <summary>One of two arrays or spans, chosen when it was assigned.</summary>
internal sealed class ChoiceOperand(Value condition, Operand whenTrue, Operand whenFalse) : Operand
{
    public Value Condition => condition;

    public Operand WhenTrue => whenTrue;

    public Operand WhenFalse => whenFalse;
}

/// <summary>An index of System.Index.</summary>
internal sealed class IndexOperand(Value value, bool isFromEnd) : Operand
{
    public IndexOperand(Value value, Value isFromEndIf)
        : this(value, false) => IsFromEndIf = isFromEndIf;

    public Value Value => value;

    public bool IsFromEnd => isFromEnd;

    /// <summary>Whether it counts from the end where that shows only when the loss is called.</summary>
    public Value? IsFromEndIf { get; }
}

/// <summary>A range of System.Range.</summary>
internal sealed class RangeOperand(IndexOperand start, IndexOperand end) : Operand
{
    public IndexOperand Start => start;

    public IndexOperand End => end;
}

/// <summary>A struct or tuple by its fields.</summary>
internal sealed class StructOperand(ITypeSymbol type, IReadOnlyDictionary<string, Operand> fields) : Operand
{
    public ITypeSymbol Type => type;

    public IReadOnlyDictionary<string, Operand> Fields => fields;
}
