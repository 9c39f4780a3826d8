using System.Globalization;
using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The attributes that say what a recorded configuration says. What has Keras' default is left out, so that the defaults
/// of the attribute are tested too.
/// </summary>
internal static class ConfigurationSource
{
    private const string RateMethod = "RecordedRate";

    private static readonly RMSpropArguments Defaults = new();

    public static string Attributes(TrajectoryCase trajectory)
    {
        string config = $"[RMSpropConfig({string.Join(", ", Arguments(trajectory))})]";
        return trajectory.Schedule is { } schedule ? $"{config}\n[{schedule.ClassName}({ScheduleArguments(schedule)})]" : config;
    }

    /// <summary>The static method that stands for a callable learning rate, if the run has one.</summary>
    public static string Members(TrajectoryCase trajectory) => trajectory.CallableLearningRates is { } rates
        ? $$"""
                private static readonly double[] RecordedRates = [{{string.Join(", ", rates.Select(Number))}}];

                private static double {{RateMethod}}(long step) => RecordedRates[step];
            """
        : "";

    private static IEnumerable<string> Arguments(TrajectoryCase trajectory)
    {
        RMSpropArguments arguments = trajectory.Arguments;
        if (LearningRate(trajectory) is { } learningRate)
        {
            yield return learningRate;
        }

        (string Name, double? Value, double? Default)[] numbers =
        [
            ("Rho", arguments.Rho, Defaults.Rho),
            ("Momentum", arguments.Momentum, Defaults.Momentum),
            ("Epsilon", arguments.Epsilon, Defaults.Epsilon),
            ("WeightDecay", arguments.WeightDecay, Defaults.WeightDecay),
            ("ClipNorm", arguments.ClipNorm, Defaults.ClipNorm),
            ("ClipValue", arguments.ClipValue, Defaults.ClipValue),
            ("GlobalClipNorm", arguments.GlobalClipNorm, Defaults.GlobalClipNorm),
            ("EmaMomentum", arguments.EmaMomentum, Defaults.EmaMomentum),
            ("LossScaleFactor", arguments.LossScaleFactor, Defaults.LossScaleFactor),
            ("GradientAccumulationSteps", arguments.GradientAccumulationSteps, Defaults.GradientAccumulationSteps),
        ];
        foreach ((string name, double? value, double? defaultValue) in numbers)
        {
            if (value != defaultValue)
            {
                yield return $"{name} = {Number(value!.Value)}";
            }
        }

        if (arguments.Centered)
        {
            yield return "Centered = true";
        }

        if (arguments.UseEma)
        {
            yield return "UseEma = true";

            // Keras' default is None, the attribute's is 100.
            yield return $"EmaOverwriteFrequency = {Number(arguments.EmaOverwriteFrequency ?? 0)}";
        }
    }

    private static string? LearningRate(TrajectoryCase trajectory)
    {
        if (trajectory.CallableLearningRates is not null)
        {
            return $"LearningRateMethod = nameof({RateMethod})";
        }

        double learningRate = trajectory.Arguments.LearningRate;
        bool isRoundedToSingle = trajectory.ConstantLearningRate != learningRate;
        return trajectory.Schedule is not null || (learningRate == Defaults.LearningRate && !isRoundedToSingle)
            ? null
            : $"LearningRate = {(isRoundedToSingle ? "(double)(float)" : "")}{Number(learningRate)}";
    }

    private static string ScheduleArguments(ScheduleArguments schedule) =>
        string.Join(", ", schedule.Arguments.EnumerateObject().Select(argument => $"{Identifiers.Pascal(argument.Name)} = {Literal(argument.Value)}"));

    private static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"new double[] {{ {string.Join(", ", value.EnumerateArray().Select(Literal))} }}",
        _ => throw new FormatException($"No attribute argument can be '{value}'."),
    };

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
