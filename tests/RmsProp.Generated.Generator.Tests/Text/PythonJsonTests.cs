using System.Globalization;
using System.Text.Json;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>JSON as Python writes it: the expected texts are the output of <c>json.dumps</c> in CPython 3.</summary>
public class PythonJsonTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-1.5e-5, "-1.5e-05")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e22, "1e+22")]
    [InlineData(1.2345e300, "1.2345e+300")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Floats_are_written_as_Python_does(double value, string expected) => Assert.Equal(expected, PythonJson.Float(value));

    /// <summary>A whole number is Python's int up to 2⁵³, below which every integer is a double; a frequency of 0 means None.</summary>
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    [InlineData(1000, "1000")]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(-9007199254740992, "-9007199254740992")]
    [InlineData(1e16, "1e+16")]
    [InlineData(2.5, "2.5")]
    public void Whole_numbers_are_written_as_people_write_them(double value, string expected) => Assert.Equal(expected, PythonJson.Integer(value));

    [Fact]
    public void What_is_left_out_is_null()
    {
        Assert.Equal("null", PythonJson.OptionalInteger(0));
        Assert.Equal("7", PythonJson.OptionalInteger(7));
        Assert.Equal("null", PythonJson.OptionalFloat(null));
        Assert.Equal("0.0", PythonJson.OptionalFloat(0));
    }

    [Theory]
    [InlineData("plain text ~", "\"plain text ~\"")]
    [InlineData("a \"b\" \\", """
        "a \"b\" \\"
        """)]
    [InlineData("\u0000\u001f\u007f", """
        "\u0000\u001f\u007f"
        """)]
    [InlineData("é \U0001F600", """
        "\u00e9 \ud83d\ude00"
        """)]
    public void Texts_are_written_in_ASCII(string value, string expected) => Assert.Equal(expected, PythonJson.String(value));

    /// <summary>Parsed back by System.Text.Json.</summary>
    [Fact]
    public void Lists_and_objects_are_read_back()
    {
        string json = PythonJson.Object(
            ("none", PythonJson.List([])),
            ("rates", PythonJson.List([PythonJson.Float(0.5), PythonJson.Integer(2)])),
            ("\"on\"", PythonJson.Boolean(true)),
            ("off", PythonJson.Boolean(false)));
        JsonElement read = JsonDocument.Parse(json).RootElement;
        Assert.Equal(["none", "rates", "\"on\"", "off"], read.EnumerateObject().Select(member => member.Name));
        Assert.Equal(0, read.GetProperty("none").GetArrayLength());
        Assert.Equal([0.5, 2], read.GetProperty("rates").EnumerateArray().Select(item => item.GetDouble()));
        Assert.True(read.GetProperty("\"on\"").GetBoolean());
        Assert.False(read.GetProperty("off").GetBoolean());
    }

    /// <summary>The fewest digits that parse to the same number: those of .NET's own shortest form.</summary>
    [Fact]
    public void Every_float_is_read_back_from_the_fewest_digits()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value))
            {
                continue;
            }

            string text = PythonJson.Float(value);
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal(Digits(value.ToString("R", CultureInfo.InvariantCulture)), Digits(text));
        }

        static string Digits(string text) =>
            text.Split('e', 'E')[0].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0');
    }
}
