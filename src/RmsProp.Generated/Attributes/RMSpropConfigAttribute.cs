namespace RmsProp.Generated;

/// <summary>
/// Generates an RMSprop optimizer for the annotated <see langword="partial"/> struct: a nested class named
/// <see cref="Name"/>. By default it has every argument of <c>keras.optimizers.RMSprop</c>, with the same behavior; a
/// <see cref="Convention"/> makes it the RMSprop of another framework.
/// </summary>
/// <remarks>
/// <para>
/// Numbers are <see cref="double"/>s; each is rounded once, at compile time, to the type of the parameters. A property
/// that is <see cref="double.NaN"/> by default is "not set" (Keras' <c>None</c>).
/// </para>
/// <para>
/// To generate several optimizers for the same parameters, put the attribute on the struct several times, with different
/// <see cref="Name"/>s.
/// </para>
/// <para>
/// On a field of the struct, the attribute makes a parameter group: it overrides what it sets for that field, and for
/// everything inside if the field is a nested struct. The attribute on the type of a nested struct does the same in every
/// struct that has one; the attribute of the field wins over that of its type. A group can set <see cref="LearningRate"/> or
/// <see cref="LearningRateMultiplier"/>, <see cref="Rho"/>, <see cref="Momentum"/>, <see cref="Epsilon"/>,
/// <see cref="Centered"/>, <see cref="WeightDecay"/>, <see cref="ClipNorm"/>, <see cref="ClipValue"/> and
/// <see cref="Numerics"/>. With a <see cref="Name"/> it is a group of that optimizer alone, without one of all optimizers.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [RMSpropConfig(LearningRate = 0.1)]
/// public partial struct Model { public float Value; }
///
/// var optimizer = new Model.RMSprop();
/// var parameters = new Model { Value = 10f };
/// optimizer.Minimize(ref parameters, (in Model model, ref Model gradients) =>
/// {
///     gradients.Value = model.Value;               // d(loss) / d(Value)
///     return model.Value * model.Value / 2;        // loss
/// });                                              // parameters.Value is now 9.683772
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true, Inherited = false)]
public sealed class RMSpropConfigAttribute : Attribute
{
    /// <summary>
    /// The framework whose RMSprop this is: its formulas, their rounding, and the defaults of what is not set. Keras by
    /// default. Every difference between the frameworks is also an option of its own: <see cref="EpsilonPlacement"/>,
    /// <see cref="LearningRatePlacement"/>, <see cref="WeightDecayMode"/>, <see cref="InitialVelocity"/>,
    /// <see cref="Nesterov"/>, <see cref="BiasCorrection"/> and <see cref="Maximize"/>.
    /// </summary>
    public RMSpropConvention Convention { get; set; }

    /// <summary>
    /// The constant learning rate, finite and greater than 0. The <see cref="Convention"/>'s default (0.001 in Keras) if not
    /// set. A schedule attribute (<see cref="CosineDecayAttribute"/> and the others) or <see cref="LearningRateMethod"/> takes
    /// its place.
    /// </summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>
    /// On a field: multiplies the optimizer's learning rate, wherever it comes from, for the variables of this group. Finite
    /// and greater than 0; 1 if not set. Takes the place of a <see cref="LearningRate"/> of the group.
    /// </summary>
    public double LearningRateMultiplier { get; set; } = 1;

    /// <summary>
    /// The discounting factor ρ of the moving averages of the gradient and of its square, in [0, 1]: <c>alpha</c> in PyTorch,
    /// <c>decay</c> in TensorFlow and Optax. The <see cref="Convention"/>'s default (0.9 in Keras) if not set.
    /// </summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>
    /// The momentum, in [0, 1). 0 (the default) or less means none, and no momentum buffer. Plain momentum, unless
    /// <see cref="Nesterov"/> is set.
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>
    /// The constant ε, added for numerical stability, greater than 0: to the variance under the square root ("epsilon hat" of Kingma and Ba), or
    /// to the root, as <see cref="EpsilonPlacement"/> says. The <see cref="Convention"/>'s default (1e-7 in Keras) if not set.
    /// </summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// Whether gradients are normalized by their estimated variance instead of by their uncentered second moment.
    /// Needs one more slot, <c>AverageGradient</c>.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>Where <see cref="Epsilon"/> is added. The <see cref="Convention"/>'s if not set: inside the root in Keras.</summary>
    public EpsilonPlacement EpsilonPlacement { get; set; }

