namespace RmsProp.Generated.TestKit;

/// <summary>
/// The arguments of an RMSprop of any framework, under the names of the attribute; <see langword="null"/> is Python's <c>None</c>. A new
/// instance has the arguments of <c>keras.optimizers.RMSprop</c> at Keras' own defaults.
/// </summary>
public sealed record RMSpropArguments
{
    /// <summary>The framework of the formula.</summary>
    public RMSpropConvention Convention { get; init; }

    public double LearningRate { get; init; } = 0.001;

    public double Rho { get; init; } = 0.9;

    public double Momentum { get; init; }

    public double Epsilon { get; init; } = 1e-7;

    public bool Centered { get; init; }

    public EpsilonPlacement EpsilonPlacement { get; init; }

    public LearningRatePlacement LearningRatePlacement { get; init; }

    public double InitialVelocity { get; init; }

    public bool Nesterov { get; init; }

    public bool BiasCorrection { get; init; }

    public bool Maximize { get; init; }

    public bool CenteredVarianceFloor { get; init; }

    public double? WeightDecay { get; init; }

    public WeightDecayMode WeightDecayMode { get; init; }

    public double? ClipNorm { get; init; }

    public double? ClipValue { get; init; }

    public double? GlobalClipNorm { get; init; }

    public bool UseEma { get; init; }

    public double EmaMomentum { get; init; } = 0.99;

    public int? EmaOverwriteFrequency { get; init; }

    public double? LossScaleFactor { get; init; }

    /// <summary>Whether it is inside a <c>LossScaleOptimizer</c>, whose arguments are the next two.</summary>
    public bool DynamicLossScale { get; init; }

    public double InitialLossScale { get; init; } = 32768;

    public int DynamicGrowthSteps { get; init; } = 2000;

    /// <summary>The lower limit of the loss scale; Keras has none.</summary>
    public double? MinLossScale { get; init; }

    /// <summary>The upper limit; Keras has none.</summary>
    public double? MaxLossScale { get; init; }

    /// <summary>A whole number in all recordings but one: Keras accepts any number.</summary>
    public double? GradientAccumulationSteps { get; init; }

    /// <summary>The defaults of a framework, from the signature of its class; the learning rate is NaN if it has no default.</summary>
    public static RMSpropArguments Of(RMSpropConvention convention)
    {
        var arguments = new RMSpropArguments { Convention = convention };
        return convention switch
        {
            RMSpropConvention.Keras => arguments,

            // torch.optim.RMSprop(params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, maximize=False)
            RMSpropConvention.PyTorch => arguments with
            {
                LearningRate = 0.01,
                Rho = 0.99,
                Epsilon = 1e-8,
                EpsilonPlacement = EpsilonPlacement.OutsideRoot,
                LearningRatePlacement = LearningRatePlacement.OutsideMomentum,
                WeightDecayMode = WeightDecayMode.L2,
            },

            // tf.compat.v1.train.RMSPropOptimizer(learning_rate, decay=0.9, momentum=0.0, epsilon=1e-10, centered=False), whose
            // slot "rms" begins with ones.
            RMSpropConvention.TensorFlowV1 => arguments with { LearningRate = double.NaN, Epsilon = 1e-10, InitialVelocity = 1 },

            // optax.rmsprop(learning_rate, decay=0.9, eps=1e-8, initial_scale=0.0, eps_in_sqrt=True, centered=False, momentum=None,
            // nesterov=False, bias_correction=False)
            RMSpropConvention.Optax => arguments with { LearningRate = double.NaN, Epsilon = 1e-8 },

            // timm.optim.RMSpropTF(params, lr=1e-2, alpha=0.9, eps=1e-10, weight_decay=0, momentum=0., centered=False,
            // decoupled_decay=False, lr_in_momentum=True), whose square_avg begins with ones.
            RMSpropConvention.Timm => arguments with
            {
                LearningRate = 0.01,
                Epsilon = 1e-10,
                InitialVelocity = 1,
                WeightDecayMode = WeightDecayMode.L2,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "There is no such convention."),
        };
    }
}
