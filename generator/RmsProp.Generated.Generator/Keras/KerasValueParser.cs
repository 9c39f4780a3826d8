using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>Parses the values of arguments in a file of Keras; those of another kind are reported.</summary>
internal sealed class KerasValueParser(KerasFileReporter reporter)
{
    // Represent an array and a tensor in serialize_keras_object's output.
    private static readonly string[] Arrays = ["__numpy__", "__tensor__"];

    /// <summary>Unwraps the number or list in an array or a tensor; returns other values unchanged.</summary>
    public static JsonValue Plain(JsonValue value) =>
        value is JsonObject wrapped && wrapped.Find("class_name") is JsonString { Value: var name } && Arrays.Contains(name)
            && wrapped.Find("config") is JsonObject config && config.Find("value") is { } plain
            ? plain
            : value;

    /// <summary>The value of an argument; null if it is not set, or can't be read.</summary>
    public object? Parse(KerasField field, JsonMember member)
    {
        switch (field.Kind, member.Value)
        {
            case (KerasFieldKind.Number or KerasFieldKind.OptionalNumber or KerasFieldKind.LearningRate, JsonNumber number):
                return number.Value;
            case (KerasFieldKind.Integer, JsonNumber { Value: >= int.MinValue and <= int.MaxValue } number) when number.Value == Math.Truncate(number.Value):
                return (int)number.Value;
            case (KerasFieldKind.Integer, JsonNull):
                return 0;
            case (KerasFieldKind.Flag, JsonBoolean flag):
                return flag.Value;
            case (KerasFieldKind.Flag, JsonNumber { Value: 0 or 1 } number):
                return number.Value == 1;
            case (KerasFieldKind.Flag, JsonNull):
                return false;
            case (KerasFieldKind.Text, JsonString text):
                return text.Value;
            case (KerasFieldKind.OptionalNumber or KerasFieldKind.Text or KerasFieldKind.Unused, JsonNull):
            case (KerasFieldKind.Unused, JsonBoolean or JsonNumber { Value: 0 or 1 }):
                return null;
            case (KerasFieldKind.Numbers, JsonArray list):
                return ParseList(field, list);
            default:
                ReportOther(member, field.Kind);
                return null;
        }
    }

    /// <summary>Reports an argument whose value is of another kind.</summary>
    public void ReportOther(JsonMember member, KerasFieldKind kind) =>
        reporter.Report(member.Value.Span, $"\"{member.Name}\" must be {Expected(kind)}, but is {member.Value.Description}");

    private EquatableArray<double>? ParseList(KerasField field, JsonArray list)
    {
        JsonNumber[] numbers = [.. list.Items.Select(Plain).OfType<JsonNumber>()];
        if (numbers.Length == list.Items.Count)
        {
            return new EquatableArray<double>(numbers.Select(item => item.Value));
        }

        JsonValue other = list.Items.First(item => Plain(item) is not JsonNumber);
        reporter.Report(other.Span, $"\"{field.Name}\" must be {Expected(field.Kind)}, but has {other.Description} in it");
        return null;
    }

    private static string Expected(KerasFieldKind kind) => kind switch
    {
        KerasFieldKind.Number => "a number",
        KerasFieldKind.OptionalNumber => "a number or null",
        KerasFieldKind.Integer => "a whole number or null",
        KerasFieldKind.Flag or KerasFieldKind.Unused => "true or false",
        KerasFieldKind.Text => "a text in quotes",
        KerasFieldKind.Numbers => "a list of numbers",
        _ => "a number or a serialized schedule",
    };
}
