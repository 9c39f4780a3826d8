using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that falls along half a period of a cosine, again and again, in periods that may get longer and
/// from peaks that may get lower: <c>keras.optimizers.schedules.CosineDecayRestarts</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = InitialLearningRate × ((1 - Alpha) × MMul^i × (1 + cos(π × p)) / 2 + Alpha)
/// </code>
/// where i counts the restarts so far and p, in [0, 1), is the elapsed fraction of the current period, which is
/// FirstDecaySteps × TMul^i steps long. With s = step / FirstDecaySteps
/// <code>
/// TMul = 1:   i = s rounded down                                        p = s - i
/// otherwise:  i = log(1 - s × (1 - TMul)) / log(TMul) rounded down      p = (s - (1 - TMul^i) / (1 - TMul)) / TMul^i
/// </code>
/// As in Keras, with <see cref="TMul"/> below 1 the periods have a finite sum, and the rate is NaN after it; and rounding may
/// delay a restart by a step.
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// <para>
/// Source: Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, arXiv:1608.03983.
/// </para>
/// </remarks>
/// <example>
/// Periods of 1,000, 2,000, 4,000, ... steps, each from 0.1, 0.05, 0.025, ... down to 0:
/// <code>
/// optimizer.LearningRateSchedule = new CosineDecayRestarts(0.1, firstDecaySteps: 1_000, tMul: 2, mMul: 0.5);
/// </code>
/// </example>
public sealed class CosineDecayRestarts : ILearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="initialLearningRate">The learning rate of step 0.</param>
    /// <param name="firstDecaySteps">How many steps the first period takes: above 0.</param>
    /// <param name="tMul">The length of each period divided by that of the one before.</param>
    /// <param name="mMul">The peak of each period divided by that of the one before.</param>
    /// <param name="alpha">The lowest learning rate, as a fraction of the initial one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDecaySteps"/> is 0 or less.</exception>
    public CosineDecayRestarts(
        double initialLearningRate,
        double firstDecaySteps,
        double tMul = 2,
        double mMul = 1,
        double alpha = 0)
    {
        ThrowIfNotPositive(firstDecaySteps);
        InitialLearningRate = initialLearningRate;
        FirstDecaySteps = firstDecaySteps;
        TMul = tMul;
        MMul = mMul;
        Alpha = alpha;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double InitialLearningRate { get; }

    /// <summary>How many steps the first period takes: above 0.</summary>
    public double FirstDecaySteps { get; }

    /// <summary>The length of each period divided by that of the one before; 2 by default.</summary>
    public double TMul { get; }

    /// <summary>The peak of each period divided by that of the one before; 1 by default.</summary>
    public double MMul { get; }

    /// <summary>
    /// The lowest learning rate, as a fraction of <see cref="InitialLearningRate"/>; 0 by default.
    /// </summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double GetLearningRate(long step) => Evaluate<double>(step);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public float GetSingleLearningRate(long step) => Evaluate<float>(step);

    private T Evaluate<T>(long step)
        where T : IFloatingPointIeee754<T>
    {
        (T restarts, T fraction) = Locate(Round<T>(step) / Round<T>(FirstDecaySteps), Round<T>(TMul));
        T peak = T.Pow(Round<T>(MMul), restarts);
        T cosine = Round<T>(0.5) * peak * (T.One + T.Cos(T.Pi * fraction));
        T alpha = Round<T>(Alpha);
        return Round<T>(InitialLearningRate) * ((T.One - alpha) * cosine + alpha);
    }

    /// <summary>The number of restarts, and the elapsed fraction of the current period.</summary>
    private static (T Restarts, T Fraction) Locate<T>(T firstPeriods, T growth)
        where T : IFloatingPointIeee754<T>
    {
        if (growth == T.One)
        {
            T whole = T.Floor(firstPeriods);
            return (whole, firstPeriods - whole);
        }

        // The geometric series 1 + growth + growth² + ..., solved for the number of its terms.
        T restarts = T.Floor(T.Log(T.One - firstPeriods * (T.One - growth)) / T.Log(growth));
        T period = T.Pow(growth, restarts);
        T past = (T.One - period) / (T.One - growth);
        return (restarts, (firstPeriods - past) / period);
    }
}
