using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: checks that a learning rate is finite and at least 0. The compiler has already checked the constants of the
/// configuration.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LearningRateCheck
{
    /// <summary>Refuses an invalid learning rate from the caller.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="isSingle">Whether the rate is rounded to <see cref="float"/>.</param>
    /// <param name="name">The caller's name for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, NaN or, possibly only after rounding, infinite.</exception>
    public static void ThrowIfInvalid(double learningRate, bool isSingle, [CallerArgumentExpression(nameof(learningRate))] string name = "")
    {
        if (!(learningRate >= 0 && double.IsFinite(isSingle ? (float)learningRate : learningRate)))
        {
            throw new ArgumentOutOfRangeException(
                name, learningRate,
                double.IsFinite(learningRate) && learningRate > 0
                    ? "A learning rate must be finite, and this one is infinite in float, the type of parameters. Nothing has been changed."
                    : "A learning rate must be finite and at least 0. Nothing has been changed.");
        }
    }

    /// <summary>Returns the learning rate of a step if it is valid.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="schedule">The schedule that gave the rate, if one did.</param>
    /// <param name="method">The method that gave the rate otherwise, if one did.</param>
    /// <param name="step">The step.</param>
    /// <returns><paramref name="learningRate"/>.</returns>
    /// <exception cref="InvalidOperationException">The schedule or the method gave NaN, an infinity, or a negative number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfStep(float learningRate, ILearningRateSchedule? schedule, string? method, long step)
    {
        if (!(learningRate is >= 0 and <= float.MaxValue))
        {
            ThrowIfGiven(learningRate, schedule, method, step);
        }

        return learningRate;
    }

    /// <summary>Returns the learning rate of a step if it is valid.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="schedule">The schedule that gave the rate, if one did.</param>
    /// <param name="method">The method that gave the rate otherwise, if one did.</param>
    /// <param name="step">The step.</param>
    /// <returns><paramref name="learningRate"/>.</returns>
    /// <exception cref="InvalidOperationException">The schedule or the method gave NaN, an infinity, or a negative number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfStep(double learningRate, ILearningRateSchedule? schedule, string? method, long step)
    {
        if (!(learningRate is >= 0 and <= double.MaxValue))
        {
            ThrowIfGiven(learningRate, schedule, method, step);
        }

        return learningRate;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfGiven<T>(T learningRate, ILearningRateSchedule? schedule, string? method, long step)
        where T : IFormattable
    {
        if (schedule is not null)
        {
            Throw("schedule", schedule.GetType().Name, "Set another LearningRateSchedule, or change its arguments.");
        }

        if (method is not null)
        {
            Throw("method", method, "Change what it returns.");
        }

        [DoesNotReturn]
        void Throw(string kind, string name, string advice) => throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"The {kind} '{name}' gives the learning rate {learningRate} for step {step} (the first is 0) in {(learningRate is float ? "float" : "double")}. It must be finite and at least 0. Nothing has been changed. {advice}"));
    }
}
