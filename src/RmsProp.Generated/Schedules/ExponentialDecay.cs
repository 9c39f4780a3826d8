using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that is multiplied by <see cref="DecayRate"/> every <see cref="DecaySteps"/> steps:
/// <c>keras.optimizers.schedules.ExponentialDecay</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = InitialLearningRate × DecayRate^p
///             p = step / DecaySteps, rounded down if Staircase
/// </code>
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// </remarks>
/// <example>
/// From 0.1, 4 % less after every 100,000 steps:
/// <code>
/// optimizer.LearningRateSchedule = new ExponentialDecay(0.1, decaySteps: 100_000, decayRate: 0.96, staircase: true);
/// </code>
/// </example>
public sealed class ExponentialDecay : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The learning rate of step 0.</param>
    /// <param name="decaySteps">After how many steps the rate has been multiplied by the decay rate once: above 0.</param>
    /// <param name="decayRate">The factor; in (0, 1) for a rate that falls.</param>
    /// <param name="staircase">Whether the rate changes only at the end of each period, not a little in every step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decaySteps"/> is 0 or less.</exception>
    public ExponentialDecay(double initialLearningRate, double decaySteps, double decayRate, bool staircase = false)
    {
        ThrowIfNotPositive(decaySteps);
        InitialLearningRate = initialLearningRate;
        DecaySteps = decaySteps;
        DecayRate = decayRate;
        Staircase = staircase;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double InitialLearningRate { get; }

    /// <summary>After how many steps the rate has been multiplied by <see cref="DecayRate"/> once: above 0.</summary>
    public double DecaySteps { get; }

    /// <summary>The factor; in (0, 1) for a rate that falls.</summary>
    public double DecayRate { get; }

    /// <summary>Whether the rate changes only at the end of each period, not a little in every step.</summary>
    public bool Staircase { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double GetLearningRate(long step) => Evaluate<double>(step);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public float GetSingleLearningRate(long step) => Evaluate<float>(step);

    private T Evaluate<T>(long step)
        where T : IFloatingPointIeee754<T>
    {
        T periods = Round<T>(step) / Round<T>(DecaySteps);
        if (Staircase)
        {
            periods = T.Floor(periods);
        }

        return Round<T>(InitialLearningRate) * T.Pow(Round<T>(DecayRate), periods);
    }
}
