namespace RmsProp.Generated.Tests.Weights;

/// <summary>Files that libtorch's tensors were written to by another program; Data/README.md says by which, and which numbers they had.</summary>
public sealed class ForeignFileTests
{
    private static readonly float[] Numbers =
    [
        .. ((uint[])[
            0x3e985043, 0xbe82790e, 0xbde53973, 0x3e8abf3d, 0xbf0b255c, 0x3eb14747, 0xbdf3409a, 0x3e9662ea, 0x3dc9516f, 0xbdb1516d, 0x3e48d4ac,
        ]).Select(BitConverter.UInt32BitsToSingle),
    ];

    [Theory]
    [InlineData("f32")]
    [InlineData("f16")]
    [InlineData("f64")]
    [InlineData("bf16")]
    public void They_load_to_the_bit(string type)
    {
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(Read(type), ref model);

        Assert.Equal(Numbers.Select(number => Converted(number, type)).Select(BitConverter.SingleToUInt32Bits), NumbersOf(model).Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal((2, 3), (model.FirstWeights!.GetLength(0), model.FirstWeights.GetLength(1)));
        Assert.Equal((1, 2), (model.Head.Weights!.GetLength(0), model.Head.Weights.GetLength(1)));
    }

    /// <summary>What they become when saved is the same but for the order of the tensors and the metadata.</summary>
    [Fact]
    public void What_is_saved_loads_as_the_same()
    {
        SequentialModel model = default;
        SequentialModel again = default;
        var optimizer = new SequentialModel.RMSprop();
        optimizer.LoadParameters(Read("f32"), ref model);
        using var stream = new MemoryStream();

        optimizer.SaveParameters(stream, in model);
        optimizer.LoadParameters(stream.ToArray(), ref again);

        Assert.Equal(Numbers, NumbersOf(again));
    }

    private static float Converted(float number, string type)
    {
        if (type == "f32")
        {
            return number;
        }

        float half = (float)(Half)number;
        uint bits = BitConverter.SingleToUInt32Bits(half);
        return type == "bf16" ? BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000) : half; // To nearest, ties to even.
    }

    private static float[] NumbersOf(in SequentialModel model) =>
    [
        .. model.FirstWeights!.Cast<float>(), .. model.FirstBiases!, .. model.Head.Weights!.Cast<float>(), .. model.Head.Biases!,
    ];

    private static byte[] Read(string type)
    {
        using Stream stream = typeof(ForeignFileTests).Assembly.GetManifestResourceStream($"torchsharp-{type}.safetensors")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
