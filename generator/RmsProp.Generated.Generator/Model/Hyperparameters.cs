namespace RmsProp.Generated.Generator.Model;

/// <summary>How gradients are clipped; at most one way at a time.</summary>
internal enum ClipMode
{
    None,
    Value,
    Norm,
    GlobalNorm,
}

/// <summary>
/// The arguments of one configuration with Keras' meaning: what has no effect there (a momentum or a clip of 0 or less,
/// a frequency of 0) is not set here.
/// </summary>
internal sealed record Hyperparameters(
    double LearningRate,
    double Rho,
    double? Momentum,
    double Epsilon,
    bool Centered,
    double? WeightDecay,
    ClipMode ClipMode,
    double Clip,
    double? EmaMomentum,
    int EmaOverwriteFrequency,
    double? LossScaleFactor,
    int GradientAccumulationSteps,
    bool IsFast)
{
    public bool ClipsByNorm => ClipMode is ClipMode.Norm or ClipMode.GlobalNorm;

    /// <summary>Whether every number under the root is a normal one in float, so that it can be estimated.</summary>
    public bool EpsilonKeepsRootsNormal => (float)Epsilon >= 1.17549435e-38f;

    public bool UsesEma => EmaMomentum is not null;

    public bool Overwrites => UsesEma && EmaOverwriteFrequency > 0;

    public bool Accumulates => GradientAccumulationSteps > 1;
}
