namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that is multiplied by <see cref="DecayRate"/> every
/// <see cref="DecaySteps"/> steps: an <see cref="ExponentialDecay"/>, which has the formula.
/// </summary>
/// <example>
/// From 0.1, 4 % less after every 100,000 steps:
/// <code>
/// [RMSpropConfig]
/// [ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 100_000, DecayRate = 0.96, Staircase = true)]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class ExponentialDecayAttribute : LearningRateScheduleAttribute
{
    /// <inheritdoc cref="ExponentialDecay.InitialLearningRate"/>
    public required double InitialLearningRate { get; set; }

    /// <inheritdoc cref="ExponentialDecay.DecaySteps"/>
    public required double DecaySteps { get; set; }

    /// <inheritdoc cref="ExponentialDecay.DecayRate"/>
    public required double DecayRate { get; set; }

    /// <inheritdoc cref="ExponentialDecay.Staircase"/>
    public bool Staircase { get; set; }
}
