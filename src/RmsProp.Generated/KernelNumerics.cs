namespace RmsProp.Generated;

/// <summary>How the kernels of an optimizer round.</summary>
public enum KernelNumerics
{
    /// <summary>
    /// Every operation is rounded as in the framework: Keras' bits or PyTorch's, the same on every instruction set.
    /// </summary>
    Exact,

    /// <summary>
    /// The increment of <see cref="float"/> parameters is computed by the processor's estimate of the reciprocal square
    /// root, or of the reciprocal where <see cref="RMSpropConfigAttribute.Epsilon"/> is added to the root, refined
    /// until it is within 2 units in the last place of that of <see cref="Exact"/>, and what comes after it is rounded
    /// less often: momentum, weight decay, the parameter and its moving average. Norms are summed up in
    /// <see cref="float"/> by blocks and in <see cref="double"/> over them, and in <see cref="double"/> alone where
    /// squares are too large or too small for the former, so that a huge gradient is clipped instead of zeroed. The
    /// moving averages of the gradient keep their bits. The results are the same on every run of one machine, but
    /// differ between instruction sets. Where the estimate does not help (parameters of type <see cref="double"/>, an
    /// <see cref="RMSpropConfigAttribute.Epsilon"/> below 1.2e-38) all of it but the norms is the one of
    /// <see cref="Exact"/>.
    /// </summary>
    Fast,
}
