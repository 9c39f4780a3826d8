using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated;

/// <summary>
/// What every schedule does with its arguments: checks them, and rounds them to the type it computes in, once each,
/// as Keras casts them to <c>floatx</c>.
/// </summary>
internal static class ScheduleArguments
{
    /// <summary>Refuses a duration of no or negative length. NaN passes, as it does in Keras.</summary>
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
