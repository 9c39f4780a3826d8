using System.Text.Encodings.Web;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Reading and writing shared by all JSON in a checkpoint.</summary>
internal static class HeaderJson
{
    /// <summary>Writes quotes in strings as \", not as \u0022: the header holds JSON in strings, and people read it.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks that the value is an object.</summary>
    /// <param name="reader">The reader, positioned at the value.</param>
    /// <param name="name">The name of the value, or <see langword="null"/> for the whole document.</param>
    /// <exception cref="JsonException">The value is not an object.</exception>
    public static void ExpectObject(in Utf8JsonReader reader, string? name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{(name is null ? "It" : ForeignText.Quote(name))} is not an object.");
        }
    }

    /// <summary>Moves to the value of the next property of an object, or past the last one.</summary>
    /// <returns>The name of the property, or <see langword="null"/> past the last one.</returns>
    public static string? ReadProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string name = reader.GetString()!;
        reader.Read();
        return name;
    }
}
