using System.Reflection;
using System.Text.Json;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>The schedules give the learning rates of Keras 3.16, bit for bit.</summary>
public class ScheduleConformanceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => new(ScheduleRecording.All.Select(recording => recording.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rates_are_those_of_Keras_to_the_bit(string id) => Assert.Empty(Find(id).Replay().Differences);

    [Fact]
    public void All_recorded_rates_are_compared()
    {
        var replays = ScheduleRecording.All.Select(recording => recording.Replay()).ToList();
        int singleCount = replays.Sum(replay => replay.SingleCount);
        int doubleCount = replays.Sum(replay => replay.DoubleCount);
        int differenceCount = replays.Sum(replay => replay.Differences.Count);
        output.WriteLine(
            $"{replays.Count} schedules: {singleCount} float and {doubleCount} double rates compared, {differenceCount} differ");

        // 60 schedules, each at 87 steps.
        Assert.Equal((60, 5220, 5220, 0), (replays.Count, singleCount, doubleCount, differenceCount));
        Assert.Equal(KerasSchedule.ClassNames.Order(), ScheduleRecording.All.Select(recording => recording.ClassName).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Arguments_and_defaults_are_those_of_get_config(string id)
    {
        ScheduleRecording recording = Find(id);
        if (recording.Schedule is PiecewiseConstantDecay piecewise)
        {
            Assert.Equal(KerasSchedule.Numbers(recording.ConfigWithDefaults, "boundaries"), piecewise.Boundaries.ToArray());
            Assert.Equal(KerasSchedule.Numbers(recording.ConfigWithDefaults, "values"), piecewise.Values.ToArray());
            return;
        }

        PropertyInfo[] properties = recording.Schedule.GetType().GetProperties();

        // Keras' name of a schedule names its operation in a graph, which does not exist here.
        Assert.Equal(
            KerasSchedule.Names(recording.ConfigWithDefaults).Except(["name"]).Order(),
            properties.Select(property => KerasSchedule.KerasName(property.Name)).Order());
        Assert.All(properties, property =>
        {
            JsonElement expected = recording.ConfigWithDefaults.GetProperty(KerasSchedule.KerasName(property.Name));
            Assert.Equal(
                expected.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => (object)expected.GetDouble(),
                },
                property.GetValue(recording.Schedule));
        });
    }

    /// <summary>
    /// Keras' CosineDecay subtracts alpha from 1 in Python, in double, and its CosineDecayRestarts in a float32 tensor. No recorded alpha
    /// tells the two apart; 0.9 does. The formulas here are those of the two classes, written out in float.
    /// </summary>
    [Fact]
    public void One_minus_alpha_is_rounded_where_Keras_rounds_it()
    {
        const double Alpha = 0.9;
        var plain = new CosineDecay(1, 1000, Alpha);
        var restarts = new CosineDecayRestarts(1, 1000, tMul: 1, alpha: Alpha);
        int differences = 0;
        for (int step = 0; step < 1000; step++)
        {
            float cosine = 0.5f * (1f + MathF.Cos(MathF.PI * (step / 1000f)));
            float subtractedInDouble = (float)(1 - Alpha) * cosine + (float)Alpha;
            float subtractedInFloat = (1f - (float)Alpha) * cosine + (float)Alpha;
            differences += subtractedInDouble == subtractedInFloat ? 0 : 1;

            Assert.Equal(subtractedInDouble, plain.GetSingleLearningRate(step));
            Assert.Equal(subtractedInFloat, restarts.GetSingleLearningRate(step));
        }

        Assert.NotEqual(0, differences);
    }

    private static ScheduleRecording Find(string id) => ScheduleRecording.All.Single(recording => recording.Id == id);
}
