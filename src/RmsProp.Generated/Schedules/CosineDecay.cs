using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that falls along half a period of a cosine, after an optional linear warm-up:
/// <c>keras.optimizers.schedules.CosineDecay</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = peak × ((1 - Alpha) × (1 + cos(π × p)) / 2 + Alpha)
///             p = min(step, DecaySteps) / DecaySteps
/// </code>
/// The peak is <see cref="InitialLearningRate"/>. If there is a <see cref="WarmupTarget"/>, that is the peak instead: the
/// rate first rises linearly from <see cref="InitialLearningRate"/> to it in <see cref="WarmupSteps"/> steps, and p counts
/// from there.
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// <para>
/// Source: Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, arXiv:1608.03983; the warm-up:
/// Goyal et al., arXiv:1706.02677.
/// </para>
/// </remarks>
/// <example>
/// From 0 to 0.1 in 500 steps, and then in 10,000 steps down to 0.001:
/// <code>
/// optimizer.LearningRateSchedule =
///     new CosineDecay(0, decaySteps: 10_000, alpha: 0.01, warmupTarget: 0.1, warmupSteps: 500);
/// </code>
/// </example>
public sealed class CosineDecay : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The learning rate of step 0.</param>
    /// <param name="decaySteps">How many steps the rate falls, after the warm-up: above 0.</param>
    /// <param name="alpha">The learning rate at the end, as a fraction of the peak.</param>
    /// <param name="warmupTarget">The peak, at the end of the warm-up; <see langword="null"/> for no warm-up.</param>
    /// <param name="warmupSteps">How many steps the warm-up takes; no effect without a target.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decaySteps"/> is 0 or less.</exception>
    public CosineDecay(
        double initialLearningRate,
        double decaySteps,
        double alpha = 0,
        double? warmupTarget = null,
        double warmupSteps = 0)
    {
        ThrowIfNotPositive(decaySteps);
        InitialLearningRate = initialLearningRate;
        DecaySteps = decaySteps;
        Alpha = alpha;
        WarmupTarget = warmupTarget;
        WarmupSteps = warmupSteps;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double InitialLearningRate { get; }

    /// <summary>How many steps the rate falls, after the warm-up: above 0.</summary>
    public double DecaySteps { get; }

    /// <summary>The learning rate at the end, as a fraction of the peak; 0 by default.</summary>
    public double Alpha { get; }

    /// <summary>The peak, at the end of the warm-up; <see langword="null"/>, the default, for no warm-up.</summary>
    public double? WarmupTarget { get; }

    /// <summary>
    /// How many steps the warm-up takes, 0 by default; no effect without <see cref="WarmupTarget"/>.
    /// </summary>
    public double WarmupSteps { get; }

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
        T initial = Round<T>(InitialLearningRate);
        if (WarmupTarget is not { } warmupTarget)
        {
            return Decay(initial, T.Min(elapsed, duration) / duration);
        }

        T target = Round<T>(warmupTarget);
        T warmup = Round<T>(WarmupSteps);
        elapsed = T.Min(elapsed, duration + warmup);
        return elapsed < warmup
            ? (target - initial) * (elapsed / warmup) + initial
            : Decay(target, (elapsed - warmup) / duration);
    }

    private T Decay<T>(T peak, T fraction)
        where T : IFloatingPointIeee754<T>
    {
        T cosine = Round<T>(0.5) * (T.One + T.Cos(T.Pi * fraction));

        // Unlike in CosineDecayRestarts, 1 - Alpha is rounded after the subtraction, as in Keras' two classes.
        return peak * (Round<T>(1 - Alpha) * cosine + Round<T>(Alpha));
    }
}
