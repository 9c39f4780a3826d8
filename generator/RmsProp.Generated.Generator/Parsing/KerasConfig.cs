using RmsProp.Generated.Generator.Emission;
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

    public static string Of(
        Arguments arguments, Arguments? schedule, LearningRateSource source, EquatableArray<Variable> variables) =>
        Serialized("keras.optimizers", "RMSprop", PythonJson.Object(
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
            ("loss_scale_factor", Optional(arguments, "LossScaleFactor")),
            ("gradient_accumulation_steps", PythonJson.OptionalInteger(arguments.Integer("GradientAccumulationSteps", 0))),
            ("rho", PythonJson.Float(arguments.Number("Rho", KerasDefaults.Rho))),
            ("momentum", PythonJson.Float(arguments.Number("Momentum", 0))),
            ("epsilon", PythonJson.Float(arguments.Number("Epsilon", KerasDefaults.Epsilon))),
            ("centered", PythonJson.Boolean(arguments.Flag("Centered")))));

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
        double rate = arguments.Number("LearningRate", KerasDefaults.LearningRate);
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
