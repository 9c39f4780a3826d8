namespace RmsProp.Generated;

/// <summary>
/// Generates an RMSprop optimizer for the annotated <see langword="partial"/> struct, as a nested class of
/// that struct named <see cref="Name"/>. By default every argument of <c>keras.optimizers.RMSprop</c> is there and
/// behaves the same; a <see cref="Convention"/> makes it the RMSprop of another framework.
/// </summary>
/// <remarks>
/// <para>
/// Numbers are given as <see cref="double"/> and are rounded to the type of each parameter once, at compile
/// time. A number whose property is <see cref="double.NaN"/> unless it is given is "not set" until then (Keras'
/// <c>None</c>).
/// </para>
/// <para>
/// Put the attribute on the struct several times, with different <see cref="Name"/>s, to generate several
/// optimizers for the same parameters.
/// </para>
/// <para>
/// On a field of the struct the attribute makes a parameter group: it overrides there what it sets, and in everything
/// within where the field is a nested struct. So does the attribute on the type of a nested struct, in every struct that has
/// one; the attribute of the field wins over that of its type. What a group can set: <see cref="LearningRate"/> or
/// <see cref="LearningRateMultiplier"/>, <see cref="Rho"/>, <see cref="Momentum"/>, <see cref="Epsilon"/>,
/// <see cref="Centered"/>, <see cref="WeightDecay"/>, <see cref="ClipNorm"/>, <see cref="ClipValue"/> and
/// <see cref="Numerics"/>. With a <see cref="Name"/> it is a group of that optimizer alone, without one of all.
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
    /// Whose RMSprop it is: the formulas, their roundings, and the defaults of what is not set. Keras' by default. Every
    /// option that the frameworks differ in can be set by itself as well: <see cref="EpsilonPlacement"/>,
    /// <see cref="LearningRatePlacement"/>, <see cref="WeightDecayMode"/>, <see cref="InitialVelocity"/>,
    /// <see cref="Nesterov"/>, <see cref="BiasCorrection"/> and <see cref="Maximize"/>.
    /// </summary>
    public RMSpropConvention Convention { get; set; }

    /// <summary>
    /// The learning rate, a constant; any finite number above 0, the <see cref="Convention"/>'s default (0.001 in Keras) if not set. A schedule attribute
    /// (<see cref="CosineDecayAttribute"/> and the others) or <see cref="LearningRateMethod"/> takes its place.
    /// </summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>
    /// On a field: what the optimizer's learning rate, wherever it comes from, is multiplied by for the variables of this
    /// group, a finite number of at least 0. 1 if not set. Takes the place of a <see cref="LearningRate"/> of the group.
    /// </summary>
    public double LearningRateMultiplier { get; set; } = 1;

    /// <summary>
    /// The discounting factor ρ of the moving averages of the gradient and of its square, in [0, 1]: <c>alpha</c> in PyTorch,
    /// <c>decay</c> in TensorFlow and Optax. The <see cref="Convention"/>'s default (0.9 in Keras) if not set.
    /// </summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>
    /// The momentum; 0 (the default) or less means none: no momentum buffer exists then. Plain momentum, unless
    /// <see cref="Nesterov"/>.
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>
    /// Added for numerical stability, at least 0: to the variance under the square root ("epsilon hat" of Kingma and Ba), or
    /// to the root, as <see cref="EpsilonPlacement"/> says. The <see cref="Convention"/>'s default (1e-7 in Keras) if not set.
    /// </summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// Whether gradients are normalised by their estimated variance instead of by their uncentered second moment.
    /// Costs one more slot, <c>AverageGradient</c>.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>Where <see cref="Epsilon"/> is added. The <see cref="Convention"/>'s if not set: inside the root in Keras.</summary>
    public EpsilonPlacement EpsilonPlacement { get; set; }

    /// <summary>
    /// Whether the momentum buffer holds increments that the learning rate has been multiplied into, or is multiplied by it.
    /// The <see cref="Convention"/>'s if not set: inside the momentum in Keras. Without momentum there is no difference.
    /// </summary>
    public LearningRatePlacement LearningRatePlacement { get; set; }

    /// <summary>
    /// What the velocity is before the first step, a finite number of at least 0. The <see cref="Convention"/>'s if not set: 0
    /// in Keras.
    /// </summary>
    public double InitialVelocity { get; set; }

    /// <summary>
    /// Whether the step looks ahead as Nesterov's momentum does: the increment + momentum × the new momentum buffer, in place
    /// of that buffer. Needs <see cref="Momentum"/>.
    /// </summary>
    public bool Nesterov { get; set; }

    /// <summary>
    /// Whether the moving averages of the gradient and its square are divided by 1 - ρ^t at update t before they are used, so
    /// that they do not begin too small (Optax' <c>bias_correction</c>). What is stored in the slots is not divided.
    /// </summary>
    public bool BiasCorrection { get; set; }

    /// <summary>Whether the parameters go up the gradient instead of down: every gradient is negated (PyTorch's <c>maximize</c>).</summary>
    public bool Maximize { get; set; }

    /// <summary>
    /// Whether the variance of the centered form, v - a², is taken as 0 where rounding has made it negative, as otherwise its
    /// root can be NaN. Not so in any framework, hence not the default. Needs <see cref="Centered"/>.
    /// </summary>
    public bool CenteredVarianceFloor { get; set; }

    /// <summary>
    /// The weight decay; parameters marked <see cref="ExcludeFromWeightDecayAttribute"/> have none. What it is multiplied
    /// with, and when, is the <see cref="WeightDecayMode"/>. Not set by default.
    /// </summary>
    public double WeightDecay { get; set; } = double.NaN;

    /// <summary>
    /// How weights decay. The <see cref="Convention"/>'s if not set: decoupled in Keras, before an update every parameter is
    /// lessened by <c>parameter × WeightDecay × learning rate</c>; an L2 penalty in PyTorch and timm.
    /// </summary>
    public WeightDecayMode WeightDecayMode { get; set; }

    /// <summary>
    /// The largest Euclidean norm of the gradient of each variable (each field) by itself. Not set by default; at
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

    /// <summary>The momentum of the moving average of the parameters, in [0, 1]. Needs <see cref="UseEma"/>.</summary>
    public double EmaMomentum { get; set; } = 0.99;

    /// <summary>
    /// Every how many iterations the parameters are overwritten by their moving average; 0 means never
    /// (Keras' <c>None</c>). Needs <see cref="UseEma"/>.
    /// </summary>
    public int EmaOverwriteFrequency { get; set; } = 100;

    /// <summary>
    /// What the loss is multiplied by before its gradients are taken; every gradient is divided by it before
    /// anything else. Not set by default.
    /// </summary>
    public double LossScaleFactor { get; set; } = double.NaN;

    /// <summary>
    /// Whether the loss scale adapts itself, as Keras' <c>LossScaleOptimizer</c> has it: a step with a NaN or an infinity in
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
    /// The least that the loss scale falls to, greater than 0. Not set by default, as in Keras, where it falls without end:
    /// after some 165 skipped steps in a row it is 0, and the first good one divides 0 by 0. With 1 that can't happen. Needs
    /// <see cref="DynamicLossScale"/>.
    /// </summary>
    public double MinLossScale { get; set; } = double.NaN;

    /// <summary>
    /// The most that the loss scale rises to. Not set by default, as in Keras, where it can rise to infinity, and every step
    /// is skipped from then on: from 32768 it takes 113 doublings, and half of infinity is infinity. Needs <see cref="DynamicLossScale"/>.
    /// </summary>
    public double MaxLossScale { get; set; } = double.NaN;

    /// <summary>
    /// What a step does where a gradient has a NaN or an infinity: goes on with it, as Keras does by default; or is skipped;
    /// or throws. The latter two are also done where a finite gradient is so large that its square or its norm overflows.
    /// </summary>
    public NonFiniteGradients NonFiniteGradients { get; set; }

    /// <summary>
    /// How many steps in a row can be skipped: at least 1, or 0 (the default) for any number. One more throws a
    /// <see cref="NotFiniteNumberException"/> that names the field and the index, and changes nothing. Needs
    /// <see cref="NonFiniteGradients.SkipStep"/> or <see cref="DynamicLossScale"/>.
    /// </summary>
    public int MaxConsecutiveSkippedSteps { get; set; }

    /// <summary>
    /// Over how many calls gradients are summed up before their mean makes one update: at least 2, or 0 (the
    /// default) for no accumulation.
    /// </summary>
    public int GradientAccumulationSteps { get; set; }

    /// <summary>How the kernels round: to Keras' bits (the default), or faster.</summary>
    public KernelNumerics Numerics { get; set; }

    /// <summary>The name of the generated nested class: a C# identifier, <c>RMSprop</c> if not set.</summary>
    public string Name { get; set; } = "RMSprop";

    /// <summary>
    /// The name of a static method of the struct that gives the learning rate of each update, best written with
    /// <see langword="nameof"/>. It takes no argument or one <see cref="long"/>, the number of steps taken
    /// before, and returns <see cref="double"/> or <see cref="float"/>. It is called at the beginning of a step, of one that
    /// is skipped as well. Not set by default.
    /// </summary>
    public string? LearningRateMethod { get; set; }

    /// <summary>
    /// A JSON file with what <c>keras.optimizers.serialize(optimizer)</c> or <c>optimizer.get_config()</c> gave: all
    /// arguments, a learning-rate schedule included, are read from it when the program is compiled. Not set by default.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It must be one of the project's additional files, <c>&lt;AdditionalFiles Include="optimizer.json" /&gt;</c>, and
    /// end in <c>.json</c>. Its name is enough, or as much of the end of its path as only one of them has.
    /// </para>
    /// <para>
    /// What is set here as well wins over the file, as in <c>RMSprop.from_config(config | {"learning_rate": 0.01})</c>:
    /// the file belongs to the training that it comes from, and the attribute to the program that goes on with it. So
    /// does <see cref="LearningRateMethod"/> or a schedule attribute over any learning rate of the file, a clip option
    /// over any other of the file, and <see cref="double.NaN"/>, "not set", over a number. What neither of both has is at
    /// its default. Keras' name of the optimizer goes into <c>KerasConfig</c> alone, and not into <see cref="Name"/>.
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
