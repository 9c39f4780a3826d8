using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>The content of a checkpoint, as seen by a reader that knows only the format.</summary>
public sealed class FormatTests
{
    private const int Length = 5;

    // The fields of EverythingModel in order; shapes as in NumPy. [NotTrainable] fields are missing.
    private static readonly (string Name, string Type, int[] Shape)[] Everything =
    [
        ("Single", "F32", []), ("Row", "F32", [12]), ("OtherRow", "F32", [17]), ("Rows", "F32", [3, 17]), ("LongRow", "F32", [1003]),
        ("Double", "F64", []), ("DoubleRow", "F64", [15]), ("Vector", "F32", [3]), ("Matrix", "F32", [4, 4]),
        ("Buffer", "F32", [5]), ("DoubleBuffer", "F64", [3]), ("Position.X", "F32", []), ("Position.Y", "F32", []), ("Position.Z", "F64", []),
        ("Array", "F32", [Length]), ("DoubleArray", "F64", [Length]), ("Table", "F32", [3, Length]), ("DoubleTable", "F64", [2, Length / 2, 2]),
        ("Memory", "F32", [Length]), ("Tensor", "F32", [2, Length, 1]),
        ("Layer.Weights", "F32", [17]), ("Layer.Bias", "F32", []), ("Layer.Table", "F64", [Length]), ("Layer.Tensor", "F64", [Length]),
        ("Layers[0].Weights", "F32", [17]), ("Layers[0].Bias", "F32", []), ("Layers[0].Table", "F64", [3]), ("Layers[0].Tensor", "F64", [3]),
        ("Layers[1].Weights", "F32", [17]), ("Layers[1].Bias", "F32", []), ("Layers[1].Table", "F64", [3]), ("Layers[1].Tensor", "F64", [3]),
    ];

    // Keras' names of the slots, and the properties here.
    internal static readonly (string KerasName, string Property)[] Slots =
    [
        ("velocity", "Velocity"), ("momentum", "MomentumBuffer"), ("average_gradient", "AverageGradient"),
        ("average", "MovingAverage"), ("gradient_accumulator", "AccumulatedGradient"),
    ];

    [Fact]
    public void Every_tensor_has_its_name_type_shape_and_numbers()
    {
        (EverythingModel.C15 optimizer, EverythingModel parameters) = TrainEverything();

        SafetensorsFile file = SafetensorsFile.Parse(Saved.Of(optimizer, in parameters));

        Assert.Equal(Everything.Length * (1 + Slots.Length), file.Tensors.Count);
        AssertTensors(file, "", parameters);
        foreach ((string kerasName, string property) in Slots)
        {
            AssertTensors(file, kerasName + "/", (EverythingModel)typeof(EverythingModel.C15).GetProperty(property)!.GetValue(optimizer)!);
        }
    }

    [Fact]
    public void Metadata_are_the_counter_the_rate_and_the_configuration()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LearningRate = 0.1 + 0.2;

        Dictionary<string, string> metadata = SafetensorsFile.Parse(Saved.Of(optimizer, in parameters)).Metadata;

