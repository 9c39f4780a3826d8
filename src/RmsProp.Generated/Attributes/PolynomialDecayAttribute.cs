namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that goes from one value to another along a polynomial, and stays
/// there or starts over: a <see cref="PolynomialDecay"/>, which has the formula.
/// </summary>
/// <example>
/// From 0.1 to 0.01 over 10,000 steps, slowly at first:
/// <code>
/// [RMSpropConfig]
/// [PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10_000, EndLearningRate = 0.01, Power = 0.5)]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class PolynomialDecayAttribute : LearningRateScheduleAttribute
{
    /// <inheritdoc cref="PolynomialDecay.InitialLearningRate"/>
    public required double InitialLearningRate { get; set; }

    /// <inheritdoc cref="PolynomialDecay.DecaySteps"/>
    public required double DecaySteps { get; set; }

    /// <inheritdoc cref="PolynomialDecay.EndLearningRate"/>
    public double EndLearningRate { get; set; } = 0.0001;

    /// <inheritdoc cref="PolynomialDecay.Power"/>
    public double Power { get; set; } = 1;

    /// <inheritdoc cref="PolynomialDecay.Cycle"/>
    public bool Cycle { get; set; }
}
