using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>What numbers belong to.</summary>
internal enum BufferKind
{
    /// <summary>A field of the parameter struct that is trained.</summary>
    Parameter,

    /// <summary>An argument of the loss, or a field that is not trained. Nothing writes to it.</summary>
    Data,

    /// <summary>Memory of the loss: an array that it creates, or a local inline array.</summary>
    Scratch,

    /// <summary>A part of another buffer.</summary>
    View,

    /// <summary>The gradient of a field of the parameter struct.</summary>
    Gradient,
}

/// <summary>The ways in which C# holds the numbers of a buffer.</summary>
internal enum BufferForm
{
    /// <summary>A single number.</summary>
    Scalar,
    Array,
    MultidimensionalArray,
    InlineArray,
    Span,
    Memory,
}

/// <summary>A step on the way from a root to numbers.</summary>
/// <param name="Field">The name of a field or property, as written in C#; null for an index.</param>
/// <param name="Rank">The number of indices between the brackets.</param>
/// <param name="Form">What the brackets apply to.</param>
internal sealed record BufferStep(string? Field, int Rank, BufferForm Form);

/// <summary>
/// Numbers of one type in memory, addressed by indices. A path such as <c>Layers[].Weights[]</c> is one buffer with two indices, so that
/// two buffers of different paths never overlap, except a view and what it is a part of.
/// </summary>
internal sealed class Buffer
{
    public required BufferKind Kind { get; init; }

    /// <summary>How the last step holds the numbers.</summary>
    public required BufferForm Form { get; init; }

    public required ScalarType Type { get; init; }

    /// <summary>The name in messages and, for a local, in generated code.</summary>
    public required string Name { get; init; }

    /// <summary>The argument of the loss that it belongs to, as written in C#; null for scratch memory and views.</summary>
    public string? Root { get; init; }

    /// <summary>The way from the root.</summary>
    public IReadOnlyList<BufferStep> Steps { get; init; } = [];

    /// <summary>The length of an inline array; null if only the program knows it.</summary>
    public int? FixedLength { get; init; }

    /// <summary>Whether what is read from it counts as a constant.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The type of the elements, as written in C#, if it is an enumeration or has further parts; null if it is <see cref="Type"/>.</summary>
    public string? Element { get; init; }

    /// <summary>The operation that creates scratch memory or a view.</summary>
    public Operation? Definition { get; set; }

    /// <summary>The number of indices of a number.</summary>
    public int Rank => Kind is BufferKind.Scratch or BufferKind.View ? LastRank : Steps.Sum(step => step.Rank);

    /// <summary>The number of indices in the last brackets.</summary>
    public int LastRank => Form == BufferForm.Scalar ? 0 : Kind is BufferKind.Scratch or BufferKind.View ? 1 : Steps[Steps.Count - 1].Rank;

    /// <summary>The length of scratch memory or of a view; null for what an argument holds.</summary>
    public Value? Length => Definition switch
    {
        AllocateOperation allocation => allocation.Length,
        FindOperation found => found.Length,
        ViewOperation view => view.Length,
        _ => null,
    };

    /// <summary>Another buffer of the same kind, for an operation that creates it.</summary>
    public Buffer Copy() => new()
    {
        Kind = Kind,
        Form = Form,
        Type = Type,
        Name = Name,
        Root = Root,
        Steps = Steps,
        FixedLength = FixedLength,
        IsConstant = IsConstant,
        Element = Element,
    };

    /// <summary>The buffer that owns the memory: for a view, what it is a part of.</summary>
    public Buffer Owner => Definition is ViewOperation view ? view.Source.Owner : this;
}
