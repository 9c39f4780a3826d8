namespace RmsProp.Generated;

/// <summary>
/// Keeps the norms N of the annotated field between <see cref="MinValue"/> and <see cref="MaxValue"/>, or draws them there:
/// every element is multiplied by <c>(Rate · clip(N, MinValue, MaxValue) + (1 - Rate) · N) / (1e-7 + N)</c>, as by Keras'
/// <c>MinMaxNorm</c>.
/// </summary>
public sealed class MinMaxNormAttribute : NormConstraintAttribute
{
    /// <summary>The least norm, at least 0; 0 if not set.</summary>
    public double MinValue { get; set; }

    /// <summary>The greatest norm, at least <see cref="MinValue"/>; 1 if not set.</summary>
    public double MaxValue { get; set; } = 1;

    /// <summary>How much of the way a norm is brought in each step, in [0, 1]: 1, all of it, if not set.</summary>
    public double Rate { get; set; } = 1;
}
