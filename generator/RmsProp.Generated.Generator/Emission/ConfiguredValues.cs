using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The values in force in one configuration, by the names that the <see cref="UpdateEquations"/> have for them.</summary>
internal static class ConfiguredValues
{
    private const string RuntimePrefix = "new global::" + Parsing.MetadataNames.Namespace + ".";

    /// <summary>Each as <c>name = value</c>, with a mark where that is the default.</summary>
    public static IEnumerable<string> Of(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        yield return LearningRate(model);
        yield return Value("ρ", options.Rho, KerasDefaults.Rho);
        yield return Value("ε", options.Epsilon, KerasDefaults.Epsilon);
        foreach ((string name, double? value) in Optional(options))
        {
            if (value is { } number)
            {
                yield return Value(name, number);
            }
        }

        if (options.Accumulates)
        {
            yield return Value("gradientAccumulationSteps", options.GradientAccumulationSteps);
        }

        if (options.EmaMomentum is { } emaMomentum)
        {
            yield return Value("emaMomentum", emaMomentum, KerasDefaults.EmaMomentum);
            yield return Value("emaOverwriteFrequency", options.EmaOverwriteFrequency, KerasDefaults.EmaOverwriteFrequency);
        }

        yield return "numerics = " + (options.IsFast ? "Fast" : "Exact (default)");
    }

    private static string LearningRate(OptimizerModel model) => model.LearningRate switch
    {
        { Schedule: { } schedule } => "learningRate = " + schedule.Replace(RuntimePrefix, ""),
        { Method: { } method } =>
            $"learningRate = {method.Substring(method.LastIndexOf('.') + 1)}({(model.LearningRate.MethodTakesStep ? "Steps" : "")})",
        _ => Value("learningRate", model.Options.LearningRate, KerasDefaults.LearningRate),
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
