using System.Numerics;
using static RmsProp.Generated.ScheduleArguments;

namespace RmsProp.Generated;

/// <summary>
/// A learning rate that is constant between given steps:
/// <c>keras.optimizers.schedules.PiecewiseConstantDecay</c>.
/// </summary>
/// <remarks>
/// <code>
/// learning rate = Values[0]   for                 step &lt;= Boundaries[0]
///                 Values[i]   for Boundaries[i-1] &lt; step &lt;= Boundaries[i]
///                 Values[^1]  for Boundaries[^1]  &lt; step
/// </code>
/// As in Keras, the rate is the sum of the values of all lines that apply: boundaries that do not increase are accepted, and
/// may give the sum of two values, or 0; a value that is not finite makes all other rates NaN.
/// <para>Immutable, so one schedule may serve several optimizers and threads.</para>
/// </remarks>
/// <example>
/// 1 up to step 100,000, 0.5 for the 10,000 steps that follow, 0.1 from then on:
/// <code>
/// optimizer.LearningRateSchedule = new PiecewiseConstantDecay([100_000, 110_000], [1, 0.5, 0.1]);
/// </code>
/// </example>
public sealed class PiecewiseConstantDecay : ILearningRateSchedule
{
    private readonly double[] _boundaries;
    private readonly double[] _values;

    /// <summary>The boundaries as Keras compares them with the step: cast to its integer type.</summary>
    private readonly long[] _lastSteps;

    /// <summary>Makes the schedule.</summary>
    /// <param name="boundaries">
    /// The last step of every value but the last, increasing; at least one. Fractions of a step are dropped.
    /// </param>
    /// <param name="values">The learning rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">
    /// There is no boundary, or not exactly one value more than boundaries.
    /// </exception>
    public PiecewiseConstantDecay(ReadOnlySpan<double> boundaries, ReadOnlySpan<double> values)
    {
        if (boundaries.Length != values.Length - 1)
        {
            throw new ArgumentException(
                $"There must be exactly one value more than boundaries. " +
                $"Received: {boundaries.Length} boundaries and {values.Length} values.",
                nameof(values));
        }

        if (boundaries.IsEmpty)
        {
            throw new ArgumentException("There must be at least one boundary. Received: none.", nameof(boundaries));
        }

        _boundaries = boundaries.ToArray();
        _values = values.ToArray();
        _lastSteps = Array.ConvertAll(_boundaries, boundary => (long)boundary);
    }

    /// <summary>The last step of every value but the last. Fractions of a step are dropped.</summary>
    public ReadOnlySpan<double> Boundaries => _boundaries;

    /// <summary>The learning rates, one more than <see cref="Boundaries"/>.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double GetLearningRate(long step) => Evaluate<double>(step);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public float GetSingleLearningRate(long step) => Evaluate<float>(step);

    private T Evaluate<T>(long step)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);

        // First, last, then those between: where boundaries do not increase, the order decides how the sum rounds.
        T sum = T.Zero;
        sum += Indicator<T>(step <= _lastSteps[0]) * Round<T>(_values[0]);
        sum += Indicator<T>(step > _lastSteps[^1]) * Round<T>(_values[^1]);
        for (int i = 1; i < _lastSteps.Length; i++)
        {
            sum += Indicator<T>(step > _lastSteps[i - 1] && step <= _lastSteps[i]) * Round<T>(_values[i]);
        }

        return sum;
    }

    private static T Indicator<T>(bool applies)
        where T : IFloatingPointIeee754<T> => applies ? T.One : T.Zero;
}
