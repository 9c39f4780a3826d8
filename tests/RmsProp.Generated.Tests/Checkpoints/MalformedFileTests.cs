using System.Text;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// Handmade files that load without a checksum and match no model: each is refused with a message that names the tensor and the fault, and nothing
/// is changed.
/// </summary>
[Collection(nameof(Alone))]
public sealed class MalformedFileTests
{
    private const long AllocationBound = 2 * 1024 * 1024;

    private static readonly (string Header, byte[] Data) Valid = MakeValid();

    [Fact]
    public void With_none_as_its_checksum_a_file_loads_unchecked()
    {
        var (optimizer, parameters) = SmallModel.Train(3, new SmallModel.RMSprop());

        Assert.Equal(Saved.Of(optimizer, in parameters), new LoadOutcome().Loaded(File(Valid.Header)));
    }

    /// <summary>The format fixes the order of the data, but not that of the header.</summary>
    [Fact]
    public void Tensors_may_be_named_in_any_order()
    {
        var (optimizer, parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        using var header = System.Text.Json.JsonDocument.Parse(Valid.Header);
        string turned = "{" + string.Join(",", header.RootElement.EnumerateObject().Reverse().Select(property => property.ToString())) + "}";

        Assert.Equal(Saved.Of(optimizer, in parameters), new LoadOutcome().Loaded(File(turned)));
    }

    [Fact]
    public void A_tensor_may_be_empty()
    {
        SmallModel parameters = SmallModel.Create();
        parameters.Weights = [];
        byte[] checkpoint = Saved.Of(new SmallModel.RMSprop(), in parameters);
        SmallModel loaded = SmallModel.Create(seed: 1);
        loaded.Weights = [];

        new SmallModel.RMSprop().LoadCheckpoint(checkpoint, ref loaded);

        Assert.Equal(parameters.Bias, loaded.Bias);
        Assert.Equal(parameters.Table, loaded.Table);
    }

    // SmallModel's tensors in the file: Table (F64, 32 bytes), velocity/Table, momentum/Table, Bias (F32, 4), Weights (F32, 12), ...
    [Theory]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", "\"Weights\":{\"dtype\":\"I32\",\"shape\":[3]", "'Weights'", "I32 [3]", "F32 [3]")]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", "\"Weights\":{\"dtype\":\"f32\",\"shape\":[3]", "'Weights'", "f32 [3]", "F32 [3]")]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", "\"Weights\":{\"dtype\":\"0\",\"shape\":[3]", "'Weights'", "0 [3]", "F32 [3]")]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", "\"Weights\":{\"dtype\":\"F32\",\"shape\":[3,1]", "'Weights'", "F32 [3, 1]", "F32 [3]")]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3]", "\"Weights\":{\"dtype\":\"F32\",\"shape\":[4]", "'Weights'", "F32 [4]", "12 bytes")]
    [InlineData("\"velocity/Table\":{\"dtype\":\"F64\",\"shape\":[2,2]", "\"velocity/Table\":{\"dtype\":\"F64\",\"shape\":[4]", "'velocity/Table'", "F64 [4]", "F64 [2, 2]")]
    [InlineData("\"momentum/Bias\"", "\"momentum/bias\"", "'momentum/Bias'", "no tensor", "F32 []")]
    [InlineData("\"Table\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,32]", "\"Table\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,31]", "'Table'", "31 bytes")]
    [InlineData("[32,64]", "[31,64]", "31 to 64", "at 32")]
    [InlineData("[32,64]", "[33,64]", "33 to 64", "at 32")]
    [InlineData("[32,64]", "[64,32]", "64 to 32")]
    [InlineData("[32,64]", "[0,32]", "0 to 32", "at 32")]
    [InlineData("[32,64]", "[32,64,64]", "data_offsets")]
    [InlineData("[32,64]", "[32,9223372036854775807]", "'velocity/Table'", "bytes")]
    [InlineData("[32,64]", "[32,9223372036854775808]", "an element that is not an integer")]
    [InlineData("[32,64]", "[32,1e300]", "an element that is not an integer")]
    [InlineData("[32,64]", "[32,-64]", "an element that is not an integer")]
    [InlineData("[32,64]", "[32,\"64\"]", "an element that is not an integer")]
    [InlineData("[32,64]", "[32,64.5]", "an element that is not an integer")]
    [InlineData("[32,64]", "32", "not an array")]
    [InlineData("\"shape\":[3]", "\"shape\":[3037000500,3037000500,3037000500]", "3037000500", "does not take 12 bytes")]
    [InlineData("\"shape\":[3]", "\"shape\":[9223372036854775807,9223372036854775807,0]", "9223372036854775807", "does not take 12 bytes")]
    [InlineData("\"shape\":[3]", "\"shape\":[9223372036854775807,2]", "9223372036854775807", "does not take 12 bytes")]
    [InlineData("\"shape\":[3]", "\"shape\":[0]", "F32 [0]", "does not take 12 bytes")]
    [InlineData("\"shape\":[3]", "\"shape\":[3],\"shape\":[3]", "twice", ".shape")]
    [InlineData("\"shape\":[3]", "\"order\":[3]", "order")]
    [InlineData("\"shape\":[3],", "", "lacks")]
    [InlineData("\"dtype\":\"F32\"", "\"dtype\":null", "malformed")]
    [InlineData("\"dtype\":\"F32\"", "\"dtype\":32", "malformed")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"steps\":\"4\"", "'steps'", "twice")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"-3\"", "'steps'", "-3")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"9223372036854775808\"", "'steps'", "9223372036854775808")]
    [InlineData("\"steps\":\"3\"", "\"steps\":3", "'steps'", "not a string")]
    [InlineData("\"steps\":\"3\"", "\"step\":\"3\"", "'steps'", "missing")]
    [InlineData("\"version\":\"1\"", "\"version\":\"2\"", "'version'", "'2'")]
    [InlineData("\"format\":\"RmsProp.Generated\"", "\"format\":\"pt\"", "'format'", "'pt'")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"fast\"", "'learning_rate'", "'fast'")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate_schedule\":\"fast\"", "schedule")]
    [InlineData("\"crc32c\":\"none\"", "\"crc32c\":\"0123456\"", "The metadata 'crc32c' is '0123456', neither eight hexadecimal digits nor 'none'.")]
    [InlineData("\"crc32c\":\"none\"", "\"crc32c\":\"None\"", "The metadata 'crc32c' is 'None', neither eight hexadecimal digits nor 'none'.")]
    [InlineData("\"crc32c\":\"none\",", "", "The metadata 'crc32c' of the checkpoint should be eight hexadecimal digits, or 'none' in a file that another program changed, but is missing.")]
    [InlineData("\"crc32c\":\"none\"", "\"crc32b\":\"none\"", "'crc32c'", "missing")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"-3\"", "The metadata 'steps' of the checkpoint should be a number of steps, but is '-3'.")]
    [InlineData("\"steps\":\"3\"", "\"step\":\"3\"", "The metadata 'steps' of the checkpoint should be a number of steps, but is missing.")]
    [InlineData("\"version\":\"1\"", "\"version\":\"2\"", "The metadata 'version' of the checkpoint should be '1', but is '2'.")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"fast\"", "The metadata 'learning_rate' of the checkpoint should be a number, but is 'fast'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"skipped_steps\":\"none\"", "The metadata 'skipped_steps' of the checkpoint should be a number of steps, but is 'none'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"large\"", "The metadata 'dynamic_scale' of the checkpoint should be a number, but is 'large'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"-1\"", "The metadata 'dynamic_scale' of the checkpoint should be a number of at least 0, but is '-1'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"NaN\"", "The metadata 'dynamic_scale' of the checkpoint should be a number of at least 0, but is 'NaN'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"0\"", "The metadata 'dynamic_scale' of the checkpoint should be greater than 0, but is '0', which only an optimizer with a MinLossScale can go on with.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"1e-99\"", "The metadata 'dynamic_scale' of the checkpoint should be greater than 0, but is '0', which")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"Infinity\"", "The metadata 'dynamic_scale' of the checkpoint should be finite, but is 'Infinity', which only an optimizer with a MaxLossScale can go on with.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"dynamic_scale\":\"-Infinity\"", "The metadata 'dynamic_scale' of the checkpoint should be a number of at least 0, but is '-Infinity'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"9223372036854775807\"", "The metadata 'steps' of the checkpoint should be a number of steps, but is '9223372036854775807'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"9223372036854775000\"", "The metadata 'steps' of the checkpoint should be a number of steps, but is '9223372036854775000'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"skipped_steps\":\"9223372036854775807\"", "The metadata 'skipped_steps' of the checkpoint should be a number of steps, but is '9223372036854775807'.")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"3\",\"step_counter\":\"4\"", "The metadata 'step_counter' of the checkpoint should be a number of steps, and no more than the steps, 3, but is '4'.")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"NaN\"", "The metadata 'learning_rate' of the checkpoint should be a finite number of at least 0, but is 'NaN'.")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"Infinity\"", "The metadata 'learning_rate' of the checkpoint should be a finite number of at least 0, but is 'Infinity'.")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"-0.01\"", "The metadata 'learning_rate' of the checkpoint should be a finite number of at least 0, but is '-0.01'.")]
    [InlineData("\"learning_rate\":\"0.01\"", "\"learning_rate\":\"1e999\"", "The metadata 'learning_rate' of the checkpoint should be a finite number of at least 0, but is 'Infinity'.")]
    [InlineData("\"Weights\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[100,112]}", "\"Weights\":1", "The header of the checkpoint is malformed: 'Weights' is not an object.")]
    [InlineData("\"__metadata__\":{", "\"__metadata__\":{},\"__metadata__\":{", "twice")]
    [InlineData("\"__metadata__\":{", "\"__metadata__\":[],\"other\":{", "not an object")]
    [InlineData("\"steps\":\"3\"", "\"steps\":\"\\ud800\"", "malformed")]
    public void What_does_not_fit_is_named(string valid, string changed, params string[] expected)
    {
        Assert.Contains(valid, Valid.Header, StringComparison.Ordinal);
        int index = Valid.Header.IndexOf(valid, StringComparison.Ordinal);

        string message = new LoadOutcome().Refused(File(Valid.Header.Remove(index, valid.Length).Insert(index, changed)));

        Assert.All(expected, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", "It is not an object")]
    [InlineData("{\"module\":\"keras.optimizers.schedules\",\"class_name\":\"CosineDecay\",\"config\":[]}", "'config' is not an object")]
    [InlineData("{\"module\":\"keras.optimizers.schedules\",\"class_name\":\"ExponentialDecay\",\"config\":{\"initial_learning_rate\":1,\"decay_steps\":1,\"decay_rate\":null,\"staircase\":false}}", "'decay_rate' is null.")]
    [InlineData("{\"module\":\"keras.optimizers.schedules\",\"class_name\":\"PiecewiseConstantDecay\",\"config\":{\"boundaries\":null,\"values\":[1]}}", "'boundaries' is null.")]
    [InlineData("{\"module\":\"mine\",\"class_name\":\"CosineDecay\",\"config\":{}}", "of type 'CosineDecay', which can't be restored: set LearningRateSchedule to one before loading. It is null.")]
    public void A_schedule_that_is_none_is_refused(string schedule, string expected)
    {
        string text = System.Text.Json.JsonSerializer.Serialize(schedule);

        string message = new LoadOutcome().Refused(File(Valid.Header.Replace(
            "\"learning_rate\":\"0.01\"", $"\"learning_rate_schedule\":{text}", StringComparison.Ordinal)));

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_may_say_more_than_is_needed()
    {
        const string Schedule = """{"more":[{"a":1}],"module":"keras.optimizers.schedules","class_name":"ExponentialDecay","config":{"initial_learning_rate":1,"decay_steps":2,"decay_rate":0.5,"staircase":false}}""";
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());

        optimizer.LoadCheckpoint(
            File(Valid.Header.Replace("\"learning_rate\":\"0.01\"", $"\"learning_rate_schedule\":{System.Text.Json.JsonSerializer.Serialize(Schedule)}", StringComparison.Ordinal)),
            ref parameters);

        Assert.Equal(0.5, optimizer.LearningRateSchedule!.GetLearningRate(2));
    }

    [Fact]
    public void A_tensor_too_many_is_named()
    {
        string header = Valid.Header.TrimEnd()[..^1] + $",\"Zeal\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[{Valid.Data.Length},{Valid.Data.Length + 4}]}}}}";

        string message = new LoadOutcome().Refused(SafetensorsFile.Of(Encoding.UTF8.GetBytes(header), [.. Valid.Data, 0, 0, 0, 0]));

        Assert.Contains("'Zeal', F32 [1]", message, StringComparison.Ordinal);
    }

    /// <summary>However long its other dimensions are, it has no elements and no bytes.</summary>
    [Fact]
    public void A_tensor_too_many_may_be_empty_in_one_dimension()
    {
        string header = Valid.Header.TrimEnd()[..^1] + $",\"Zeal\":{{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9223372036854775807,0],\"data_offsets\":[{Valid.Data.Length},{Valid.Data.Length}]}}}}";

        string message = new LoadOutcome().Refused(File(header));

        Assert.Contains("'Zeal', F32 [9223372036854775807, 9223372036854775807, 0]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_is_there_twice_is_named()
    {
        string tensor = "\"Bias\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[96,100]}";
        Assert.Contains(tensor, Valid.Header, StringComparison.Ordinal);

        string message = new LoadOutcome().Refused(File(Valid.Header.Replace(tensor, tensor + "," + tensor, StringComparison.Ordinal)));

        Assert.Contains("'Bias' appears twice", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{},")]
    [InlineData("{\"a\":1}")]
    [InlineData("{/**/}")]
    public void What_is_no_header_is_refused(string header) => new LoadOutcome().Refused(File(header));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void A_header_that_is_no_object_is_called_so(string header) =>
        Assert.Equal("The header of the checkpoint is malformed: It is not an object.", new LoadOutcome().Refused(File(header)));

    [Theory]
    [InlineData(5, "the length of the header")]
    [InlineData(20, "the header")]
    [InlineData(-1, "the data")]
    public void What_is_cut_off_is_named(int length, string what)
    {
        byte[] file = File(Valid.Header);

        string message = new LoadOutcome().Refused(length < 0 ? file[..^-length] : file[..length]);

        Assert.Contains($"bytes of {what}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_the_data_are_called_so() => Assert.Equal(
        "Bytes follow the last tensor of the checkpoint.",
        Assert.Throws<InvalidDataException>(() => Load([.. File(Valid.Header), 0])).Message);

    [Fact]
    public void A_wrong_checksum_is_told_with_the_right_one()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] file = Saved.Of(optimizer, in parameters);
        string checksum = SafetensorsFile.Parse(file).Metadata["crc32c"];
        file[^1] ^= 1;

        string message = new LoadOutcome().Refused(file);

        Assert.StartsWith("The checkpoint is damaged: its checksum is ", message, StringComparison.Ordinal);
        Assert.Contains($"but should be {checksum}. (If you changed it on purpose, set 'crc32c' in its metadata to 'none'.)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        new LoadOutcome().Refused(File($"{{\"Weights\":{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}"));

    [Fact]
    public void A_header_that_is_not_in_UTF8_is_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes(Valid.Header.Replace("\"Bias\"", "\"Bi?s\"", StringComparison.Ordinal));
        header[header.AsSpan().IndexOf("Bi?s"u8) + 2] = 0xFF;

        Assert.Contains("UTF-8", new LoadOutcome().Refused(SafetensorsFile.Of(header, Valid.Data)), StringComparison.Ordinal);
    }

    /// <summary>No memory is allocated because of a length in the file.</summary>
    [Theory]
    [InlineData(100_000_000)] // The maximum length of a header.
    [InlineData(100_000_001)]
    [InlineData(int.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    public void A_header_that_is_said_to_be_long_costs_nothing(ulong length)
    {
        var outcome = new LoadOutcome();
        byte[] file = SafetensorsFile.Of(Encoding.UTF8.GetBytes(Valid.Header), Valid.Data, length);
        outcome.Refused(file);
        long before = GC.GetAllocatedBytesForCurrentThread();

        outcome.Refused(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationBound);
    }

    [Fact]
    public void Checkpoints_of_other_configurations_and_structs_are_refused()
    {
        var outcome = new LoadOutcome();
        var (centered, parameters) = SmallModel.Train(3, new SmallModel.Centered());
        var (withoutMomentum, otherParameters) = SmallModel.Train(3, new SmallModel.WithoutMomentum());
        var scalar = new ScalarModel { Value = 1 };

        Assert.Contains("'momentum/Table'", outcome.Refused(Saved.Of(centered, in parameters)), StringComparison.Ordinal);
        Assert.Contains("'momentum/Table'", outcome.Refused(Saved.Of(withoutMomentum, in otherParameters)), StringComparison.Ordinal);
        Assert.Contains("'Table'", outcome.Refused(Saved.Of(new ScalarModel.RMSprop(), in scalar)), StringComparison.Ordinal);
        (SmallModel.RMSprop optimizer, SmallModel trained) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] withMomentum = Saved.Of(optimizer, in trained);
        Assert.Contains(
            "'momentum/Bias'", // The first by name of those without a place.
            Assert.Throws<InvalidDataException>(() => withoutMomentum.LoadCheckpoint(withMomentum, ref otherParameters)).Message,
            StringComparison.Ordinal);
    }

    private static void Load(byte[] checkpoint)
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LoadCheckpoint(checkpoint, ref parameters);
    }

    private static byte[] File(string header) => SafetensorsFile.Of(Encoding.UTF8.GetBytes(header), Valid.Data);

    private static (string Header, byte[] Data) MakeValid()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        return SafetensorsFile.Unprotected(Saved.Of(optimizer, in parameters));
    }
}
