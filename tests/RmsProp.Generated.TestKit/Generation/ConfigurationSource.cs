using System.Globalization;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Writes arguments as an attribute. Arguments at their convention's default are left out, which tests the attribute's defaults too.
/// </summary>
public static class ConfigurationSource
{
    /// <summary>The attribute.</summary>
    /// <param name="arguments">The arguments to write.</param>
    /// <param name="further">Further arguments, for example <c>Name = "Trainer"</c>.</param>
    public static string Attribute(RMSpropArguments arguments, params IEnumerable<string> further)
    {
        RMSpropArguments defaults = RMSpropArguments.Of(arguments.Convention);
        string?[] all =
        [
            Enumeration("Convention", arguments.Convention, RMSpropConvention.Keras),
            Number("LearningRate", arguments.LearningRate, defaults.LearningRate),
            Number("Rho", arguments.Rho, defaults.Rho),
            Number("Momentum", arguments.Momentum, defaults.Momentum),
            Condition("Nesterov", arguments.Nesterov),
            Number("Epsilon", arguments.Epsilon, defaults.Epsilon),
            Enumeration("EpsilonPlacement", arguments.EpsilonPlacement, defaults.EpsilonPlacement),
            Enumeration("LearningRatePlacement", arguments.LearningRatePlacement, defaults.LearningRatePlacement),
            Condition("Centered", arguments.Centered),
            Condition("CenteredVarianceFloor", arguments.CenteredVarianceFloor),
            Number("InitialVelocity", arguments.InitialVelocity, defaults.InitialVelocity),
            Condition("BiasCorrection", arguments.BiasCorrection),
            Condition("Maximize", arguments.Maximize),
            Number("WeightDecay", arguments.WeightDecay, defaults.WeightDecay),
            Enumeration("WeightDecayMode", arguments.WeightDecayMode, defaults.WeightDecayMode),
            Number("ClipNorm", arguments.ClipNorm, defaults.ClipNorm),
            Number("ClipValue", arguments.ClipValue, defaults.ClipValue),
            Number("GlobalClipNorm", arguments.GlobalClipNorm, defaults.GlobalClipNorm),
            Condition("UseEma", arguments.UseEma),
            Number("EmaMomentum", arguments.EmaMomentum, defaults.EmaMomentum),

            // Keras' default is None, the attribute's is 100.
            arguments.UseEma ? Number("EmaOverwriteFrequency", arguments.EmaOverwriteFrequency ?? 0, null) : null,
            Number("LossScaleFactor", arguments.LossScaleFactor, defaults.LossScaleFactor),
            Condition("DynamicLossScale", arguments.DynamicLossScale),
            Number("InitialLossScale", arguments.InitialLossScale, defaults.InitialLossScale),
            Number("DynamicGrowthSteps", arguments.DynamicGrowthSteps, defaults.DynamicGrowthSteps),
            Number("MinLossScale", arguments.MinLossScale, defaults.MinLossScale),
            Number("MaxLossScale", arguments.MaxLossScale, defaults.MaxLossScale),
            Number("GradientAccumulationSteps", arguments.GradientAccumulationSteps, defaults.GradientAccumulationSteps),
        ];
        return $"[RMSpropConfig({string.Join(", ", all.OfType<string>().Concat(further))})]";
    }

    /// <summary>A number as C# parses it back to the same bits.</summary>
    public static string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string? Number(string name, double? value, double? defaultValue) =>
        value is null || value == defaultValue ? null : $"{name} = {Literal(value.Value)}";

    private static string? Condition(string name, bool value) => value ? $"{name} = true" : null;

    private static string? Enumeration<T>(string name, T value, T defaultValue)
        where T : struct, Enum =>
        value.Equals(defaultValue) ? null : $"{name} = {typeof(T).Name}.{value}";
}
