using System.Globalization;
using System.Numerics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>What <c>__metadata__</c> holds in a checkpoint: all that is in no tensor.</summary>
/// <param name="Counters">How many steps were taken, and what else is counted.</param>
/// <param name="LearningRate">The learning rate, where no schedule and no method gave it.</param>
/// <param name="Schedule">The schedule, in JSON, where one gave it.</param>
/// <param name="Optimizer">The configuration, in JSON; for whoever reads the file.</param>
internal sealed record Metadata(CheckpointCounters Counters, double? LearningRate, string? Schedule, string Optimizer)
{
    /// <summary>The key of the checksum, which is over the whole file with the checksum itself as eight zeros.</summary>
    public const string ChecksumKey = "crc32c";
    public const string NoChecksum = "00000000";

    /// <summary>The key of the configuration.</summary>
    public const string OptimizerKey = "optimizer";

    private const string FormatKey = "format";
    private const string VersionKey = "version";
    private const string StepsKey = "steps";
    private const string SkippedStepsKey = "skipped_steps";
    private const string ConsecutiveSkippedStepsKey = "consecutive_skipped_steps";
    private const string LossScaleKey = "dynamic_scale";
    private const string GoodStepsKey = "step_counter";
    private const string LearningRateKey = "learning_rate";
    private const string ScheduleKey = "learning_rate_schedule";

    private const string Format = "RmsProp.Generated";
    private const string Version = "1";

    private const long MostSteps = 1L << 62; // So that no training counts beyond a long.

    public IEnumerable<(string Key, string Value)> Entries()
    {
        yield return (ChecksumKey, NoChecksum);
        yield return (FormatKey, Format);
        yield return (VersionKey, Version);
        yield return (StepsKey, Counters.Steps.ToString(CultureInfo.InvariantCulture));
        if (Counters.SkippedSteps is { } skipped)
        {
            yield return (SkippedStepsKey, skipped.ToString(CultureInfo.InvariantCulture));
        }

        if (Counters.ConsecutiveSkippedSteps is { } consecutive)
        {
            yield return (ConsecutiveSkippedStepsKey, consecutive.ToString(CultureInfo.InvariantCulture));
        }

        if (Counters.LossScale is { } scale)
        {
            yield return (LossScaleKey, scale.ToString(CultureInfo.InvariantCulture));
        }

        if (Counters.GoodSteps is { } good)
        {
            yield return (GoodStepsKey, good.ToString(CultureInfo.InvariantCulture));
        }

        if (LearningRate is { } rate)
        {
            yield return (LearningRateKey, rate.ToString("R", CultureInfo.InvariantCulture));
        }

        if (Schedule is not null)
        {
            yield return (ScheduleKey, Schedule);
        }

        yield return (OptimizerKey, Optimizer);
    }

    /// <exception cref="InvalidDataException">Something is missing, or not what it should be.</exception>
    public static Metadata Read(IReadOnlyDictionary<string, string> entries)
    {
        Expect(FormatKey, Format);
        Expect(VersionKey, Version);
        var counters = new CheckpointCounters
        {
            Steps = Count(StepsKey, MostSteps) ?? throw Unexpected(StepsKey, "a number of steps"),
            SkippedSteps = Count(SkippedStepsKey, MostSteps),
            ConsecutiveSkippedSteps = Count(ConsecutiveSkippedStepsKey, MostSteps),
            LossScale = Number<float>(LossScaleKey),
            GoodSteps = Count(GoodStepsKey, MostSteps),
        };
        if (counters.GoodSteps > counters.Steps)
        {
            throw Unexpected(GoodStepsKey, $"a number of steps, and no more than the {StepsKey}, {counters.Steps}");
        }

        return new Metadata(counters, Number<double>(LearningRateKey), entries.GetValueOrDefault(ScheduleKey), entries.GetValueOrDefault(OptimizerKey, ""));

        void Expect(string key, string value)
        {
            if (entries.GetValueOrDefault(key) != value)
            {
                throw Unexpected(key, $"'{value}'");
            }
        }

        long? Count(string key, long most) => !entries.TryGetValue(key, out string? text) ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count <= most ? count
            : throw Unexpected(key, "a number of steps");

        T? Number<T>(string key)
            where T : struct, IFloatingPointIeee754<T> => !entries.TryGetValue(key, out string? text) ? null
            : T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) ? number
            : throw Unexpected(key, "a number");

        InvalidDataException Unexpected(string key, string expected) =>
            Metadata.Unexpected(key, expected, entries.TryGetValue(key, out string? value) ? ForeignText.Quote(value) : "missing");
    }

    /// <summary>Checks what another program may have written, and no training can go on with.</summary>
    /// <param name="own">The learning rate of the optimizer that loads it.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <exception cref="InvalidDataException">Some number is such a one.</exception>
    public void Check(double? own, SavedConfiguration configuration)
    {
        // What the configuration itself says has had its warning.
        if (LearningRate is { } rate && !(rate >= 0 && double.IsFinite(rate)) && !rate.Equals(own))
        {
            throw Unexpected(LearningRateKey, "a finite number of at least 0", $"'{rate.ToString(CultureInfo.InvariantCulture)}'");
        }

        if (Counters.LossScale is not { } scale)
        {
            return;
        }

        string received = $"'{scale.ToString(CultureInfo.InvariantCulture)}'";
        if (!(scale >= 0))
        {
            throw Unexpected(LossScaleKey, "a number of at least 0", received);
        }

        // An optimizer with a limit sets it to that.
        if (scale == 0 && !configuration.HasLowestScale)
        {
            throw Unexpected(LossScaleKey, "greater than 0", received + ", which only an optimizer with a MinLossScale can go on with");
        }

        if (float.IsInfinity(scale) && !configuration.HasHighestScale)
        {
            throw Unexpected(LossScaleKey, "finite", received + ", which only an optimizer with a MaxLossScale can go on with");
        }
    }

    private static InvalidDataException Unexpected(string key, string expected, string received) =>
        new($"The metadata '{key}' of the checkpoint should be {expected}, but is {received}.");
}
