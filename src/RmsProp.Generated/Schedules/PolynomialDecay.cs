using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that goes from one value to another along a polynomial, and stays there or starts over:
/// <c>keras.optimizers.schedules.PolynomialDecay</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = (InitialLearningRate - EndLearningRate) × (1 - p)^Power + EndLearningRate
///             p = min(step, DecaySteps) / DecaySteps
///    if Cycle p = step / (DecaySteps × n), with n = step / DecaySteps rounded up, at least 1
/// </code>
/// With <see cref="Cycle"/>, the rate jumps up again every <see cref="DecaySteps"/> steps, each time less far. As in Keras,
/// rounding may then make 1 - p slightly negative, and the rate NaN if <see cref="Power"/> is a fraction; in
/// <see cref="float"/> that takes millions of steps.
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// </remarks>
/// <example>
/// From 0.1 to 0.01 over 10,000 steps, slowly at first:
/// <code>
/// optimizer.LearningRateSchedule = new PolynomialDecay(0.1, decaySteps: 10_000, endLearningRate: 0.01, power: 0.5);
/// </code>
/// </example>
public sealed class PolynomialDecay : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The learning rate of step 0.</param>
    /// <param name="decaySteps">How many steps it takes to get to the end: above 0.</param>
    /// <param name="endLearningRate">The learning rate at the end; it may be the higher one.</param>
    /// <param name="power">The exponent; 1 is a straight line.</param>
    /// <param name="cycle">Whether to start over at the end, instead of staying there.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decaySteps"/> is 0 or less.</exception>
    public PolynomialDecay(
        double initialLearningRate,
        double decaySteps,
        double endLearningRate = 0.0001,
        double power = 1,
        bool cycle = false)
    {
        ThrowIfNotPositive(decaySteps);
        InitialLearningRate = initialLearningRate;
        DecaySteps = decaySteps;
        EndLearningRate = endLearningRate;
        Power = power;
        Cycle = cycle;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double InitialLearningRate { get; }

    /// <summary>How many steps it takes to get to <see cref="EndLearningRate"/>: above 0.</summary>
    public double DecaySteps { get; }

    /// <summary>The learning rate at the end, 0.0001 by default; it may be the higher one.</summary>
    public double EndLearningRate { get; }

    /// <summary>The exponent; 1, the default, is a straight line.</summary>
    public double Power { get; }

    /// <summary>Whether to start over at the end, instead of staying there.</summary>
    public bool Cycle { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double GetLearningRate(long step) => Evaluate<double>(step);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public float GetSingleLearningRate(long step) => Evaluate<float>(step);

    private T Evaluate<T>(long step)
        where T : IFloatingPointIeee754<T>
    {
        T elapsed = Round<T>(step);
        T duration = Round<T>(DecaySteps);
        if (Cycle)
        {
            duration *= elapsed == T.Zero ? T.One : T.Ceiling(elapsed / duration);
        }
        else
        {
            elapsed = T.Min(elapsed, duration);
        }

        T end = Round<T>(EndLearningRate);
        T remaining = T.One - elapsed / duration;
        return (Round<T>(InitialLearningRate) - end) * T.Pow(remaining, Round<T>(Power)) + end;
    }
}
