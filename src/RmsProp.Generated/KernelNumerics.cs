namespace RmsProp.Generated;

/// <summary>How the kernels of an optimizer round.</summary>
public enum KernelNumerics
{
    /// <summary>
    /// Every operation of Keras' formulas is rounded by itself: Keras' bits, the same on every instruction set.
    /// </summary>
    Exact,

    /// <summary>
    /// The increment of <see cref="float"/> parameters is computed by the processor's estimate of the reciprocal square
    /// root, refined until it is within 2 units in the last place of that of <see cref="Exact"/>, and norms are summed
    /// up in <see cref="double"/>, so that a huge gradient is clipped instead of zeroed. The moving averages of the
    /// gradient keep their bits. The results are the same on every run of one machine, but differ between instruction
    /// sets. Where the estimate does not help (parameters of type <see cref="double"/>, an
    /// <see cref="RMSpropConfigAttribute.Epsilon"/> below 1.2e-38) the increment is the one of <see cref="Exact"/>.
    /// </summary>
    Fast,
}