    /// <summary>
    /// Whether the momentum buffer holds increments that include the learning rate, or is multiplied by the learning rate.
    /// The <see cref="Convention"/>'s if not set: inside the momentum in Keras. Makes no difference without momentum.
    /// </summary>
    public LearningRatePlacement LearningRatePlacement { get; set; }

    /// <summary>
    /// The velocity before the first step, finite and at least 0. The <see cref="Convention"/>'s if not set: 0 in Keras.
    /// </summary>
    public double InitialVelocity { get; set; }

    /// <summary>
    /// Whether momentum is Nesterov's: the step is the increment + momentum × the new momentum buffer, in place of that
    /// buffer. Needs <see cref="Momentum"/>.
    /// </summary>
    public bool Nesterov { get; set; }

    /// <summary>
    /// Whether the moving averages of the gradient and its square are divided by 1 - ρ^t at update t before they are used, so
    /// that they are not too small at first (Optax' <c>bias_correction</c>). The slots store them undivided.
    /// </summary>
    public bool BiasCorrection { get; set; }

    /// <summary>Whether to ascend the gradient instead of descending it: every gradient is negated (PyTorch's <c>maximize</c>).</summary>
    public bool Maximize { get; set; }

    /// <summary>
    /// Whether the variance of the centered form, v - a², is treated as 0 where rounding has made it negative; otherwise its
    /// root can be NaN. No framework does so, hence it is off by default. Needs <see cref="Centered"/>.
    /// </summary>
    public bool CenteredVarianceFloor { get; set; }

    /// <summary>
    /// The weight decay, at least 0; parameters marked <see cref="ExcludeFromWeightDecayAttribute"/> have none. How it is
    /// applied, <see cref="WeightDecayMode"/> says. Not set by default.
    /// </summary>
    public double WeightDecay { get; set; } = double.NaN;

    /// <summary>
    /// How weights decay. The <see cref="Convention"/>'s if not set. In Keras decoupled: before an update, every parameter is
    /// reduced by <c>parameter × WeightDecay × learning rate</c>. In PyTorch and timm an L2 penalty.
    /// </summary>
    public WeightDecayMode WeightDecayMode { get; set; }

    /// <summary>
    /// The largest Euclidean norm of the gradient of each single variable (each field). Not set by default; at
    /// most one of <see cref="ClipNorm"/>, <see cref="ClipValue"/> and <see cref="GlobalClipNorm"/> can be set.
    /// </summary>
    public double ClipNorm { get; set; } = double.NaN;

    /// <summary>
    /// The largest absolute value of each element of a gradient. Not set by default; at most one of
    /// <see cref="ClipNorm"/>, <see cref="ClipValue"/> and <see cref="GlobalClipNorm"/> can be set.
    /// </summary>
    public double ClipValue { get; set; } = double.NaN;

    /// <summary>
    /// The largest Euclidean norm of the gradients of all variables together. Not set by default; at most one of
    /// <see cref="ClipNorm"/>, <see cref="ClipValue"/> and <see cref="GlobalClipNorm"/> can be set.
    /// </summary>
    public double GlobalClipNorm { get; set; } = double.NaN;

    /// <summary>
    /// Whether an exponential moving average of the parameters is kept, in the slot <c>MovingAverage</c>.
    /// </summary>
    public bool UseEma { get; set; }

    /// <summary>The decay factor of the moving average of the parameters, in [0, 1]. Needs <see cref="UseEma"/>.</summary>
    public double EmaMomentum { get; set; } = 0.99;

    /// <summary>
    /// After how many iterations the parameters are overwritten with their moving average, again and again; 0 means never
    /// (Keras' <c>None</c>). Needs <see cref="UseEma"/>.
    /// </summary>
    public int EmaOverwriteFrequency { get; set; } = 100;

    /// <summary>
    /// The factor by which you multiply the loss before taking its gradients (see <c>ScaleLoss</c>), greater than 0. A step
    /// divides every gradient by it first. Not set by default.
    /// </summary>
    public double LossScaleFactor { get; set; } = double.NaN;

    /// <summary>
    /// Whether the loss scale adapts itself, as in Keras' <c>LossScaleOptimizer</c>: a step with a NaN or an infinity in
    /// any gradient is skipped and halves the scale, and <see cref="DynamicGrowthSteps"/> good steps in a row double it.
    /// <c>ScaleLoss</c> multiplies by the scale in force, and every gradient is divided by it.
    /// </summary>
    public bool DynamicLossScale { get; set; }

