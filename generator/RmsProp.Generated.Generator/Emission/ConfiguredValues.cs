using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The values in force in one configuration, by their names in equations.</summary>
internal static class ConfiguredValues
{
    /// <summary>Each as <c>name = value</c>, with a mark on defaults. Flags are left out, because equations show their effect.</summary>
    public static IEnumerable<string> Of(OptimizerModel model)
    {
        ConventionDefaults framework = ConventionDefaults.Of(model.Options.Formula.Convention);
        foreach (Option option in OptimizerOptions.All.Where(option => option.Notation is not null && option.Kind != OptionKind.Flag))
        {
            double? defaultValue = option.DefaultIn(framework);
            if (option == OptimizerOptions.LearningRate)
            {
                yield return LearningRate(model, defaultValue);
            }
            else if (option.Value(model.Options) is { } value && !(option.Kind == OptionKind.Number && value == 0 && defaultValue == 0))
            {
                yield return Text(option, value, defaultValue);
            }
        }
    }

    /// <summary>The values of a group that differ from the optimizer's.</summary>
    public static IEnumerable<string> OfGroup(Hyperparameters group, Hyperparameters optimizer)
    {
        if (!group.HasOwnLearningRate && group.LearningRateMultiplier != 1)
        {
            yield return $"learningRate × {Literals.Display(group.LearningRateMultiplier)}";
        }

        foreach (Option option in OptimizerOptions.All.Where(option => option is { IsOfGroups: true, Notation: not null }))
        {
            double? value = option.Value(group);
            bool differs = option == OptimizerOptions.LearningRate ? group.HasOwnLearningRate : value != option.Value(optimizer);
            if (differs)
            {
                yield return value is { } number ? Text(option, number, null) : "no " + option.Notation;
            }
        }
    }

    private static string LearningRate(OptimizerModel model, double? defaultValue) => model.LearningRate switch
    {
        { Schedule: { } schedule } => "learningRate = " + RateText.Call(schedule),
        { Method: { } method } => $"learningRate = {method.Name}({(method.TakesStep ? "Steps" : "")})",
        _ => Text(OptimizerOptions.LearningRate, model.Options.LearningRate, defaultValue),
    };

    private static string Text(Option option, double value, double? defaultValue) => option.Kind switch
    {
        OptionKind.Flag => value == 1 ? option.Notation! : "not " + option.Notation,
        OptionKind.Choice => $"{option.Notation} = {option.Members[(int)value]}{Mark(value == defaultValue)}",
        _ => $"{option.Notation} = {Literals.Display(value)}{Mark(value == defaultValue)}",
    };

    private static string Mark(bool isDefault) => isDefault ? " (default)" : "";
}
