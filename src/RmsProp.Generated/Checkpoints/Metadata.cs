using System.Globalization;
using System.Numerics;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>The <c>__metadata__</c> of a checkpoint: everything that is not in a tensor.</summary>
/// <param name="Counters">The number of steps, and the other counters.</param>
/// <param name="LearningRate">The learning rate, if neither a schedule nor a method gave it.</param>
/// <param name="Schedule">The schedule in JSON, if one gave the rate.</param>
/// <param name="Optimizer">The configuration in JSON, for people who read the file.</param>
internal sealed record Metadata(CheckpointCounters Counters, double? LearningRate, string? Schedule, string Optimizer)
{
    /// <summary>The key of the checksum. The checksum covers the whole file, with eight zeros in its own place.</summary>
    public const string ChecksumKey = "crc32c";
    public const string NoChecksum = "00000000";

    /// <summary>
    /// The value for a file that shall load without a checksum, because another program changed it. A missing entry would not do: damage
    /// to the key would switch the check off.
    /// </summary>
    public const string Unchecked = "none";

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

    private const long MostSteps = 1L << 62; // So that no training overflows a long.

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

    /// <exception cref="InvalidDataException">An entry is missing or malformed.</exception>
    public static Metadata Read(IReadOnlyDictionary<string, string> entries)
    {
        Expect(FormatKey, Format);
        Expect(VersionKey, Version);
        if (!entries.ContainsKey(ChecksumKey))
        {
            throw Unexpected(ChecksumKey, $"eight hexadecimal digits, or '{Unchecked}' in a file that another program changed");
        }

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

    /// <summary>Checks for numbers that another program may have written and that no training can continue with.</summary>
    /// <param name="own">The learning rate of the loading optimizer.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <exception cref="InvalidDataException">A number is invalid.</exception>
    public void Check(double? own, SavedConfiguration configuration)
    {
        // A rate from the configuration itself has had its warning.
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

        // An optimizer with a lower limit raises it to that.
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
