namespace RmsProp.Generated;

/// <summary>
/// Generates an RMSprop optimizer for the annotated <see langword="partial"/> struct, as a nested class of
/// that struct named <see cref="Name"/>. Every argument is one of <c>keras.optimizers.RMSprop</c> and behaves
/// the same.
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
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RMSpropConfigAttribute : Attribute
{
    /// <summary>
    /// The learning rate, a constant; any finite number, 0.001 if not set. A schedule attribute
    /// (<see cref="CosineDecayAttribute"/> and the others) or <see cref="LearningRateMethod"/> takes its place.
    /// </summary>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>The discounting factor ρ of the moving averages of the gradient and of its square, in [0, 1].</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>
    /// The momentum; 0 (the default) or less means none: no momentum buffer exists then. Plain momentum, not
    /// Nesterov's.
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>
    /// Added to the variance under the square root for numerical stability ("epsilon hat" of Kingma and Ba), at
    /// least 0.
    /// </summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// Whether gradients are normalised by their estimated variance instead of by their uncentered second moment.
    /// Costs one more slot, <c>AverageGradient</c>.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>
    /// Decoupled weight decay: before an update every parameter is lessened by
    /// <c>parameter × WeightDecay × learning rate</c>, save those marked
    /// <see cref="ExcludeFromWeightDecayAttribute"/>. Not set by default.
    /// </summary>
    public double WeightDecay { get; set; } = double.NaN;

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
    /// before, and returns <see cref="double"/> or <see cref="float"/>. Not set by default.
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
