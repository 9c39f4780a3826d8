using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A schedule as it is in JSON.</summary>
internal sealed class SerializedSchedule
{
    private readonly Dictionary<string, double[]?> _config = [];

    public string? Module { get; private set; }

    public string? ClassName { get; private set; }

    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    /// <exception cref="InvalidOperationException">A value has a type that no schedule has.</exception>
    public static SerializedSchedule Parse(string json)
    {
        var schedule = new SerializedSchedule();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        HeaderJson.ExpectObject(reader, null);
        while (HeaderJson.ReadProperty(ref reader) is { } name)
        {
            switch (name)
            {
                case "module":
                    schedule.Module = reader.GetString();
                    break;
                case "class_name":
                    schedule.ClassName = reader.GetString();
                    break;
                case "config":
                    schedule.ReadConfig(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return schedule;
    }

    /// <summary>A number or a Boolean, or <see langword="null"/> if it is null or missing.</summary>
    public double? Number(string name) => _config.GetValueOrDefault(name) is [double number] ? number : null;

    public double[] Numbers(string name) => _config[name] ?? throw new FormatException($"'{name}' is null.");

    private void ReadConfig(ref Utf8JsonReader reader)
    {
        HeaderJson.ExpectObject(reader, "config");
        while (HeaderJson.ReadProperty(ref reader) is { } name)
        {
            _config[name] = name == "name" ? null : ReadValue(ref reader);
        }
    }

    private static double[]? ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return [1];
            case JsonTokenType.False:
                return [0];
            case JsonTokenType.StartArray:
                var numbers = new List<double>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    numbers.Add(ReadNumber(ref reader));
                }

                return [.. numbers];
            default:
                return [ReadNumber(ref reader)];
        }
    }

    private static double ReadNumber(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String
        ? reader.GetDouble()
        : double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new FormatException($"{ForeignText.Quote(reader.GetString()!)} is not a number.");
}
