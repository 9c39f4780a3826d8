using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Constraints;

/// <summary>One line of constraints.jsonl: the result in NumPy of one of Keras' constraint formulas on a variable.</summary>
internal sealed class ConstraintRecording
{
    private readonly JsonElement _row;

    private ConstraintRecording(JsonElement row)
    {
        _row = row;
        Shape = Integers("shape");
        JsonElement config = row.GetProperty("config");
        Constraint = new ConstraintArguments(
            row.GetProperty("class_name").GetString()!, Integers("axes"), Argument("min_value"), Argument("max_value"), Argument("rate"));

        double Argument(string name) => config.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;
    }

    public static IReadOnlyList<ConstraintRecording> All { get; } = [.. DataFile.ReadLines("constraints.jsonl").Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        return new ConstraintRecording(document.RootElement.Clone());
    })];

    public bool IsDouble => _row.GetProperty("dtype").GetString() == "float64";

    public int[] Shape { get; }

    public ConstraintArguments Constraint { get; }

    public string Description =>
        $"{_row.GetProperty("id")}: {Constraint} of {_row.GetProperty("dtype")} [{string.Join(", ", Shape)}] along {_row.GetProperty("axes")}";

    /// <summary>The variable before the constraint.</summary>
    public T[] Initial<T>()
        where T : IBinaryFloatingPointIeee754<T> =>
        _row.TryGetProperty("w", out JsonElement numbers)
            ? Numbers<T>(numbers)
            : [.. Enumerable.Range(0, Shape.Aggregate(1, (left, right) => left * right)).Select(i => T.CreateChecked(((((i * 7919L) + 13) % 4099) - 2049) / 1024.0))];

    /// <summary>The recorded elements afterwards.</summary>
    public T[] Expected<T>()
        where T : IBinaryFloatingPointIeee754<T> =>
        Numbers<T>(_row.GetProperty("result"));

    /// <summary>The recorded elements of a variable.</summary>
    public T[] Recorded<T>(T[] variable) =>
        _row.TryGetProperty("indices", out _) ? [.. Integers("indices").Select(i => variable[i])] : variable;

    private int[] Integers(string name) => [.. _row.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    // Parsed in the type of the variable, so that it is the recorded number to the bit.
    private static T[] Numbers<T>(JsonElement numbers)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. numbers.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.String ? number.GetString()! : number.GetRawText())
            .Select(text => T.Parse(text, CultureInfo.InvariantCulture))];
}
