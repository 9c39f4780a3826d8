using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A number read from a buffer.</summary>
internal sealed class LoadOperation(Buffer buffer, params IEnumerable<Value> indices) : ValueOperation(buffer.Type, indices)
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => Operands;
}

/// <summary>The length of a buffer in one dimension of its last brackets; the operands are the indices before these.</summary>
internal sealed class LengthOperation(Buffer buffer, int dimension, params IEnumerable<Value> prefix) : ValueOperation(ScalarType.Int32, prefix)
{
    public Buffer Buffer => buffer;

    public int Dimension => dimension;
}

/// <summary>A number written to scratch memory.</summary>
internal sealed class StoreOperation(Buffer buffer, IReadOnlyList<Value> indices, Value value) : Operation([.. indices, value])
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => [.. Operands.Take(Operands.Count - 1)];

    public Value Value => Operand(Operands.Count - 1);
}

/// <summary>Adds to a number in a gradient or in scratch memory.</summary>
internal sealed class AddOperation(Buffer buffer, IReadOnlyList<Value> indices, Value value) : Operation([.. indices, value])
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => [.. Operands.Take(Operands.Count - 1)];

    public Value Value => Operand(Operands.Count - 1);
}

/// <summary>Creates scratch memory, filled with zeros.</summary>
internal sealed class AllocateOperation : Operation
{
    public AllocateOperation(Buffer buffer, Value length)
        : base(length)
    {
        Buffer = buffer;
        buffer.Definition = this;
        Handle = new Value(ScalarType.Int32, buffer.Name + "Handle") { Definition = this };
    }

    public Buffer Buffer { get; }

    public Value Length => Operand(0);

    /// <summary>Where the memory is, for the reverse pass.</summary>
    public Value Handle { get; }

    public override IReadOnlyList<Value> Results => [Handle];
}

/// <summary>Finds scratch memory of the forward pass again.</summary>
internal sealed class FindOperation : Operation
{
    public FindOperation(Buffer buffer, Value handle, Value length)
        : base(handle, length)
    {
        Buffer = buffer;
        buffer.Definition = this;
    }

    public Buffer Buffer { get; }

    public Value Handle => Operand(0);

    public Value Length => Operand(1);
}

/// <summary>Takes a part of a buffer.</summary>
internal sealed class ViewOperation : Operation
{
    public ViewOperation(Buffer buffer, Buffer source, IReadOnlyList<Value> prefix, Value offset, Value length)
        : base([.. prefix, offset, length])
    {
        Buffer = buffer;
        Source = source;
        buffer.Definition = this;
    }

    public Buffer Buffer { get; }

    public Buffer Source { get; }

    /// <summary>The indices before the last brackets of the source.</summary>
    public IReadOnlyList<Value> Prefix => [.. Operands.Take(Operands.Count - 2)];

    public Value Offset => Operand(Operands.Count - 2);

    public Value Length => Operand(Operands.Count - 1);
}
