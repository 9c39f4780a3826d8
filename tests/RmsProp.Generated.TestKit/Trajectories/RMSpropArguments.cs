namespace RmsProp.Generated.TestKit;

/// <summary>
/// The arguments of <c>keras.optimizers.RMSprop</c> under Keras' own names and defaults; <see langword="null"/> is
/// Keras' <c>None</c>.
/// </summary>
public sealed record RMSpropArguments
{
    public double LearningRate { get; init; } = 0.001;

    public double Rho { get; init; } = 0.9;

    public double Momentum { get; init; }

    public double Epsilon { get; init; } = 1e-7;

    public bool Centered { get; init; }

    public double? WeightDecay { get; init; }

    public double? ClipNorm { get; init; }

    public double? ClipValue { get; init; }

    public double? GlobalClipNorm { get; init; }

    public bool UseEma { get; init; }

    public double EmaMomentum { get; init; } = 0.99;

    public int? EmaOverwriteFrequency { get; init; }

    public double? LossScaleFactor { get; init; }

    /// <summary>A whole number everywhere but in one recording: Keras takes any number.</summary>
    public double? GradientAccumulationSteps { get; init; }
}
