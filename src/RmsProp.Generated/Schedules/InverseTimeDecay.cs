using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that falls with the reciprocal of time:
/// <c>keras.optimizers.schedules.InverseTimeDecay</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = InitialLearningRate / (1 + DecayRate × p)
///             p = step / DecaySteps, rounded down if Staircase
/// </code>
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// </remarks>
/// <example>
/// From 0.1, half of it after 1,000 steps, a third after 2,000:
/// <code>
/// optimizer.LearningRateSchedule = new InverseTimeDecay(0.1, decaySteps: 1_000, decayRate: 1);
/// </code>
/// </example>
public sealed class InverseTimeDecay : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The learning rate of step 0.</param>
    /// <param name="decaySteps">After how many steps the denominator has grown by the decay rate: above 0.</param>
    /// <param name="decayRate">The growth of the denominator; above 0 for a rate that falls.</param>
    /// <param name="staircase">Whether the rate changes only at the end of each period, not a little in every step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decaySteps"/> is 0 or less.</exception>
    public InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate, bool staircase = false)
    {
        ThrowIfNotPositive(decaySteps);
        InitialLearningRate = initialLearningRate;
        DecaySteps = decaySteps;
        DecayRate = decayRate;
        Staircase = staircase;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double InitialLearningRate { get; }

    /// <summary>After how many steps the denominator has grown by <see cref="DecayRate"/>: above 0.</summary>
    public double DecaySteps { get; }

    /// <summary>The growth of the denominator; above 0 for a rate that falls.</summary>
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

        return Round<T>(InitialLearningRate) / (T.One + Round<T>(DecayRate) * periods);
    }
}
