using RmsProp.Generated.Generator.Keras;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// What <c>keras.optimizers.serialize</c> gives for one configuration. The arguments are in it as they were given, those
/// without effect too.
/// </summary>
internal static class KerasConfig
{
    private const string DefaultName = "rm_sprop"; // Keras' own, for the first RMSprop of a program.

    /// <summary>Whether Keras has an optimizer that computes the same.</summary>
    public static bool IsComplete(Hyperparameters options, EquatableArray<ParameterGroup> groups) =>
        groups.Count == 1
        && options.Formula is { Convention: Convention.Keras, IsEpsilonInsideRoot: true, InitialVelocity: 0, CorrectsBias: false, Maximizes: false }
        && (options.Momentum is null || options.Formula is { IsRateInsideMomentum: true, IsNesterov: false })
        && !options.HasPenalty
        && !(options.Centered && options.Formula.FloorsVariance)
        && options.DynamicLossScale is not ({ Min: not null } or { Max: not null });

    /// <summary>The configuration of such an optimizer, in a <c>LossScaleOptimizer</c> where the loss scale is dynamic.</summary>
    public static string Of(
        Arguments arguments, Hyperparameters options, Arguments? schedule, LearningRateSource source, EquatableArray<Variable> variables)
    {
        string optimizer = Serialized("keras.optimizers", "RMSprop", PythonJson.Object(
            Fields(arguments, schedule, source, variables, isLossScaleDynamic: options.DynamicLossScale is not null)));
        return options.DynamicLossScale is not { } scale
            ? optimizer
            : Serialized("keras.optimizers", KerasFields.LossScaleClass, PythonJson.Object(
                ("name", PythonJson.String(arguments.Text(KerasFields.LossScaleOptimizerName) ?? "loss_scale_optimizer")),
                ("inner_optimizer", optimizer),
                ("initial_scale", PythonJson.Float(scale.Initial)),
                ("dynamic_growth_steps", PythonJson.Integer(scale.GrowthSteps))));
    }

    /// <summary>In the same form, with what Keras does not have, and as a class that it does not find.</summary>
    public static string OfOther(
        Arguments arguments, EquatableArray<ParameterGroup> groups, Arguments? schedule, LearningRateSource source, EquatableArray<Variable> variables)
    {
        Hyperparameters options = groups[0].Options;
        Formula formula = options.Formula;
        ILookup<int, Variable> members = variables.ToLookup(variable => variable.Group);
        string[] ofGroups =
        [
            .. groups.Skip(1).Select((group, i) => PythonJson.Object(
            [
                ("variables", PythonJson.List(members[i + 1].Select(variable => PythonJson.String(variable.Path)))),
                .. OfGroup(group.Options),
            ])),
        ];
        return Serialized("RmsProp.Generated", "RMSprop", PythonJson.Object(
        [
            .. Fields(arguments, schedule, source, variables, isLossScaleDynamic: options.DynamicLossScale is not null),
            ("convention", PythonJson.String(formula.Convention.ToString())),
            ("epsilon_inside_root", PythonJson.Boolean(formula.IsEpsilonInsideRoot)),
            ("learning_rate_inside_momentum", PythonJson.Boolean(formula.IsRateInsideMomentum)),
            ("decoupled_weight_decay", PythonJson.Boolean(formula.IsDecayDecoupled)),
            ("initial_velocity", PythonJson.Float(formula.InitialVelocity)),
            ("nesterov", PythonJson.Boolean(formula.IsNesterov)),
            ("bias_correction", PythonJson.Boolean(formula.CorrectsBias)),
            ("maximize", PythonJson.Boolean(formula.Maximizes)),
            ("centered_variance_floor", PythonJson.Boolean(formula.FloorsVariance)),
            .. options.DynamicLossScale is { } scale
                ? new[]
                {
                    ("initial_scale", PythonJson.Float(scale.Initial)), ("dynamic_growth_steps", PythonJson.Integer(scale.GrowthSteps)),
                    ("min_scale", PythonJson.OptionalFloat(scale.Min)), ("max_scale", PythonJson.OptionalFloat(scale.Max)),
                }
                : [],
            ("groups", PythonJson.List(ofGroups)),
        ]));
    }

    private static (string Name, string Value)[] OfGroup(Hyperparameters group) =>
    [
        group.HasOwnLearningRate
            ? ("learning_rate", PythonJson.Float(group.LearningRate))
            : ("learning_rate_multiplier", PythonJson.Float(group.LearningRateMultiplier)),
        ("rho", PythonJson.Float(group.Rho)),
        ("epsilon", PythonJson.Float(group.Epsilon)),
        ("momentum", PythonJson.Float(group.Momentum ?? 0)),
        ("centered", PythonJson.Boolean(group.Centered)),
        ("weight_decay", PythonJson.OptionalFloat(group.WeightDecay)),
        ("clipnorm", PythonJson.OptionalFloat(group.ClipMode == ClipMode.Norm ? group.Clip : null)),
        ("clipvalue", PythonJson.OptionalFloat(group.ClipMode == ClipMode.Value ? group.Clip : null)),
    ];

