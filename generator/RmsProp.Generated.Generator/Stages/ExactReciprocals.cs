using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Decides where multiplying by a reciprocal replaces a division, for speed, with the same bits.</summary>
internal static class ExactReciprocals
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>
    /// Whether dividing by the value and multiplying by its reciprocal give the same real number, and so the same rounding.
    /// </summary>
    public static bool IsExact(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude is >= 1.0 / (1 << 30) and <= 1 << 30 && IsPowerOfTwo(magnitude);
    }

    /// <summary>
    /// Whether every value of the loss scale is a power of two whose reciprocal is also one: the initial value is, and a floor excludes
    /// values whose reciprocal is infinite.
    /// </summary>
    public static bool AreExact(DynamicLossScale scale) =>
        scale is { Initial: >= SmallestNormal and <= float.MaxValue, Min: >= SmallestNormal }
        && IsPowerOfTwo(scale.Initial) && IsPowerOfTwo(scale.Min.Value) && (scale.Max is not { } max || IsPowerOfTwo(max));

    private static bool IsPowerOfTwo(double positive) => (BitConverter.DoubleToInt64Bits(positive) & 0xFFFFFFFFFFFFF) == 0;
}
