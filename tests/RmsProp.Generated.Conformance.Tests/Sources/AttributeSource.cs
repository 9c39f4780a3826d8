using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The attributes of a recorded run, including its schedule's.</summary>
internal static class AttributeSource
{
    private const string RateMethod = "RecordedRate";

    public static string Attributes(TrajectoryCase trajectory)
    {
        RMSpropArguments arguments = trajectory.Arguments with { LearningRate = trajectory.ConstantLearningRate };
        if (trajectory.CallableLearningRates is not null)
        {
            return ConfigurationSource.Attribute(WithoutLearningRate(arguments), $"LearningRateMethod = nameof({RateMethod})");
        }

        return trajectory.Schedule is { } schedule
            ? $"{ConfigurationSource.Attribute(WithoutLearningRate(arguments))}\n[{schedule.ClassName}({ScheduleArguments(schedule)})]"
            : ConfigurationSource.Attribute(arguments);
    }

    /// <summary>The static method that replaces a callable learning rate, if the run has one.</summary>
    public static string Members(TrajectoryCase trajectory) => trajectory.CallableLearningRates is { } rates
        ? $$"""
                private static readonly double[] RecordedRates = [{{string.Join(", ", rates.Select(ConfigurationSource.Literal))}}];

                private static double {{RateMethod}}(long step) => RecordedRates[step];
            """
        : "";

    private static RMSpropArguments WithoutLearningRate(RMSpropArguments arguments) =>
        arguments with { LearningRate = RMSpropArguments.Of(arguments.Convention).LearningRate };

    private static string ScheduleArguments(ScheduleArguments schedule) =>
        string.Join(", ", schedule.Arguments.EnumerateObject().Select(argument => $"{Identifiers.Pascal(argument.Name)} = {Literal(argument.Value)}"));

    private static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => ConfigurationSource.Literal(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"new double[] {{ {string.Join(", ", value.EnumerateArray().Select(Literal))} }}",
        _ => throw new FormatException($"No attribute argument can be '{value}'."),
    };
}
