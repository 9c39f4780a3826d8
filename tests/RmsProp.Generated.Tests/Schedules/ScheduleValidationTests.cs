using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>
/// Arguments that Keras 3.16 accepts or rejects, as recorded in validation.jsonl. Every row about a schedule is replayed, or can't be
/// written in C# because of the constructor's signature, or is a deviation listed here.
/// </summary>
public partial class ScheduleValidationTests(ITestOutputHelper output)
{
    private static readonly List<JsonElement> Rows =
        [.. TestData.ReadRows("validation.jsonl").Where(row => KerasSchedule.ClassNames.Contains(Target(row)))];

    public static TheoryData<int, string> ReplayedRows
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach ((int index, JsonElement row) in Rows.Index())
            {
                if (WhyInexpressible(row) is null && WhyDifferent(row) is null)
                {
                    data.Add(index, Describe(row));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ReplayedRows))]
    public void Is_accepted_or_rejected_as_in_Keras(int index, string description)
    {
        output.WriteLine(description);
        JsonElement row = Rows[index];
        if (!row.GetProperty("accepted").GetBoolean())
        {
            ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => Create(row));
            if (row.GetProperty("error_type").GetString() == "ValueError")
            {
                Assert.Contains(KerasSchedule.KerasName(exception.ParamName!), row.GetProperty("message").GetString());
            }

            return;
        }

        ILearningRateSchedule schedule = Create(row);
        if (row.GetProperty("stage").GetString() == "construct+call")
        {
            Match effect = Effect().Match(row.GetProperty("effect").GetString()!);
            Assert.True(effect.Success, $"An effect of another form: {row.GetProperty("effect")}");
            long step = long.Parse(effect.Groups["step"].Value, CultureInfo.InvariantCulture);
            Assert.Equal(effect.Groups["rate"].Value, Print(schedule.GetSingleLearningRate(step)));
        }
    }

    [Fact]
    public void A_schedule_without_boundaries_is_rejected_though_Keras_fails_only_when_it_is_called()
    {
        JsonElement row = Assert.Single(Rows, row => WhyDifferent(row) is not null);
        Assert.True(row.GetProperty("accepted").GetBoolean());
        Assert.Equal("boundaries", Assert.Throws<ArgumentException>(() => Create(row)).ParamName);
    }

    [Fact]
    public void Every_row_is_accounted_for()
    {
        int replayed = 0;
        int inexpressible = 0;
        int different = 0;
        foreach (JsonElement row in Rows)
        {
            string? reason;
            if ((reason = WhyInexpressible(row)) is not null)
            {
                inexpressible++;
                output.WriteLine($"not C#: {Describe(row)}: {reason}");
            }
            else if ((reason = WhyDifferent(row)) is not null)
            {
                different++;
                output.WriteLine($"different: {Describe(row)}: {reason}");
            }
            else
            {
                replayed++;
            }
        }

        output.WriteLine($"{replayed} rows replayed, {inexpressible} not expressible in C#, {different} different");
        Assert.Equal((54, 23, 1), (replayed, inexpressible, different));
    }

    private static string? WhyInexpressible(JsonElement row)
    {
        JsonElement config = row.GetProperty("config");
        ParameterInfo[] parameters = KerasSchedule.ConstructorOf(Target(row)).GetParameters();
        return KerasSchedule.Names(config)
            .Except(parameters.Select(parameter => KerasSchedule.KerasName(parameter.Name!)))
            .Select(name => $"no parameter has the name {name}")
            .Concat(parameters.Select(parameter => WhyInexpressible(config, parameter)))
            .FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyInexpressible(JsonElement config, ParameterInfo parameter)
    {
        if (!config.TryGetProperty(KerasSchedule.KerasName(parameter.Name!), out JsonElement value))
        {
            return parameter.HasDefaultValue ? null : $"{parameter.Name} is a required parameter";
        }

        bool isLearningRate = parameter.Name is "initialLearningRate" or "values";
        return value.ValueKind switch
        {
            JsonValueKind.Null when parameter.ParameterType == typeof(double) => $"null is not a {parameter.ParameterType.Name}",
            JsonValueKind.String => $"a string is not a {parameter.ParameterType.Name}",
            JsonValueKind.Number when isLearningRate && IsInteger(value) => "an integer becomes a double",
            JsonValueKind.Array when isLearningRate && value.EnumerateArray().Any(IsInteger) => "an integer becomes a double",
            _ => null,
        };
    }

    private static string? WhyDifferent(JsonElement row) =>
        row.GetProperty("stage").GetString() == "construct"
            && row.GetProperty("accepted").GetBoolean()
            && row.GetProperty("config").TryGetProperty("boundaries", out JsonElement boundaries)
            && boundaries.GetArrayLength() == 0
                ? "Keras fails when it is called, this library when it is made"
                : null;

    // Python's integers, which Keras turns into integer tensors, are recorded without a point.
    private static bool IsInteger(JsonElement number) => number.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-');

    private static ILearningRateSchedule Create(JsonElement row) =>
        KerasSchedule.Create(Target(row), row.GetProperty("config"));

    private static string Target(JsonElement row) => row.GetProperty("target").GetString()!;

    private static string Describe(JsonElement row) =>
        $"{row.GetProperty("stage")} {Target(row)} {row.GetProperty("config").GetRawText()}";

    /// <summary>As NumPy prints a float32: the fewest digits that identify it, but at most 8 after the point.</summary>
    private static string Print(float rate)
    {
        if (float.IsNaN(rate))
        {
            return "nan";
        }

        var digits = decimal.Parse(rate.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return decimal.Round(digits, 8).ToString("0.########", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^at step (?<step>\d+): array\((?<rate>nan|\d+(\.\d+)?)\.?, dtype=float32\)$")]
    private static partial Regex Effect();
}
