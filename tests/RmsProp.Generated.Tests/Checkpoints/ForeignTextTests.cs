using System.Text;
using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Whatever a file contains, a message is short, on one line, and without characters that a terminal acts upon.</summary>
public sealed class ForeignTextTests
{
    private const int LongestMessage = 1000;

    private static readonly (string Header, byte[] Data) Valid = MakeValid();

    private static string[] Texts =>
    [
        new('x', 3_000_000), "\u001b[31mred\u001b[0m", "line\r\nbreak", "\u2028\u2029\u0085\u0000\u007f", "\u202eabc", "\u200b", "\U000E0041",
        new string('x', 79) + "\U0001F600", string.Concat(Enumerable.Repeat("\u0001", 200_000)),
    ];

    public static TheoryData<int, int> Places
    {
        get
        {
            var places = new TheoryData<int, int>();
            for (int place = 0; place < Changes("").Count; place++)
            {
                for (int text = 0; text < Texts.Length; text++)
                {
                    places.Add(place, text);
                }
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void No_text_of_a_file_goes_through(int place, int text)
    {
        (string valid, string changed) = Changes(Texts[text])[place];
        Assert.Contains(valid, Valid.Header, StringComparison.Ordinal);
        int index = Valid.Header.IndexOf(valid, StringComparison.Ordinal);
        byte[] header = Encoding.UTF8.GetBytes(Valid.Header.Remove(index, valid.Length).Insert(index, changed));
        SmallModel parameters = SmallModel.Create();

        Exception? exception = Assert.Throws<InvalidDataException>(
            () => new SmallModel.RMSprop().LoadCheckpoint(SafetensorsFile.Of(header, Valid.Data), ref parameters));

        for (; exception is not null; exception = exception.InnerException) // A log prints all of them.
        {
            Assert.InRange(exception.Message.Length, 1, LongestMessage);
            Assert.DoesNotContain(exception.Message, character => char.IsControl(character)
                || character is '\u2028' or '\u2029' or '\u202e' or '\u200b');
        }
    }

    [Fact]
    public void What_is_not_seen_is_an_escape()
    {
        foreach ((string text, string seen) in SeenTexts.All)
        {
            string name = JsonSerializer.Serialize(text);
            byte[] header = Encoding.UTF8.GetBytes(Valid.Header.Replace("\"Weights\":{\"dtype\"", $"{name}:1,\"Weights\":{{\"dtype\"", StringComparison.Ordinal));
            SmallModel parameters = SmallModel.Create();

            string message = Assert.Throws<InvalidDataException>(
                () => new SmallModel.RMSprop().LoadCheckpoint(SafetensorsFile.Of(header, Valid.Data), ref parameters)).Message;

            Assert.Contains($"'{seen}'", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_shape_of_many_dimensions_is_not_told_in_full()
    {
        string shape = string.Join(",", Enumerable.Repeat("1", 100_000));
        byte[] header = Encoding.UTF8.GetBytes(Valid.Header.Replace("\"shape\":[3]", $"\"shape\":[3,{shape}]", StringComparison.Ordinal));
        SmallModel parameters = SmallModel.Create();

        string message = Assert.Throws<InvalidDataException>(
            () => new SmallModel.RMSprop().LoadCheckpoint(SafetensorsFile.Of(header, Valid.Data), ref parameters)).Message;

        Assert.Contains("F32 [3, 1, 1, 1, 1, 1, 1, 1, … (100001 dimensions)]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_told()
    {
        byte[] header = Encoding.UTF8.GetBytes(Valid.Header.Replace("\"Bias\"", $"\"{new string('B', 1000)}\"", StringComparison.Ordinal)
            .Replace("\"velocity/Bias\"", "\"Bias\"", StringComparison.Ordinal));
        SmallModel parameters = SmallModel.Create();

        string message = Assert.Throws<InvalidDataException>(
            () => new SmallModel.WithoutMomentum().LoadCheckpoint(SafetensorsFile.Of(header, Valid.Data), ref parameters)).Message;

        Assert.DoesNotContain(new string('B', 100), message, StringComparison.Ordinal);
    }

    // Every place where text from the header gets into a message.
    private static List<(string Valid, string Changed)> Changes(string text)
    {
        string json = JsonSerializer.Serialize(text);
        string schedule(string value) => JsonSerializer.Serialize(value);
        return
        [
            ("\"Weights\":{", $"{json}:{{"), // An additional tensor.
            ("\"velocity/Weights\":{\"dtype\":\"F32\"", $"\"velocity/Weights\":{{\"dtype\":{json}"),
            ("\"Weights\":{\"dtype\"", $"{json}:1,\"Weights\":{{\"dtype\""),
            ("\"Weights\":{\"dtype\":\"F32\"", $"{json}:{{\"dtype\":\"F32\",\"dtype\":\"F32\""),
            ("\"Weights\":{\"dtype\"", $"\"Weights\":{{{json}:1,\"dtype\""),
            ("\"Weights\":{\"dtype\":\"F32\"", $"{json}:{{\"order\":\"F32\""),
            ("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", $"{json}:{{\"dtype\":\"F32\",\"shape\":3"),
            ("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", $"{json}:{{\"dtype\":\"F32\",\"shape\":[-3]"),
            ("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", $"{json}:{{\"dtype\":\"F32\",\"shape\":[4]"),
            ("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[", $"{json}:{{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[1"),
            ("\"__metadata__\":{", $"\"__metadata__\":{{{json}:1,"),
            ("\"__metadata__\":{", $"\"__metadata__\":{{{json}:\"\",{json}:\"\","),
            ("\"crc32c\":\"none\"", $"\"crc32c\":{json}"),
            ("\"steps\":\"3\"", $"\"steps\":{json}"),
            ("\"steps\":\"3\"", $"\"steps\":\"3\",\"dynamic_scale\":{json}"),
            ("\"format\":\"RmsProp.Generated\"", $"\"format\":{json}"),
            ("\"version\":\"1\"", $"\"version\":{json}"),
            ("\"learning_rate\":\"0.01\"", $"\"learning_rate\":{json}"),
            ("\"learning_rate\":\"0.01\"", $"\"learning_rate_schedule\":{json}"),
            ("\"learning_rate\":\"0.01\"", $"\"learning_rate_schedule\":{schedule($"{{\"module\":\"m\",\"class_name\":{json},\"config\":{{}}}}")}"),
            ("\"learning_rate\":\"0.01\"", $"\"learning_rate_schedule\":{schedule(
                $"{{\"module\":\"keras.optimizers.schedules\",\"class_name\":\"ExponentialDecay\",\"config\":{{\"decay_rate\":{json}}}}}")}"),
            ("\"optimizer\":\"{", $"\"optimizer\":\"{JsonSerializer.Serialize(json)[1..^1]}{{"),
        ];
    }

    private static (string Header, byte[] Data) MakeValid()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        return SafetensorsFile.Unprotected(Saved.Of(optimizer, in parameters));
    }
}
