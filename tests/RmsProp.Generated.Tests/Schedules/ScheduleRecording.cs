using System.Globalization;
using System.Text.Json;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>
/// One line of schedules.jsonl: the learning rates of one Keras 3.16 schedule at 87 steps, with <c>floatx</c> float32 and with float64.
/// Recorded with the <c>pow</c>, <c>cos</c> and <c>log</c> of glibc, which .NET calls on Linux; if .NET calls another C library, the last
/// bits may differ.
/// </summary>
internal sealed class ScheduleRecording
{
    private ScheduleRecording(JsonElement row)
    {
        Id = row.GetProperty("id").GetString()!;
        ClassName = row.GetProperty("class_name").GetString()!;
        Schedule = KerasSchedule.Create(ClassName, row.GetProperty("config"));
        ConfigWithDefaults = row.GetProperty("get_config");
        Steps = [.. row.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64())];
        SingleRates = [.. Texts(row.GetProperty("lr")).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
        DoubleRates = [.. Texts(row.GetProperty("lr_float64")).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    public static IReadOnlyList<ScheduleRecording> All { get; } =
        [.. TestData.ReadRows("schedules.jsonl").Select(row => new ScheduleRecording(row))];

    public string Id { get; }

    public string ClassName { get; }

    /// <summary>The schedule, created from the recorded arguments.</summary>
    public ILearningRateSchedule Schedule { get; }

    /// <summary>The output of Keras' <c>get_config()</c>: every argument, including those that were left out.</summary>
    public JsonElement ConfigWithDefaults { get; }

    public long[] Steps { get; }

    public float[] SingleRates { get; }

    public double[] DoubleRates { get; }

    /// <summary>Returns where the schedule differs from the recording, and how many values were compared.</summary>
    public (int SingleCount, int DoubleCount, IReadOnlyList<string> Differences) Replay()
    {
        int singleCount = 0;
        int doubleCount = 0;
        List<string> differences = [];
        foreach ((long step, float rate) in Steps.Zip(SingleRates))
        {
            float actual = Schedule.GetSingleLearningRate(step);
            singleCount++;
            if (!HaveSameBits(rate, actual))
            {
                differences.Add($"{Id}, step {step}, float: Keras {rate:R}, here {actual:R}");
            }
        }

        foreach ((long step, double rate) in Steps.Zip(DoubleRates))
        {
            double actual = Schedule.GetLearningRate(step);
            doubleCount++;
            if (!HaveSameBits(rate, actual))
            {
                differences.Add($"{Id}, step {step}, double: Keras {rate:R}, here {actual:R}");
            }
        }

        return (singleCount, doubleCount, differences);
    }

    // The recording writes every NaN alike, so its bits are unknown. Widening a float keeps all other values distinct.
    private static bool HaveSameBits(double expected, double actual) =>
        double.IsNaN(expected)
            ? double.IsNaN(actual)
            : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);

    // Numbers that JSON can't express are recorded as strings.
    private static IEnumerable<string> Texts(JsonElement numbers) =>
        numbers.EnumerateArray().Select(number =>
            number.ValueKind == JsonValueKind.String ? number.GetString()! : number.GetRawText());
}
