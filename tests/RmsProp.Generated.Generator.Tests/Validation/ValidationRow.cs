using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>One line of validation.jsonl: arguments or an action, and what Keras did.</summary>
/// <param name="Index">The index of the line, from 0.</param>
/// <param name="Stage"><c>construct</c>, <c>construct+call</c> or <c>use</c>.</param>
/// <param name="Target">The class.</param>
/// <param name="Config">The arguments; for a use, the action.</param>
/// <param name="IsAccepted">Whether Keras accepted it.</param>
/// <param name="Effect">The recorded effect, if there is one.</param>
internal sealed record ValidationRow(int Index, string Stage, string Target, JsonElement Config, bool IsAccepted, string? Effect)
{
    public static IReadOnlyList<ValidationRow> All { get; } = [.. DataFile.ReadLines("validation.jsonl").Select(Read)];

    /// <summary>The arguments as in the file, after the class name unless it is RMSprop or a schedule.</summary>
    public string Key => Group == ValidationGroup.LossScale ? $"{Target} {Config.GetRawText()}" : Config.GetRawText();

    public string Action => Config.GetProperty("action").GetString()!;

    public ValidationGroup Group => (Stage, Target) switch
    {
        ("use", "RMSprop") => ValidationGroup.Use,
        ("construct", "RMSprop") => ValidationGroup.Configuration,
        ("construct", "LossScaleOptimizer") => ValidationGroup.LossScale,
        ("construct" or "construct+call", "ExponentialDecay" or "InverseTimeDecay" or "PolynomialDecay" or "CosineDecay" or "CosineDecayRestarts" or "PiecewiseConstantDecay") =>
            ValidationGroup.Schedule,
        _ => ValidationGroup.None,
    };

    /// <summary>The rows for a theory: their indices, and a text to show.</summary>
    public static TheoryData<int, string> Theory(IEnumerable<ValidationRow> rows)
    {
        TheoryData<int, string> data = [];
        foreach (ValidationRow row in rows)
        {
            data.Add(row.Index, row.ToString());
        }

        return data;
    }

    public override string ToString() => $"{Index}: {Target} {Config.GetRawText()}";

    private static ValidationRow Read(string line, int index)
    {
        JsonElement row = JsonDocument.Parse(line).RootElement;
        return new ValidationRow(
            index,
            row.GetProperty("stage").GetString()!,
            row.GetProperty("target").GetString()!,
            row.GetProperty("config"),
            row.GetProperty("accepted").GetBoolean(),
            row.TryGetProperty("effect", out JsonElement effect) ? effect.GetString() : null);
    }
}

/// <summary>Where a row is tested.</summary>
internal enum ValidationGroup
{
    /// <summary>Nowhere: an unexpected row.</summary>
    None,

    /// <summary>Arguments of RMSprop: compiled as <c>[RMSpropConfig]</c>.</summary>
    Configuration,

    /// <summary>Arguments of a schedule: compiled as its attribute. The tests of the schedules check the results.</summary>
    Schedule,

    /// <summary>An action on RMSprop: done with a generated optimizer.</summary>
    Use,

    /// <summary>
    /// Arguments of LossScaleOptimizer: compiled as <c>[RMSpropConfig(DynamicLossScale = true)]</c>. The tests of the trajectories check
    /// the results.
    /// </summary>
    LossScale,
}
