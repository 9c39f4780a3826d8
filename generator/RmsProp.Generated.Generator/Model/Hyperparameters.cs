namespace RmsProp.Generated.Generator.Model;

/// <summary>The ways to clip gradients; at most one applies.</summary>
internal enum ClipMode
{
    None,
    Value,
    Norm,
    GlobalNorm,
}

/// <summary>What a step does if a gradient is not finite.</summary>
internal enum NonFinitePolicy
{
    Propagate,
    SkipStep,
    Throw,
}

/// <summary>
/// The arguments in force for the variables of one group, with Keras' meaning: values without effect in Keras (a momentum or a clip of 0
/// or less, a frequency of 0) are unset here.
/// </summary>
internal sealed record Hyperparameters
{
    public required Formula Formula { get; init; }

    /// <summary>The constant learning rate of the optimizer, or of the group if it has its own.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Whether the constant is the group's own, whatever the source of the optimizer's learning rate.</summary>
    public bool HasOwnLearningRate { get; init; }

    /// <summary>The factor of the optimizer's learning rate.</summary>
    public double LearningRateMultiplier { get; init; } = 1;

    public required double Rho { get; init; }

    public double? Momentum { get; init; }

    public required double Epsilon { get; init; }

    public bool Centered { get; init; }

    public double? WeightDecay { get; init; }

    public ClipMode ClipMode { get; init; }

    public double Clip { get; init; }

    public double? EmaMomentum { get; init; }

    public int EmaOverwriteFrequency { get; init; }

    public double? LossScaleFactor { get; init; }

    public DynamicLossScale? DynamicLossScale { get; init; }

    public int GradientAccumulationSteps { get; init; }

    public NonFinitePolicy NonFinite { get; init; }

    public bool IsFast { get; init; }

    /// <summary>
    /// Whether norms are summed in double, in the fastest order. Depends on <see cref="IsFast"/> of the group, or of the optimizer if the
    /// norm is that of all variables.
    /// </summary>
    public bool SumsInDouble { get; init; }

    public bool ScalesLoss => LossScaleFactor is not null || DynamicLossScale is not null;

    public bool ClipsByNorm => ClipMode is ClipMode.Norm or ClipMode.GlobalNorm;

    public bool DecaysDecoupled => WeightDecay is not null && Formula.IsDecayDecoupled;

    public bool HasPenalty => WeightDecay is not null && !Formula.IsDecayDecoupled;

    /// <summary>Whether the momentum buffer excludes the learning rate.</summary>
    public bool AppliesRateToMomentum => Momentum is not null && !Formula.IsRateInsideMomentum;

    /// <summary>
    /// Whether denominators, or their radicands, can be estimated: half of one that is not 0 is a normal number in float, even if almost all of
    /// epsilon is cancelled by a variance that is below 0 by rounding.
    /// </summary>
    public bool EstimatesDenominators => IsFast && (float)Epsilon >= 1e-30f;

    public bool UsesEma => EmaMomentum is not null;

    public bool Overwrites => UsesEma && EmaOverwriteFrequency > 0;

    public bool Accumulates => GradientAccumulationSteps > 1;

    public bool ChecksGradients => NonFinite != NonFinitePolicy.Propagate;

    /// <summary>Whether the check also finds overflow in an update. A dynamic loss scale skips only the steps that Keras skips.</summary>
    public bool ChecksOverflow => ChecksGradients && DynamicLossScale is null;

    /// <summary>The number of steps skipped in a row after which the next one throws.</summary>
    public int? MaxConsecutiveSkippedSteps { get; init; }
}
