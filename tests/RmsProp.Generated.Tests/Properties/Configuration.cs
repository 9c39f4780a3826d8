using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>How gradients are clipped.</summary>
public enum Clipping
{
    None,
    Value,
    Norm,
    GlobalNorm,
}

/// <summary>One of the 512 combinations of the options that change what a step computes.</summary>
/// <param name="Index">Its number: each option is a bit of it, clipping is two.</param>
public sealed record Configuration(int Index)
{
    /// <summary>Every combination.</summary>
    public static IReadOnlyList<Configuration> All { get; } =
        [.. Enumerable.Range(0, 512).Select(index => new Configuration(index))];

    /// <summary>
    /// An eighth of them, in which any three bits still come in all eight combinations: a fractional factorial design of
    /// resolution IV, for what takes long.
    /// </summary>
    public static IReadOnlyList<Configuration> Fraction { get; } =
        [.. All.Where(configuration => configuration.HasEven(0, 1, 2, 6) && configuration.HasEven(0, 1, 3, 7) && configuration.HasEven(0, 2, 3, 8))];

    public bool Centered => Bit(0) == 1;

    public bool HasMomentum => Bit(1) == 1;

    public Clipping Clipping => (Clipping)((2 * Bit(2)) + Bit(3));

    public bool DecaysWeights => Bit(4) == 1;

    public bool UsesEma => Bit(5) == 1;

    public bool Accumulates => Bit(6) == 1;

    public bool ScalesLoss => Bit(7) == 1;

    public bool HasSchedule => Bit(8) == 1;

    /// <summary>The name of the generated optimizer.</summary>
    public string Name => "Optimizer" + Index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same in Keras' terms; the learning rate is the constant one.</summary>
    public RMSpropArguments Arguments => new()
    {
        LearningRate = 0.02,
        Rho = 0.8,
        Centered = Centered,
        Momentum = HasMomentum ? 0.9 : 0,
        ClipValue = Clipping == Clipping.Value ? 0.7 : null,
        ClipNorm = Clipping == Clipping.Norm ? 1.3 : null,
        GlobalClipNorm = Clipping == Clipping.GlobalNorm ? 1.7 : null,
        WeightDecay = DecaysWeights ? 0.3 : null,
        UseEma = UsesEma,
        EmaMomentum = UsesEma ? 0.9 : 0.99,
        EmaOverwriteFrequency = UsesEma ? 2 : null,
        GradientAccumulationSteps = Accumulates ? 3 : null,
        LossScaleFactor = ScalesLoss ? 1000 : null,
    };

    /// <summary>The learning-rate schedule, if it has one.</summary>
    public ExponentialDecay? Schedule => HasSchedule ? new ExponentialDecay(0.05, decaySteps: 3, decayRate: 0.5) : null;

    /// <summary>The attributes that configure the optimizer.</summary>
    public string Attributes
    {
        get
        {
            string config = ConfigurationSource.Attribute(Arguments, $"Name = \"{Name}\"");
            return Schedule is { } schedule
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{config} [ExponentialDecay(Optimizer = \"{Name}\", InitialLearningRate = {schedule.InitialLearningRate}, DecaySteps = {schedule.DecaySteps}, DecayRate = {schedule.DecayRate})]")
                : config;
        }
    }

    public override string ToString() => $"{Attributes} (number {Index})";

    private int Bit(int position) => (Index >> position) & 1;

    private bool HasEven(params int[] bits) => bits.Sum(Bit) % 2 == 0;
}