    private static (string Name, string Value)[] Fields(
        Arguments arguments, Arguments? schedule, LearningRateSource source, EquatableArray<Variable> variables, bool isLossScaleDynamic)
    {
        ConventionDefaults defaults = FormulaParser.DefaultsOf(arguments);
        return
        [
            ("name", PythonJson.String(arguments.Text("Name") ?? arguments.Text(KerasFields.OptimizerName) ?? DefaultName)),
            ("learning_rate", LearningRate(arguments, schedule, source, variables)),
            ("weight_decay", Optional(arguments, "WeightDecay")),
            ("clipnorm", Optional(arguments, "ClipNorm")),
            ("global_clipnorm", Optional(arguments, "GlobalClipNorm")),
            ("clipvalue", Optional(arguments, "ClipValue")),
            ("use_ema", PythonJson.Boolean(arguments.Flag("UseEma"))),
            ("ema_momentum", PythonJson.Float(arguments.Number("EmaMomentum", KerasDefaults.EmaMomentum))),

            // The attribute's default means nothing where no average is kept.
            ("ema_overwrite_frequency", PythonJson.OptionalInteger(
                arguments.Integer("EmaOverwriteFrequency", arguments.Flag("UseEma") ? KerasDefaults.EmaOverwriteFrequency : 0))),
            ("loss_scale_factor", isLossScaleDynamic ? PythonJson.Null : Optional(arguments, "LossScaleFactor")),
            ("gradient_accumulation_steps", PythonJson.OptionalInteger(arguments.Integer("GradientAccumulationSteps", 0))),
            ("rho", PythonJson.Float(arguments.Number("Rho", defaults.Rho))),
            ("momentum", PythonJson.Float(arguments.Number("Momentum", 0))),
            ("epsilon", PythonJson.Float(arguments.Number("Epsilon", defaults.Epsilon))),
            ("centered", PythonJson.Boolean(arguments.Flag("Centered"))),
        ];
    }

    private static string LearningRate(
        Arguments arguments, Arguments? schedule, LearningRateSource source, EquatableArray<Variable> variables)
    {
        if (source.Schedule is not null)
        {
            return Schedule(schedule!);
        }

        if (source.Method is { } method)
        {
            string name = method.Substring(method.LastIndexOf('.') + 1).TrimStart('@');
            return Serialized("builtins", "function", PythonJson.String(name), registeredName: PythonJson.String("function"));
        }

        // Keras keeps it in a variable of type floatx.
        double rate = arguments.Number("LearningRate", FormulaParser.DefaultsOf(arguments).LearningRate ?? KerasDefaults.LearningRate);
        return PythonJson.Float(variables.Any(variable => variable.Element == ElementType.Double) ? rate : (float)rate);
    }

    private static string Schedule(Arguments schedule)
    {
        string className = schedule.ClassName;
        (string, string)[] initial = [("initial_learning_rate", Float("InitialLearningRate", 0))];
        return Serialized("keras.optimizers.schedules", className, PythonJson.Object(className switch
        {
            "ExponentialDecay" or "InverseTimeDecay" =>
            [
                .. initial, ("decay_steps", Integer("DecaySteps")), ("decay_rate", Float("DecayRate", 0)),
                ("staircase", Flag("Staircase")), Name(className),
            ],
            "PiecewiseConstantDecay" =>
            [
                ("boundaries", PythonJson.List(schedule.Numbers("Boundaries")!.Select(PythonJson.Integer))),
                ("values", PythonJson.List(schedule.Numbers("Values")!.Select(PythonJson.Float))),
                Name("PiecewiseConstant"),
            ],
            "PolynomialDecay" =>
            [
                .. initial, ("decay_steps", Integer("DecaySteps")), ("end_learning_rate", Float("EndLearningRate", 0.0001)),
                ("power", Float("Power", 1)), ("cycle", Flag("Cycle")), Name(className),
            ],
            "CosineDecay" =>
            [
                .. initial, ("decay_steps", Integer("DecaySteps")), ("alpha", Float("Alpha", 0)), Name(className),
                ("warmup_target", Optional(schedule, "WarmupTarget")), ("warmup_steps", Integer("WarmupSteps")),
            ],
            _ =>
            [
                .. initial, ("first_decay_steps", Integer("FirstDecaySteps")), ("t_mul", Float("TMul", 2)),
                ("m_mul", Float("MMul", 1)), ("alpha", Float("Alpha", 0)), Name("SGDRDecay"),
            ],
        }));

        // Only a file has another one.
        (string, string) Name(string defaultName) => ("name", PythonJson.String(schedule.Text("Name") ?? defaultName));

        string Float(string name, double defaultValue) => PythonJson.Float(schedule.Number(name, defaultValue));

        string Integer(string name) => PythonJson.Integer(schedule.Number(name, 0));

        string Flag(string name) => PythonJson.Boolean(schedule.Flag(name));
    }

    private static string Serialized(string module, string className, string config, string registeredName = PythonJson.Null) =>
        PythonJson.Object(
            ("module", PythonJson.String(module)), ("class_name", PythonJson.String(className)),
            ("config", config), ("registered_name", registeredName));

    /// <summary>An argument that NaN, the default of its property, leaves unset.</summary>
    private static string Optional(Arguments arguments, string name)
    {
        double value = arguments.Number(name, double.NaN);
        return PythonJson.OptionalFloat(double.IsNaN(value) ? null : value);
    }
}
