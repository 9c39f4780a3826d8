namespace RmsProp.Generated;

/// <summary>
/// Limits the norms N of the annotated field to <see cref="MaxValue"/>: every element is multiplied by
/// <c>min(N, MaxValue) / (1e-7 + N)</c>, as by Keras' <c>MaxNorm</c>.
/// </summary>
public sealed class MaxNormAttribute : NormConstraintAttribute
{
    /// <summary>The largest norm, at least 0; 2 if not set.</summary>
    public double MaxValue { get; set; } = 2;
}
