namespace RmsProp.Generated;

/// <summary>How the kernels of an optimizer round.</summary>
public enum KernelNumerics
{
    /// <summary>
    /// Every operation is rounded as in the framework: Keras' bits or PyTorch's, the same on every instruction set.
    /// </summary>
    Exact,

    /// <summary>
    /// Increments of <see cref="float"/> parameters come from the processor's estimate of the reciprocal square root (of the
    /// reciprocal, if <see cref="RMSpropConfigAttribute.Epsilon"/> is outside the root), refined until they are within 2
    /// units in the last place of those of <see cref="Exact"/>: on ARM64, and on x64 with FMA. What follows is rounded less often: momentum, weight decay,
    /// the parameter and its moving average. Norms are summed in <see cref="float"/> within blocks and in
    /// <see cref="double"/> over them, or in <see cref="double"/> alone if squares are too large or too small for that, so
    /// that a huge gradient is clipped instead of zeroed. The moving averages of the gradient keep their bits. Results
    /// are the same in every run on one machine, but differ between instruction sets. Where the estimate does not help
    /// (parameters of type <see cref="double"/>, an <see cref="RMSpropConfigAttribute.Epsilon"/> below 1e-30, x64 without FMA), everything
    /// but the norms is as with <see cref="Exact"/>.
    /// </summary>
    Fast,
}
