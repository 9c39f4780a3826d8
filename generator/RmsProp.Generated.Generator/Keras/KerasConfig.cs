using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>
/// The output of <c>keras.optimizers.serialize</c> for one configuration. It contains the arguments as they were set, including those
/// without effect.
/// </summary>
internal static class KerasConfig
{
    private const string DefaultName = "rm_sprop"; // Keras' name for the first RMSprop in a program.

    /// <summary>Whether Keras has an optimizer that computes the same.</summary>
    public static bool IsComplete(Hyperparameters options, EquatableArray<ParameterGroup> groups) =>
        groups.Count == 1 && !OptimizerOptions.All.Any(option => option.IsOther(options));

    /// <summary>The configuration of such an optimizer, inside a <c>LossScaleOptimizer</c> if the loss scale is dynamic.</summary>
    public static string Of(
        Arguments arguments, Hyperparameters options, LearningRateSource source, EquatableArray<Variable> variables)
    {
        string optimizer = Serialized("keras.optimizers", "RMSprop", PythonJson.Object(
            Fields(arguments, source, variables)));
        return options.DynamicLossScale is not { } scale
            ? optimizer
            : Serialized("keras.optimizers", KerasFields.LossScaleClass, PythonJson.Object(
                ("name", PythonJson.String(arguments.Text(KerasFields.LossScaleOptimizerName) ?? "loss_scale_optimizer")),
                ("inner_optimizer", optimizer),
                ("initial_scale", PythonJson.Float(scale.Initial)),
                ("dynamic_growth_steps", PythonJson.Integer(scale.GrowthSteps))));
    }

    /// <summary>The same form with options that Keras lacks, and with a class name that Keras does not find.</summary>
    public static string OfOther(
        Arguments arguments, EquatableArray<ParameterGroup> groups, LearningRateSource source, EquatableArray<Variable> variables)
    {
        Hyperparameters options = groups[0].Options;
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
            .. Fields(arguments, source, variables),
            .. OptimizerOptions.All.Where(option => option.InOther is not null && !option.IsOfGroups && option.Needs is null).Select(option => InForce(option, options)),
            .. OptimizerOptions.All
                .Where(option => options.DynamicLossScale is not null && option.IsOfDynamicLossScale)
                .Select(option => InForce(option, options)),
            ("groups", PythonJson.List(ofGroups)),
        ]));
    }

    private static (string Name, string Value)[] OfGroup(Hyperparameters group) =>
    [
        group.HasOwnLearningRate
            ? InForce(OptimizerOptions.LearningRate, group)
            : InForce(OptimizerOptions.LearningRateMultiplier, group),
        .. OptimizerOptions.All
            .Where(option => option is { IsOfGroups: true, InKeras: not null } && option != OptimizerOptions.LearningRate)
            .Select(option => InForce(option, group)),
    ];

    /// <summary>The value of an option in force.</summary>
    private static (string Name, string Value) InForce(Option option, Hyperparameters options)
    {
        double? value = option.Value(options);
        return ((option.InKeras ?? option.InOther)!, option.Kind switch
        {
            OptionKind.Choice when option == OptimizerOptions.Convention => PythonJson.String(option.Members[(int)value!.Value]),
            OptionKind.Choice or OptionKind.Flag => PythonJson.Boolean(value == 1),
            OptionKind.Integer => PythonJson.Integer(value ?? 0),
            OptionKind.OptionalNumber => PythonJson.OptionalFloat(value),
            _ => PythonJson.Float(value ?? 0),
        });
    }

    private static (string Name, string Value)[] Fields(Arguments arguments, LearningRateSource source, EquatableArray<Variable> variables) =>
    [
        ("name", PythonJson.String(arguments.Text("Name") ?? arguments.Text(KerasFields.OptimizerName) ?? DefaultName)),
        .. OptimizerOptions.All
            .Where(option => option.InKeras is not null && !option.IsOfDynamicLossScale)
            .OrderBy(option => !option.IsOfKerasBase)
            .Select(option => (option.InKeras!, option == OptimizerOptions.LearningRate
                ? LearningRate(arguments, source, variables)
                : AsGiven(option, arguments))),
    ];

    /// <summary>The value of an option as set, or Keras' default.</summary>
    private static string AsGiven(Option option, Arguments arguments)
    {
        double? defaultValue = option.DefaultIn(arguments.Framework());
        return option.Kind switch
        {
            OptionKind.Flag => PythonJson.Boolean(arguments.Flag(option.Name)),

            // Without the flag, the attribute's default has no meaning.
            OptionKind.Integer => PythonJson.OptionalInteger(arguments.Integer(
                option.Name, option.Needs is var (flag, _) && !arguments.Flag(flag) ? 0 : (int)(defaultValue ?? 0))),
            OptionKind.OptionalNumber => option.ReplacedBy is var (other, _) && arguments.Flag(other) ? PythonJson.Null : Optional(arguments, option.Name),
            _ => PythonJson.Float(arguments.Number(option.Name, defaultValue ?? 0)),
        };
    }

    private static string LearningRate(
        Arguments arguments, LearningRateSource source, EquatableArray<Variable> variables)
    {
        if (source.Schedule is { } schedule)
        {
            return Of(schedule);
        }

        if (source.Method is { } method)
        {
            return Serialized("builtins", "function", PythonJson.String(method.Name.TrimStart('@')), registeredName: PythonJson.String("function"));
        }

        // Keras stores the rate in a variable of type floatx.
        double rate = arguments.Number("LearningRate", arguments.Framework().LearningRate ?? ConventionDefaults.Keras.LearningRate!.Value);
        return PythonJson.Float(variables.Any(variable => variable.Element == ElementType.Double) ? rate : (float)rate);
    }

    private static string Of(ScheduleCall call)
    {
        Schedule schedule = Schedule.Find(call.ClassName)!;
        var fields = schedule.Options.Zip(call.Arguments, (option, argument) => (option.InKeras, option.Kind switch
        {
            ScheduleOptionKind.Flag => PythonJson.Boolean(argument.Number == 1),
            ScheduleOptionKind.Steps => PythonJson.Integer(argument.Number!.Value),
            ScheduleOptionKind.StepsList => PythonJson.List(argument.List.Select(PythonJson.Integer)),
            ScheduleOptionKind.Numbers => PythonJson.List(argument.List.Select(PythonJson.Float)),
            _ => PythonJson.OptionalFloat(argument.Number),
        })).ToList();

        // Before the warm-up, which Keras added later than the name.
        int warmup = fields.FindIndex(field => field.InKeras == "warmup_target");
        fields.Insert(warmup < 0 ? fields.Count : warmup, ("name", PythonJson.String(call.NameInKeras ?? schedule.DefaultName)));
        return Serialized("keras.optimizers.schedules", call.ClassName, PythonJson.Object([.. fields]));
    }

    private static string Serialized(string module, string className, string config, string registeredName = PythonJson.Null) =>
        PythonJson.Object(
            ("module", PythonJson.String(module)), ("class_name", PythonJson.String(className)),
            ("config", config), ("registered_name", registeredName));

    /// <summary>An argument that is unset if NaN, the default of its property.</summary>
    private static string Optional(Arguments arguments, string name)
    {
        double value = arguments.Number(name, double.NaN);
        return PythonJson.OptionalFloat(double.IsNaN(value) ? null : value);
    }
}
