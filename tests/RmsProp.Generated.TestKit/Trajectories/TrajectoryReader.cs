using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RmsProp.Generated.TestKit;

/// <summary>Reads one line of a recording, in the format described in <c>Data/README.md</c>.</summary>
internal sealed class TrajectoryReader
{
    private readonly JsonElement _row;
    private readonly bool _isDouble;
    private readonly bool _isOfPyTorch;

    private TrajectoryReader(JsonElement row)
    {
        _row = row;
        _isDouble = row.GetProperty("dtype").GetString() switch
        {
            "float32" => false,
            "float64" => true,
            string other => throw new FormatException($"Unknown dtype '{other}'."),
            null => throw new FormatException("The dtype is null."),
        };
        _isOfPyTorch = row.TryGetProperty("fused_multiply_add", out _);
    }

    public static TrajectoryCase Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return new TrajectoryReader(document.RootElement.Clone()).Read();
    }

    private TrajectoryCase Read()
    {
        JsonElement config = _row.GetProperty("config");
        JsonElement[] steps = [.. _row.GetProperty("steps").EnumerateArray()];
        RMSpropArguments arguments = ReadArguments(config);
        bool isCyclic = _row.TryGetProperty("gradient_cycle", out JsonElement cycle);
        return new TrajectoryCase
        {
            Id = _row.GetProperty("id").GetString()!,
            Arguments = arguments,
            FusesMultiplyAdds = _isOfPyTorch && _row.GetProperty("fused_multiply_add").GetBoolean(),
            Schedule = Optional(config, "schedule", ReadSchedule),
            CallableLearningRates = Optional(config, "callable", callable => ReadDoubles(callable.GetProperty("values"))),
            IsDouble = _isDouble,
            IsLearningRateDouble = _isOfPyTorch || Optional(_row, "floatx", floatx => floatx.GetString()) == "float64",
            Variables = ReadVariables(config),
            StepCount = isCyclic ? _row.GetProperty("step_count").GetInt32() : steps.Length,
            GradientCycle = isCyclic
                ? [.. cycle.EnumerateArray().Select(ReadGradients)]
                : [.. steps.Select(step => ReadGradients(step.GetProperty("gradients")))],
            Steps = _isOfPyTorch ? [.. steps.Select(step => ReadPyTorchStep(step, arguments))] : [.. ReadSteps(steps)],
            LearningRateChanges = Optional(_row, "events", ReadLearningRateChanges) ?? new Dictionary<int, double>(),
            FinalSlots = _row.GetProperty("final_state").EnumerateObject().ToDictionary(slot => SlotNames.OfRecorded(slot.Name), slot => ReadArrays(slot.Value)),
            FinalizedParameters = Optional(_row, "finalized_parameters", ReadArrays),
        };
    }

    /// <summary>Reads PyTorch's arguments, which have other names and defaults.</summary>
    private RMSpropArguments ReadArguments(JsonElement config)
    {
        RMSpropArguments arguments = RMSpropArguments.Of(_isOfPyTorch ? RMSpropConvention.PyTorch : RMSpropConvention.Keras);
        foreach (JsonProperty argument in config.EnumerateObject())
        {
            JsonElement value = argument.Value;
            arguments = argument.Name switch
            {
                "learning_rate" or "lr" => arguments with { LearningRate = value.GetDouble() },
                "rho" or "alpha" => arguments with { Rho = value.GetDouble() },
                "momentum" => arguments with { Momentum = value.GetDouble() },
                "epsilon" or "eps" => arguments with { Epsilon = value.GetDouble() },
                "centered" => arguments with { Centered = value.GetBoolean() },
                "maximize" => arguments with { Maximize = value.GetBoolean() },
                "weight_decay" => arguments with { WeightDecay = value.GetDouble() },
                "clipnorm" => arguments with { ClipNorm = value.GetDouble() },
                "clipvalue" => arguments with { ClipValue = value.GetDouble() },
                "global_clipnorm" => arguments with { GlobalClipNorm = value.GetDouble() },
                "use_ema" => arguments with { UseEma = value.GetBoolean() },
                "ema_momentum" => arguments with { EmaMomentum = value.GetDouble() },
                "ema_overwrite_frequency" => arguments with { EmaOverwriteFrequency = value.GetInt32() },
                "loss_scale_factor" => arguments with { LossScaleFactor = value.GetDouble() },
                "gradient_accumulation_steps" => arguments with { GradientAccumulationSteps = value.GetDouble() },
                "schedule" or "callable" or "exclude_from_weight_decay" => arguments,
                _ => throw new FormatException($"Unknown argument '{argument.Name}'."),
            };
        }

        return _row.TryGetProperty("loss_scale", out JsonElement lossScale) ? ReadLossScale(arguments, lossScale) : arguments;
    }

    private static RMSpropArguments ReadLossScale(RMSpropArguments inner, JsonElement config)
    {
        RMSpropArguments arguments = inner with { DynamicLossScale = true };
        foreach (JsonProperty argument in config.EnumerateObject())
        {
            arguments = argument.Name switch
            {
                "initial_scale" => arguments with { InitialLossScale = argument.Value.GetDouble() },
                "dynamic_growth_steps" => arguments with { DynamicGrowthSteps = argument.Value.GetInt32() },
                _ => throw new FormatException($"Unknown argument '{argument.Name}'."),
            };
        }

        return arguments;
    }

    private static ScheduleArguments ReadSchedule(JsonElement schedule) =>
        new(schedule.GetProperty("class_name").GetString()!, schedule.GetProperty("config"));

    private TrajectoryVariable[] ReadVariables(JsonElement config)
    {
        string[] excluded = Optional(config, "exclude_from_weight_decay", patterns =>
            patterns.EnumerateArray().Select(pattern => pattern.GetString()!).ToArray()) ?? [];
        return
        [
            .. _row.GetProperty("variables").EnumerateArray().Select(variable =>
            {
                string name = variable.GetProperty("name").GetString()!;
                int[] shape = [.. variable.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
                return new TrajectoryVariable(
                    name, shape, ReadArray(variable.GetProperty("initial")), excluded.Any(pattern => Regex.IsMatch(name, pattern)));
            }),
        ];
    }

    private IEnumerable<RecordedStep> ReadSteps(IEnumerable<JsonElement> steps)
    {
        long skipped = 0;
        foreach (JsonElement step in steps)
        {
            RecordedLossScale? lossScale = null;
            if (step.TryGetProperty("all_finite", out JsonElement isFinite))
            {
                skipped += isFinite.GetBoolean() ? 0 : 1;
                lossScale = new RecordedLossScale(
                    (float)ReadNumber(step.GetProperty("scale_used")),
                    (float)ReadNumber(step.GetProperty("dynamic_scale")),
                    step.GetProperty("step_counter").GetInt32(),
                    skipped);
            }

            yield return new RecordedStep(
                step.GetProperty("step").GetInt32(),
                ReadNumber(step.GetProperty("learning_rate_before")),
                ReadArrays(step.GetProperty("parameters")),
                step.GetProperty("iterations").GetInt64(),
                step.GetProperty("raw_iterations").GetInt64(),
                lossScale);
        }
    }

    /// <summary>In PyTorch, the learning rate is constant, and every step is an update.</summary>
    private RecordedStep ReadPyTorchStep(JsonElement step, RMSpropArguments arguments)
    {
        int number = step.GetProperty("step").GetInt32();
        double learningRate = _isDouble ? arguments.LearningRate : (float)arguments.LearningRate;
        return new RecordedStep(number, learningRate, ReadArrays(step.GetProperty("parameters")), number, number, LossScale: null);
    }

    private static Dictionary<int, double> ReadLearningRateChanges(JsonElement events) =>
        events.EnumerateArray().ToDictionary(
            change => change.GetProperty("before_step").GetInt32(), change => change.GetProperty("learning_rate").GetDouble());

    private double[]?[] ReadGradients(JsonElement gradients) =>
        [.. gradients.EnumerateArray().Select(gradient => gradient.ValueKind == JsonValueKind.Null ? null : ReadArray(gradient))];

    private double[][] ReadArrays(JsonElement arrays) => [.. arrays.EnumerateArray().Select(ReadArray)];

    private double[] ReadArray(JsonElement array) => [.. array.EnumerateArray().Select(ReadNumber)];

    /// <summary>
    /// Parses the text itself in the type of the variables, so that the value equals the recorded one to the bit, including the sign of a
    /// zero.
    /// </summary>
    private double ReadNumber(JsonElement number)
    {
        string text = number.ValueKind == JsonValueKind.String ? number.GetString()! : number.GetRawText();
        return text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ when _isDouble => double.Parse(text, CultureInfo.InvariantCulture),
            _ => float.Parse(text, CultureInfo.InvariantCulture),
        };
    }

    private static double[] ReadDoubles(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetDouble())];

    private static T? Optional<T>(JsonElement parent, string name, Func<JsonElement, T> read)
        where T : class? =>
        parent.TryGetProperty(name, out JsonElement value) ? read(value) : null;
}
