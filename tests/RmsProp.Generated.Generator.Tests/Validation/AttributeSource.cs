using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Writes recorded Python arguments as equivalent C# attributes, value by value.</summary>
internal static class AttributeSource
{
    /// <summary>A struct with the attributes, in one file, with the members that a callable learning rate needs.</summary>
    public static string Of(ValidationRow row)
    {
        string attributes = row.Group switch
        {
            ValidationGroup.Configuration => Attribute("RMSpropConfig", row.Config),
            ValidationGroup.LossScale => LossScaleAttribute(row.Config),
            _ => "RMSpropConfig, " + Attribute(row.Target, row.Config),
        };
        return $$"""
            using RmsProp.Generated;

            [{{attributes}}]
            public partial struct Row{{row.Index}}
            {
                public float Weight;

                private static double Rate() => 0.1;
            }
            """;
    }

    /// <summary>The attribute also configures the inner optimizer.</summary>
    private static string LossScaleAttribute(JsonElement arguments)
    {
        IEnumerable<string> given = arguments.EnumerateObject().Select(argument => (argument.Name, argument.Value.ToString()) switch
        {
            ("dynamic", _) => $"DynamicLossScale = {Value(argument.Value)}",
            ("initial_scale", _) => $"InitialLossScale = {Value(argument.Value)}",
            ("inner_optimizer", "RMSprop(loss_scale_factor=4.0)") => "LossScaleFactor = 4.0",
            _ => Argument(argument.Name, argument.Value),
        });
        return $"RMSpropConfig({string.Join(", ", arguments.TryGetProperty("dynamic", out _) ? given : given.Prepend("DynamicLossScale = true"))})";
    }

    private static string Attribute(string name, JsonElement arguments) =>
        arguments.TryGetProperty("positional", out JsonElement positional)
            ? $"{name}({string.Join(", ", positional.EnumerateArray().Select(Value))})"
            : $"{name}({string.Join(", ", arguments.EnumerateObject().Select(argument => Argument(argument.Name, argument.Value)))})";

    private static string Argument(string name, JsonElement value) => Python(value) == "callable"
        ? "LearningRateMethod = nameof(Rate)"
        : $"{PropertyName(name)} = {Value(value)}";

    // learning_rate is LearningRate and so on; Keras itself writes clipnorm as one word.
    private static string PropertyName(string name) => name switch
    {
        "clipnorm" => "ClipNorm",
        "clipvalue" => "ClipValue",
        "global_clipnorm" => "GlobalClipNorm",
        _ => string.Concat(name.Split('_').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase)),
    };

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.String => SymbolDisplay.FormatLiteral(value.GetString()!, quote: true),
        JsonValueKind.Array => $"new double[] {{ {string.Join(", ", value.EnumerateArray().Select(Value))} }}",
        _ => Python(value) switch
        {
            "float('nan')" => "double.NaN",
            "float('inf')" => "double.PositiveInfinity",
            "(1+0j)" => "new System.Numerics.Complex(1, 0)",
            "np.int64(3)" => "3L",
            "np.float32(0.10000000149011612)" => "0.1f",
            "np.float64(0.1)" => "0.1",
            "np.array(0.1)" => "new double[] { 0.1 }",
            string other => throw new FormatException($"No C# is known for {other}."),
            null => throw new FormatException($"No C# is known for {value.GetRawText()}."),
        },
    };

    private static string? Python(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.GetProperty("python").GetString() : null;
}
