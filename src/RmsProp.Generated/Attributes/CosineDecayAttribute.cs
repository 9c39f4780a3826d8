namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that falls along half a period of a cosine, after a linear warm-up
/// if you set one: a <see cref="CosineDecay"/>, which has the formula.
/// </summary>
/// <example>
/// From 0 to 0.1 in 500 steps, and then in 10,000 steps down to 0.001:
/// <code>
/// [RMSpropConfig]
/// [CosineDecay(InitialLearningRate = 0, DecaySteps = 10_000, Alpha = 0.01, WarmupTarget = 0.1, WarmupSteps = 500)]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class CosineDecayAttribute : LearningRateScheduleAttribute
{
    /// <inheritdoc cref="CosineDecay.InitialLearningRate"/>
    public required double InitialLearningRate { get; set; }

    /// <inheritdoc cref="CosineDecay.DecaySteps"/>
    public required double DecaySteps { get; set; }

    /// <inheritdoc cref="CosineDecay.Alpha"/>
    public double Alpha { get; set; }

    /// <summary>
    /// The peak, at the end of the warm-up. Not set (<see cref="double.NaN"/>) by default: no warm-up.
    /// </summary>
    public double WarmupTarget { get; set; } = double.NaN;

    /// <inheritdoc cref="CosineDecay.WarmupSteps"/>
    public double WarmupSteps { get; set; }
}