        Assert.Equal(["crc32c", "format", "version", "steps", "learning_rate", "optimizer"], metadata.Keys);
        Assert.Equal("RmsProp.Generated", metadata["format"]);
        Assert.Equal("1", metadata["version"]);
        Assert.Equal("3", metadata["steps"]);
        Assert.Equal("0.30000000000000004", metadata["learning_rate"]); // As Python prints 0.1 + 0.2.
        Assert.Equal(SmallModel.RMSprop.KerasConfig, metadata["optimizer"]);
    }

    [Fact]
    public void A_schedule_is_in_the_metadata_as_Keras_has_it()
    {
        (SmallModel.Scheduled optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.Scheduled());

        Dictionary<string, string> metadata = SafetensorsFile.Parse(Saved.Of(optimizer, in parameters)).Metadata;

        using JsonDocument config = JsonDocument.Parse(SmallModel.Scheduled.KerasConfig);
        using JsonDocument schedule = JsonDocument.Parse(metadata["learning_rate_schedule"]);
        Assert.True(JsonElement.DeepEquals(config.RootElement.GetProperty("config").GetProperty("learning_rate"), schedule.RootElement));
        Assert.DoesNotContain("learning_rate", metadata.Keys);
    }

    /// <summary>
    /// The names are the defaults of the argument <c>name</c> in <c>keras.optimizers.schedules</c>, some of which differ from the class
    /// names.
    /// </summary>
    [Theory]
    [InlineData("ExponentialDecay", "ExponentialDecay")]
    [InlineData("InverseTimeDecay", "InverseTimeDecay")]
    [InlineData("PiecewiseConstantDecay", "PiecewiseConstant")]
    [InlineData("PolynomialDecay", "PolynomialDecay")]
    [InlineData("CosineDecay", "CosineDecay")]
    [InlineData("CosineDecayRestarts", "SGDRDecay")]
    public void A_schedule_that_was_set_has_its_name_in_Keras(string className, string name)
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.LearningRateSchedule = new ILearningRateSchedule[]
        {
            new ExponentialDecay(0.1, 7, 0.8), new InverseTimeDecay(0.1, 3, 0.5), new PiecewiseConstantDecay([1], [0.1, 0.2]),
            new PolynomialDecay(0.1, 12, 0.01, 2), new CosineDecay(0.1, 30), new CosineDecayRestarts(0.1, 5),
        }.Single(schedule => schedule.GetType().Name == className);

        using JsonDocument schedule = JsonDocument.Parse(SafetensorsFile.Parse(Saved.Of(optimizer, in parameters)).Metadata["learning_rate_schedule"]);

        Assert.Equal("keras.optimizers.schedules", schedule.RootElement.GetProperty("module").GetString());
        Assert.Equal(className, schedule.RootElement.GetProperty("class_name").GetString());
        Assert.Equal(name, schedule.RootElement.GetProperty("config").GetProperty("name").GetString());
    }

    /// <summary>The checksum by the definition of CRC-32C: bit by bit, with the reversed polynomial 0x82F63B78.</summary>
    [Fact]
    public void Checksum_is_over_the_file_with_zeros_in_its_place()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] file = Saved.Of(optimizer, in parameters);
        string expected = SafetensorsFile.Parse(file).Metadata["crc32c"];
        int index = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(expected));

        file.AsSpan(index, 8).Fill((byte)'0');

        Assert.Equal(0xE3069283, Crc32C("123456789"u8)); // The check value in the algorithm's catalog entry.
        Assert.Equal(Convert.ToUInt32(expected, 16), Crc32C(file));
    }

    [Fact]
    public void The_same_state_gives_the_same_bytes_everywhere()
    {
        (EverythingModel.C15 optimizer, EverythingModel parameters) = TrainEverything();
        byte[] expected = Saved.Of(optimizer, in parameters);

        using var stream = new MemoryStream();
        optimizer.SaveCheckpoint(stream, in parameters);
        using var folder = new TemporaryFolder();
        optimizer.SaveCheckpoint(folder.File, in parameters);
        (EverythingModel.C15 again, EverythingModel parametersAgain) = TrainEverything();

        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(expected, File.ReadAllBytes(folder.File));
        Assert.Equal(expected, Saved.Of(again, in parametersAgain));
    }

    private static (EverythingModel.C15 Optimizer, EverythingModel Parameters) TrainEverything()
    {
        var filler = new Filler(1);
        var optimizer = new EverythingModel.C15();
        var parameters = EverythingModel.Create(Length);
        var gradients = EverythingModel.Create(Length);
        parameters.ForEach(filler);
        for (int step = 0; step < 4; step++)
        {
            gradients.ForEach(filler);
            optimizer.Apply(ref parameters, in gradients);
        }

        return (optimizer, parameters);
    }

    private static void AssertTensors(SafetensorsFile file, string prefix, EverythingModel model)
    {
        var numbers = new NumberCollector();
        model.ForEach(numbers);
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        foreach ((string name, string type, int[] shape) in Everything)
        {
            Assert.True(tensors.TryGetValue(prefix + name, out var tensor), prefix + name);
            Assert.Equal((name, type), (name, tensor.Type));
            Assert.Equal(shape, tensor.Shape);
        }

        Assert.Equal(numbers.Bytes, Everything.SelectMany(expected => tensors[prefix + expected.Name].Data));
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint register = uint.MaxValue;
        foreach (byte value in bytes)
        {
            register ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1) * 0x82F63B78);
            }
        }

        return ~register;
    }

    private sealed class NumberCollector : IVisitor
    {
        public List<byte> Bytes { get; } = [];

        public void Visit(Span<float> numbers) => Bytes.AddRange(MemoryMarshal.AsBytes(numbers));

        public void Visit(Span<double> numbers) => Bytes.AddRange(MemoryMarshal.AsBytes(numbers));
    }
}
