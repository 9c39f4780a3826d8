using System.Globalization;
using System.Text.Json;
using RmsProp.Generated.Generator.Keras;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The JSON parser, compared with System.Text.Json, and with what Python's json writes beyond the standard.</summary>
public class JsonParserTests
{
    private const string Everything = """
        { "a" : [ null , true , false , -1.5e+3 , "x" ] ,
          "b" : { } , "c" : [ ] , "d" : { "e" : "\u00d6\n\"\\\/\b\f\r\t" } , "f" : [ [ 1 ] , [ ] ] }
        """;

    [Theory]
    [InlineData(Everything)]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"\"")]
    [InlineData("\"Ö \\ud83d\\ude00 \u00e9\"")]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("1e-07")]
    [InlineData("5e-324")]
    [InlineData("1.7976931348623157e+308")]
    [InlineData("0.0010000000474974513")]
    [InlineData("[0.1, 1E5, 10, -2]")]
    [InlineData("\r\n\t {\"a\": {\"a\": 1}}\n")]
    public void Values_are_those_that_System_Text_Json_reads(string text)
    {
        using var document = JsonDocument.Parse(text);
        Assert.Equal(Show(document.RootElement), Show(Parse(text)));
    }

    [Fact]
    public void Lists_side_by_side_are_not_nested()
    {
        string text = $"[{string.Join(",", Enumerable.Repeat("[], {}", 500))}]";
        using var document = JsonDocument.Parse(text);
        Assert.Equal(Show(document.RootElement), Show(Parse(text)));
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("-1e999", double.NegativeInfinity)]
    public void So_are_the_numbers_that_only_Python_writes(string text, double expected) =>
        Assert.Equal(expected, Assert.IsType<JsonNumber>(Parse(text)).Value);

    /// <summary>Expected: what <c>json.dumps(json.loads(text))</c> of Python 3 writes.</summary>
    [Theory]
    [InlineData("{\"a\": 1, \"b\": 2, \"a\": 3}", "{\"a\": 3, \"b\": 2}")]
    [InlineData("{\"a\": 1, \"\\u0061\": {\"b\": 2, \"b\": null}}", "{\"a\": {\"b\": null}}")]
    [InlineData("{\"a\": 1, \"A\": 2, \"a\": 3, \"a\": 4}", "{\"a\": 4, \"A\": 2}")]
    public void Of_two_values_with_one_name_the_last_counts_as_in_Python(string text, string expected) =>
        Assert.Equal(Show(Parse(expected)), Show(Parse(text)));

    [Fact]
    public void A_text_that_ends_anywhere_before_its_end_is_a_fault_there()
    {
        for (int length = 0; length < Everything.Length; length++)
        {
            Assert.Null(JsonParser.Parse(Everything[..length], out var fault));
            Assert.InRange(fault.Span.Start, 0, length);
            Assert.InRange(fault.Span.End, fault.Span.Start, length);
            Assert.NotEmpty(fault.Message);
        }
    }

    [Fact]
    public void A_text_with_any_character_gone_or_replaced_is_read_as_System_Text_Json_does_or_refused()
    {
        for (int i = 0; i < Everything.Length; i++)
        {
            string without = Everything.Remove(i, 1);
            foreach (string text in (string[])[without, without.Insert(i, "\""), without.Insert(i, "}"), without.Insert(i, "7"), without.Insert(i, "\0")])
            {
                JsonValue? value = JsonParser.Parse(text, out _);
                Assert.Equal(ShowOrRefuse(text), value is null ? null : Show(value));
            }
        }
    }

    [Theory]
    [InlineData("", 0, "a value is expected here, but the file ends")]
    [InlineData("{\"a\" 1}", 5, "':' is expected here")]
    [InlineData("{\"a\": 1 \"b\": 2}", 8, "',' or '}' is expected here")]
    [InlineData("[1 2]", 3, "',' or ']' is expected here")]
    [InlineData("{\"a\": 1,}", 8, "a name in quotes is expected here")]
    [InlineData("{a: 1}", 1, "a name in quotes is expected here")]
    [InlineData("[1,]", 3, "a value is expected here")]
    [InlineData("True", 0, "a value is expected here")]
    [InlineData("'a'", 0, "a value is expected here")]
    [InlineData("+1", 0, "a value is expected here")]
    [InlineData(".5", 0, "a value is expected here")]
    [InlineData("01", 1, "nothing more is expected here")]
    [InlineData("1.", 2, "a digit is expected here, but the file ends")]
    [InlineData("1e", 2, "a digit is expected here, but the file ends")]
    [InlineData("-x", 1, "a digit is expected here")]
    [InlineData("nul", 0, "a value is expected here")]
    [InlineData("{} {}", 3, "nothing more is expected here")]
    [InlineData("// comment", 0, "a value is expected here")]
    [InlineData("\"a", 2, "'\"' is expected here, but the file ends")]
    [InlineData("\"a\nb\"", 2, "a text in quotes can't have a control character")]
    [InlineData("\"\\x\"", 2, "'\\' is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits")]
    [InlineData("\"\\u12g4\"", 2, "'\\' is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits")]
    public void A_fault_is_where_it_is_and_in_words(string text, int position, string message)
    {
        Assert.Null(JsonParser.Parse(text, out var fault));
        Assert.Equal((position, message), (fault.Span.Start, fault.Message));
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        Assert.NotNull(JsonParser.Parse(Nested(JsonParser.DeepestNesting), out _));
        Assert.Null(JsonParser.Parse(Nested(JsonParser.DeepestNesting + 1), out _));
        Assert.Null(JsonParser.Parse(Nested(1_000_000), out var fault));
        Assert.Equal("objects and lists are nested more than 64 deep", fault.Message);

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Fact]
    public void Places_are_those_of_the_text()
    {
        const string Text = "{ \"rho\" : 0.9, \"list\": [ 1, \"x\" ] }";
        JsonObject root = Assert.IsType<JsonObject>(Parse(Text));
        Assert.Equal(Text, At(root.Span));
        Assert.Equal("\"rho\" : 0.9", At(root.Members[0].Span));
        Assert.Equal("\"list\"", At(root.Members[1].NameSpan));
        JsonArray list = Assert.IsType<JsonArray>(root.Find("list"));
        Assert.Equal(["[ 1, \"x\" ]", "1", "\"x\""], [At(list.Span), .. list.Items.Select(item => At(item.Span))]);

        static string At(Microsoft.CodeAnalysis.Text.TextSpan span) => Text[span.Start..span.End];
    }

    private static JsonValue Parse(string text)
    {
        JsonValue? value = JsonParser.Parse(text, out var fault);
        Assert.Null(fault.Message);
        return value!;
    }

    private static string? ShowOrRefuse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Show(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(member => $"<{member.Name}>{Show(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Show)) + "]",
        JsonValueKind.String => $"<{value.GetString()}>",
        JsonValueKind.Number => Show(value.GetDouble()),
        _ => value.GetRawText(),
    };

    private static string Show(JsonValue value) => value switch
    {
        JsonObject found => "{" + string.Join(",", found.Members.Select(member => $"<{member.Name}>{Show(member.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Items.Select(Show)) + "]",
        JsonString text => $"<{text.Value}>",
        JsonNumber number => Show(number.Value),
        JsonBoolean flag => flag.Value ? "true" : "false",
        _ => "null",
    };

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
