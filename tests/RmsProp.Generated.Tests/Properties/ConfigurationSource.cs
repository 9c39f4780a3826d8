using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>Writes Keras' arguments as an attribute.</summary>
internal static class ConfigurationSource
{
    public static string Attribute(RMSpropArguments arguments, string name)
    {
        string?[] all =
        [
            $"Name = \"{name}\"",
            Number("LearningRate", arguments.LearningRate),
            Number("Rho", arguments.Rho),
            Number("Momentum", arguments.Momentum),
            Number("Epsilon", arguments.Epsilon),
            arguments.Centered ? "Centered = true" : null,
            Number("WeightDecay", arguments.WeightDecay),
            Number("ClipNorm", arguments.ClipNorm),
            Number("ClipValue", arguments.ClipValue),
            Number("GlobalClipNorm", arguments.GlobalClipNorm),
            arguments.UseEma ? "UseEma = true" : null,
            arguments.UseEma ? Number("EmaMomentum", arguments.EmaMomentum) : null,
            arguments.UseEma ? Number("EmaOverwriteFrequency", arguments.EmaOverwriteFrequency ?? 0) : null,
            Number("LossScaleFactor", arguments.LossScaleFactor),
            Number("GradientAccumulationSteps", arguments.GradientAccumulationSteps),
        ];
        return $"[RMSpropConfig({string.Join(", ", all.OfType<string>())})]";
    }

    private static string? Number(string name, double? value) =>
        value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{name} = {value:R}");
}
