namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The ways of computing a step to compare, in column order.</summary>
internal enum PeerKind
{
    /// <summary>The memory traffic alone.</summary>
    Roofline,

    /// <summary>The generated optimizer with Keras' bits.</summary>
    Exact,

    /// <summary>The generated optimizer with estimated roots.</summary>
    Fast,

    /// <summary>A scalar loop in C#.</summary>
    Naive,

    /// <summary>A composition of calls of TensorPrimitives.</summary>
    TensorPrimitives,

    /// <summary>A plain C loop by gcc.</summary>
    Gcc,

    /// <summary>The same C loop by clang, which may reorder and approximate.</summary>
    Clang,

    /// <summary>The optimizer of libtorch, in C++.</summary>
    Libtorch,

    /// <summary>The memory traffic alone, on two threads.</summary>
    TwoThreadRoofline,

    /// <summary>The generated optimizer with Keras' bits, on two threads.</summary>
    TwoThreadExact,
}
