namespace RmsProp.Generated;

/// <summary>
/// Gives the generated optimizer a learning rate that is constant between given steps: a
/// <see cref="PiecewiseConstantDecay"/>, which has the formula.
/// </summary>
/// <example>
/// 1 up to step 100,000, 0.5 for the 10,000 steps that follow, 0.1 from then on:
/// <code>
/// [RMSpropConfig]
/// [PiecewiseConstantDecay(Boundaries = [100_000, 110_000], Values = [1, 0.5, 0.1])]
/// public partial struct Model { public float Value; }
/// </code>
/// </example>
public sealed class PiecewiseConstantDecayAttribute : LearningRateScheduleAttribute
{
    /// <summary>
    /// The last step of every value but the last, increasing; at least one. Fractions of a step are dropped.
    /// </summary>
    public required double[] Boundaries { get; set; }

    /// <summary>The learning rates, one more than <see cref="Boundaries"/>.</summary>
    public required double[] Values { get; set; }
}
