namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that falls along half a period of a cosine, again and again, in
/// periods that may get longer and from peaks that may get lower: a <see cref="CosineDecayRestarts"/>, which has the
/// formula.
/// </summary>
/// <example>
/// Periods of 1,000, 2,000, 4,000, ... steps, each from 0.1, 0.05, 0.025, ... down to 0:
/// <code>
/// [RMSpropConfig]
/// [CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 1_000, TMul = 2, MMul = 0.5)]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class CosineDecayRestartsAttribute : LearningRateScheduleAttribute
{
    /// <inheritdoc cref="CosineDecayRestarts.InitialLearningRate"/>
    public required double InitialLearningRate { get; set; }

    /// <inheritdoc cref="CosineDecayRestarts.FirstDecaySteps"/>
    public required double FirstDecaySteps { get; set; }

    /// <inheritdoc cref="CosineDecayRestarts.TMul"/>
    public double TMul { get; set; } = 2;

    /// <inheritdoc cref="CosineDecayRestarts.MMul"/>
    public double MMul { get; set; } = 1;

    /// <inheritdoc cref="CosineDecayRestarts.Alpha"/>
    public double Alpha { get; set; }
}
