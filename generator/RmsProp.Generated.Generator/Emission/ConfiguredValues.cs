using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The values in force in one configuration, by the names that the <see cref="FormulaText"/> have for them.</summary>
internal static class ConfiguredValues
{
    /// <summary>Each as <c>name = value</c>, with a mark where that is the default.</summary>
    public static IEnumerable<string> Of(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        ConventionDefaults defaults = ConventionDefaults.Of(options.Formula.Convention);
        yield return $"convention = {options.Formula.Convention}{(options.Formula.Convention == Convention.Keras ? " (default)" : "")}";
        yield return LearningRate(model, defaults);
        yield return Value("ρ", options.Rho, defaults.Rho);
        yield return Value("ε", options.Epsilon, defaults.Epsilon);
        foreach (string value in Given(Optional(options)))
        {
            yield return value;
        }

        foreach (string value in OfFormula(options.Formula, defaults))
        {
            yield return value;
        }

        if (options.DynamicLossScale is { } scale)
        {
            yield return Value("initialLossScale", scale.Initial, OptimizerOptions.InitialLossScale.Default);
            yield return Value("dynamicGrowthSteps", scale.GrowthSteps, OptimizerOptions.DynamicGrowthSteps.Default);
            foreach (string value in Given([("minLossScale", scale.Min), ("maxLossScale", scale.Max)]))
            {
                yield return value;
            }
        }

        if (options.Accumulates)
        {
            yield return Value("gradientAccumulationSteps", options.GradientAccumulationSteps);
        }

        if (options.EmaMomentum is { } emaMomentum)
        {
            yield return Value("emaMomentum", emaMomentum, OptimizerOptions.EmaMomentum.Default);
            yield return Value("emaOverwriteFrequency", options.EmaOverwriteFrequency, OptimizerOptions.EmaOverwriteFrequency.Default);
        }

        if (options.ChecksGradients)
        {
            yield return $"nonFiniteGradients = {options.NonFinite}";
        }

        if (options.MaxConsecutiveSkippedSteps is { } skipped)
        {
            yield return Value("maxConsecutiveSkippedSteps", skipped);
        }

        yield return "numerics = " + (options.IsFast ? "Fast" : "Exact (default)");
    }

    private static IEnumerable<string> Given(IEnumerable<(string Name, double? Value)> values) =>
        values.Where(value => value.Value is not null).Select(value => Value(value.Name, value.Value!.Value));

    /// <summary>What is other in a group than in the optimizer.</summary>
    public static IEnumerable<string> OfGroup(Hyperparameters group, Hyperparameters optimizer)
    {
        if (group.HasOwnLearningRate)
        {
            yield return Value("learningRate", group.LearningRate);
        }
        else if (group.LearningRateMultiplier != 1)
        {
            yield return $"learningRate × {Literals.Display(group.LearningRateMultiplier)}";
        }

        (string Name, double? Value, double? OfOptimizer)[] values =
        [
            ("ρ", group.Rho, optimizer.Rho),
            ("ε", group.Epsilon, optimizer.Epsilon),
            .. Optional(group).Zip(Optional(optimizer), (own, other) => (own.Name, own.Value, other.Value)),
        ];
        foreach ((string name, double? value, double? ofOptimizer) in values.Where(value => value.Value != value.OfOptimizer))
        {
            yield return value is { } number ? Value(name, number) : $"no {name}";
        }

        if (group.Centered != optimizer.Centered)
        {
            yield return group.Centered ? "centered" : "not centered";
        }

        if (group.IsFast != optimizer.IsFast)
        {
            yield return $"numerics = {(group.IsFast ? "Fast" : "Exact")}";
        }
    }

    /// <summary>What is other than in the framework.</summary>
    private static IEnumerable<string> OfFormula(Formula formula, ConventionDefaults defaults)
    {
        if (formula.InitialVelocity != defaults.InitialVelocity || formula.InitialVelocity != 0)
        {
            yield return Value("initialVelocity", formula.InitialVelocity, defaults.InitialVelocity);
        }
    }

    private static string LearningRate(OptimizerModel model, ConventionDefaults defaults) => model.LearningRate switch
    {
        { Schedule: { } schedule } => "learningRate = " + RateText.Call(schedule),
        { Method: { } method } => $"learningRate = {method.Name}({(method.TakesStep ? "Steps" : "")})",
        _ => Value("learningRate", model.Options.LearningRate, defaults.LearningRate),
    };

    /// <summary>What is off unless it is given.</summary>
    private static IEnumerable<(string Name, double? Value)> Optional(Hyperparameters options) =>
    [
        ("μ", options.Momentum),
        ("weightDecay", options.WeightDecay),
        ("clipValue", options.ClipMode == ClipMode.Value ? options.Clip : null),
        ("clipNorm", options.ClipMode == ClipMode.Norm ? options.Clip : null),
        ("globalClipNorm", options.ClipMode == ClipMode.GlobalNorm ? options.Clip : null),
        ("lossScaleFactor", options.LossScaleFactor),
    ];

    private static string Value(string name, double value, double? defaultValue = null) =>
        $"{name} = {Literals.Display(value)}{(value == defaultValue ? " (default)" : "")}";
}
