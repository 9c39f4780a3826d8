using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>How gradients are clipped.</summary>
internal enum Clipping
{
    None,
    Value,
    Norm,
    GlobalNorm,
}

/// <summary>The 512 combinations of Keras' options that affect the result of a step.</summary>
internal static class KerasConfigurations
{
    /// <summary>Every combination.</summary>
    public static IReadOnlyList<Configuration> All { get; } = [.. Enumerable.Range(0, 512).Select(Create)];

    /// <summary>
    /// An eighth of them, in which any three bits still occur in all eight combinations: a fractional factorial design of resolution IV,
    /// for slow tests.
    /// </summary>
    public static IReadOnlyList<Configuration> Fraction { get; } =
        [.. All.Where((_, index) => HasEven(index, 0, 1, 2, 6) && HasEven(index, 0, 1, 3, 7) && HasEven(index, 0, 2, 3, 8))];

    /// <param name="index">The number of the combination: each option is one bit of it, and clipping is two.</param>
    private static Configuration Create(int index)
    {
        var clipping = (Clipping)((2 * Bit(index, 2)) + Bit(index, 3));
        bool usesEma = Bit(index, 5) == 1;
        var arguments = new RMSpropArguments
        {
            LearningRate = 0.02,
            Rho = 0.8,
            Centered = Bit(index, 0) == 1,
            Momentum = Bit(index, 1) == 1 ? 0.9 : 0,
            ClipValue = clipping == Clipping.Value ? 0.7 : null,
            ClipNorm = clipping == Clipping.Norm ? 1.3 : null,
            GlobalClipNorm = clipping == Clipping.GlobalNorm ? 1.7 : null,
            WeightDecay = Bit(index, 4) == 1 ? 0.3 : null,
            UseEma = usesEma,
            EmaMomentum = usesEma ? 0.9 : 0.99,
            EmaOverwriteFrequency = usesEma ? 2 : null,
            GradientAccumulationSteps = Bit(index, 6) == 1 ? 3 : null,
            LossScaleFactor = Bit(index, 7) == 1 ? 1000 : null,
        };
        return new Configuration(
            "Optimizer" + index.ToString(CultureInfo.InvariantCulture),
            arguments,
            Bit(index, 8) == 1 ? new ExponentialDecay(0.05, decaySteps: 3, decayRate: 0.5) : null);
    }

    private static bool HasEven(int index, params int[] bits) => bits.Sum(bit => Bit(index, bit)) % 2 == 0;

    private static int Bit(int index, int position) => (index >> position) & 1;
}