    /// <summary>The loss scale before the first step, 32768 if not set. Needs <see cref="DynamicLossScale"/>.</summary>
    public double InitialLossScale { get; set; } = 32768;

    /// <summary>
    /// After how many good steps in a row the loss scale is doubled; 0 or less means never. Needs
    /// <see cref="DynamicLossScale"/>.
    /// </summary>
    public int DynamicGrowthSteps { get; set; } = 2000;

    /// <summary>
    /// The smallest loss scale, greater than 0. Not set by default, as in Keras, where it has no limit: after some 165 skipped
    /// steps in a row it is 0, and the first good step divides 0 by 0. 1 prevents that. Needs <see cref="DynamicLossScale"/>.
    /// </summary>
    public double MinLossScale { get; set; } = double.NaN;

    /// <summary>
    /// The largest loss scale, finite and at least <see cref="MinLossScale"/>. Not set by default, as in Keras, where it can
    /// rise to infinity, and every step is skipped from then on: from 32768 it takes 113 doublings, and half of infinity is
    /// infinity. Needs <see cref="DynamicLossScale"/>.
    /// </summary>
    public double MaxLossScale { get; set; } = double.NaN;

    /// <summary>
    /// What a step does if a gradient has a NaN or an infinity: go on with it, as Keras does (the default); be skipped; or
    /// throw. The last two also apply if a finite gradient is so large that its square or its norm overflows.
    /// </summary>
    public NonFiniteGradients NonFiniteGradients { get; set; }

    /// <summary>
    /// How many steps in a row may be skipped: at least 1, or 0 (the default) for any number. The next one throws a
    /// <see cref="NotFiniteNumberException"/> that names the field and the index, and changes nothing. Needs
    /// <see cref="NonFiniteGradients.SkipStep"/> or <see cref="DynamicLossScale"/>.
    /// </summary>
    public int MaxConsecutiveSkippedSteps { get; set; }

    /// <summary>
    /// The number of calls whose gradients are averaged into one update: at least 2, or 0 (the default) for no accumulation.
    /// </summary>
    public int GradientAccumulationSteps { get; set; }

    /// <summary>How the kernels round: to Keras' bits (the default), or faster.</summary>
    public KernelNumerics Numerics { get; set; }

    /// <summary>The name of the generated nested class: a C# identifier, <c>RMSprop</c> if not set.</summary>
    public string Name { get; set; } = "RMSprop";

    /// <summary>
    /// The name of a static method of the struct that gives the learning rate of each update, best written with
    /// <see langword="nameof"/>. It takes no argument or one <see cref="long"/>, the number of steps taken
    /// before, and returns <see cref="double"/> or <see cref="float"/>. It is called at the beginning of every step, even of one
    /// that is skipped. Not set by default.
    /// </summary>
    public string? LearningRateMethod { get; set; }

    /// <summary>
    /// A JSON file with the result of <c>keras.optimizers.serialize(optimizer)</c> or <c>optimizer.get_config()</c>. All
    /// arguments are read from it at compile time, including a learning-rate schedule. Not set by default.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It must be one of the project's additional files, <c>&lt;AdditionalFiles Include="optimizer.json" /&gt;</c>, and
    /// end in <c>.json</c>. Write its name, or as much of the end of its path as makes it unique.
    /// </para>
    /// <para>
    /// Arguments of the attribute override the file, as in <c>RMSprop.from_config(config | {"learning_rate": 0.01})</c>:
    /// the file belongs to the training that it comes from, and the attribute to the program that continues it.
    /// <see cref="LearningRateMethod"/> and schedule attributes override any learning rate of the file, a clip option
    /// any other clip option, and <see cref="double.NaN"/>, "not set", a number. What neither has is at its default. Keras'
    /// name of the optimizer only goes into <c>KerasConfig</c>, not into <see cref="Name"/>.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// // In Python: json.dump(keras.optimizers.serialize(model.optimizer), open("optimizer.json", "w"))
    /// [RMSpropConfig(FromKeras = "optimizer.json")]
    /// public partial struct Model { public float Value; }
    /// </code>
    /// </example>
    public string? FromKeras { get; set; }
}
