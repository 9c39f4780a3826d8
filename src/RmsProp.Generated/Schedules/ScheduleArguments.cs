using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated;

/// <summary>
/// Handles the arguments of every schedule: checks them, and rounds each once to the type of the computation, as Keras casts them to
/// <c>floatx</c>.
/// </summary>
internal static class ScheduleArguments
{
    /// <summary>Refuses durations of 0 or less. NaN passes, as in Keras.</summary>
    public static void ThrowIfNotPositive(double steps, [CallerArgumentExpression(nameof(steps))] string? name = null)
    {
        // The helpers of ArgumentOutOfRangeException would throw for NaN as well.
        if (steps <= 0)
        {
            throw new ArgumentOutOfRangeException(name, steps, "The number of steps must be greater than 0.");
        }
    }

    public static T Round<T>(double argument)
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(argument);

    public static T Round<T>(long step)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return T.CreateTruncating(step);
    }
}
