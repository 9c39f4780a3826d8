using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Schedules in the JSON of <c>keras.optimizers.schedules.serialize</c>.</summary>
internal static class ScheduleJson
{
    private const string KerasModule = "keras.optimizers.schedules";

    /// <summary>Serializes the schedule; of a user's own schedule, only the name of its type.</summary>
    public static string Write(ILearningRateSchedule schedule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, HeaderJson.Writing))
        {
            bool isKnown = schedule.GetType().Assembly == typeof(ScheduleJson).Assembly;
            writer.WriteStartObject();
            writer.WriteString("module", isKnown ? KerasModule : schedule.GetType().Namespace);
            writer.WriteString("class_name", isKnown ? schedule.GetType().Name : schedule.GetType().ToString());
            writer.WriteStartObject("config");
            WriteConfig(writer, schedule);
            writer.WriteEndObject();
            writer.WriteNull("registered_name");
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Deserializes a schedule.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="current">The current schedule. It is kept if it is the one in the JSON; a user's own schedule must be.</param>
    /// <exception cref="InvalidDataException">The JSON is not a known schedule.</exception>
    public static ILearningRateSchedule Read(string json, ILearningRateSchedule? current)
    {
        if (current is not null && Write(current) == json)
        {
            return current;
        }

        try
        {
            return Create(SerializedSchedule.Parse(json), current);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The learning-rate schedule of the checkpoint makes no sense: {ForeignText.Sentence(exception.Message)}", exception);
        }
    }

    private static void WriteConfig(Utf8JsonWriter writer, ILearningRateSchedule schedule)
    {
        switch (schedule)
        {
            case ExponentialDecay decay:
                Number("initial_learning_rate", decay.InitialLearningRate);
                Number("decay_steps", decay.DecaySteps);
                Number("decay_rate", decay.DecayRate);
                writer.WriteBoolean("staircase", decay.Staircase);
                writer.WriteString("name", "ExponentialDecay");
                break;
            case InverseTimeDecay decay:
                Number("initial_learning_rate", decay.InitialLearningRate);
                Number("decay_steps", decay.DecaySteps);
                Number("decay_rate", decay.DecayRate);
                writer.WriteBoolean("staircase", decay.Staircase);
                writer.WriteString("name", "InverseTimeDecay");
                break;
            case PiecewiseConstantDecay decay:
                Numbers("boundaries", decay.Boundaries);
                Numbers("values", decay.Values);
                writer.WriteString("name", "PiecewiseConstant");
                break;
            case PolynomialDecay decay:
                Number("initial_learning_rate", decay.InitialLearningRate);
                Number("decay_steps", decay.DecaySteps);
                Number("end_learning_rate", decay.EndLearningRate);
                Number("power", decay.Power);
                writer.WriteBoolean("cycle", decay.Cycle);
                writer.WriteString("name", "PolynomialDecay");
                break;
            case CosineDecay decay:
                Number("initial_learning_rate", decay.InitialLearningRate);
                Number("decay_steps", decay.DecaySteps);
                Number("alpha", decay.Alpha);
                writer.WriteString("name", "CosineDecay");
                Number("warmup_target", decay.WarmupTarget);
                Number("warmup_steps", decay.WarmupSteps);
                break;
            case CosineDecayRestarts decay:
                Number("initial_learning_rate", decay.InitialLearningRate);
                Number("first_decay_steps", decay.FirstDecaySteps);
                Number("t_mul", decay.TMul);
                Number("m_mul", decay.MMul);
                Number("alpha", decay.Alpha);
                writer.WriteString("name", "SGDRDecay");
                break;
        }

        void Number(string name, double? value)
        {
            writer.WritePropertyName(name);
            WriteNumber(writer, value);
        }

        void Numbers(string name, ReadOnlySpan<double> values)
        {
            writer.WriteStartArray(name);
            foreach (double value in values)
            {
                WriteNumber(writer, value);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? value)
    {
        if (value is not { } number)
        {
            writer.WriteNullValue();
        }
        else if (double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            // JSON has no such number; Keras would write it without the quotes.
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static ILearningRateSchedule Create(SerializedSchedule schedule, ILearningRateSchedule? current)
    {
        double initial = schedule.Number("initial_learning_rate") ?? double.NaN;
        double decaySteps = schedule.Number("decay_steps") ?? double.NaN;
        return (schedule.Module == KerasModule ? schedule.ClassName : null) switch
        {
            "ExponentialDecay" => new ExponentialDecay(initial, decaySteps, Required("decay_rate"), Required("staircase") != 0),
            "InverseTimeDecay" => new InverseTimeDecay(initial, decaySteps, Required("decay_rate"), Required("staircase") != 0),
            "PiecewiseConstantDecay" => new PiecewiseConstantDecay(schedule.Numbers("boundaries"), schedule.Numbers("values")),
            "PolynomialDecay" => new PolynomialDecay(
                initial, decaySteps, Required("end_learning_rate"), Required("power"), Required("cycle") != 0),
            "CosineDecay" => new CosineDecay(
                initial, decaySteps, Required("alpha"), schedule.Number("warmup_target"), Required("warmup_steps")),
            "CosineDecayRestarts" => new CosineDecayRestarts(
                initial, Required("first_decay_steps"), Required("t_mul"), Required("m_mul"), Required("alpha")),
            _ => throw new InvalidDataException(
                $"The checkpoint was saved with a learning-rate schedule of type {ForeignText.Quote(schedule.ClassName ?? "")}, which can't be restored: "
                + $"set LearningRateSchedule to one before loading. It is {(current is null ? "null" : $"of type '{current.GetType()}'")}."),
        };

        double Required(string name) => schedule.Number(name) ?? throw new FormatException($"'{name}' is null.");
    }
}
