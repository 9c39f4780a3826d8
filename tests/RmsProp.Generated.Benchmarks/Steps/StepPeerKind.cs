namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>Who takes the steps, in the order of the table's columns.</summary>
internal enum StepPeerKind
{
    /// <summary>The loss alone, by the method that the user wrote: no gradient, no update.</summary>
    Loss,

    /// <summary>The derived gradient and the generated optimizer, both <c>Exact</c>.</summary>
    Exact,

    /// <summary>The derived gradient and the generated optimizer, both <c>Fast</c>.</summary>
    Fast,

    /// <summary>The same with two threads.</summary>
    FastTwoThreads,

    /// <summary>A gradient written by hand in C#, and the generated optimizer.</summary>
    ByHand,

    /// <summary>Plain loops in C, by gcc.</summary>
    Gcc,

    /// <summary>The same loops by clang, which may reorder, contract and approximate.</summary>
    Clang,

    /// <summary>C with the batch as matrices and blocks that stay in registers, by clang.</summary>
    Blocked,

    /// <summary>libtorch's autograd and optimizer, from C++.</summary>
    Libtorch,

    /// <summary>TorchSharp's autograd and optimizer, in a process of its own.</summary>
    TorchSharp,
}
