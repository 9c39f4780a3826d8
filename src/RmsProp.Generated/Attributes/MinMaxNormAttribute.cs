namespace RmsProp.Generated;

/// <summary>
/// Moves the norms N of the annotated field into the range from <see cref="MinValue"/> to <see cref="MaxValue"/>, at once or,
/// with a <see cref="Rate"/> below 1, gradually: every element is multiplied by <c>(Rate · clip(N, MinValue, MaxValue) + (1 - Rate) · N) / (1e-7 + N)</c>, as by Keras'
/// <c>MinMaxNorm</c>.
/// </summary>
public sealed class MinMaxNormAttribute : NormConstraintAttribute
{
    /// <summary>The smallest norm, at least 0; 0 if not set.</summary>
    public double MinValue { get; set; }

    /// <summary>The largest norm, at least <see cref="MinValue"/>; 1 if not set.</summary>
    public double MaxValue { get; set; } = 1;

    /// <summary>The fraction of the distance to the range that a norm moves in each step, in [0, 1]; 1 if not set.</summary>
    public double Rate { get; set; } = 1;
}
