namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that falls with the reciprocal of time: an
/// <see cref="InverseTimeDecay"/>, which has the formula.
/// </summary>
/// <example>
/// From 0.1, half of it after 1,000 steps, a third after 2,000:
/// <code>
/// [RMSpropConfig]
/// [InverseTimeDecay(InitialLearningRate = 0.1, DecaySteps = 1_000, DecayRate = 1)]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class InverseTimeDecayAttribute : LearningRateScheduleAttribute
{
    /// <inheritdoc cref="InverseTimeDecay.InitialLearningRate"/>
    public required double InitialLearningRate { get; set; }

    /// <inheritdoc cref="InverseTimeDecay.DecaySteps"/>
    public required double DecaySteps { get; set; }

    /// <inheritdoc cref="InverseTimeDecay.DecayRate"/>
    public required double DecayRate { get; set; }

    /// <inheritdoc cref="InverseTimeDecay.Staircase"/>
    public bool Staircase { get; set; }
}
