namespace RmsProp.Generated;

/// <summary>What a loss tells of its gradient.</summary>
public static class Gradients
{
    /// <summary>Returns a number as it is, which counts as a constant: no gradient flows through it.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <returns>The same number.</returns>
    public static T Stop<T>(T value)
        where T : struct => value;
}
