using System.Numerics;
using System.Numerics.Tensors;
using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>Every kind of memory is allocated from a file, and numbers of every type become those of the field.</summary>
public sealed class KindTests
{
    private static byte[] Kinds => new WeightFile()
        .AddF32("scale", [], 1)
        .AddF32("direction", [3], 2, 3, 4)
        .AddF32("array", [2], 5, 6)
        .Add("table", "F64", [2, 1], WeightFile.Bytes([7.0, 8.0]))
        .AddF32("filters", [1, 2, 1, 2], 9, 10, 11, 12)
        .AddF32("memory", [3], 13, 14, 15)
        .AddF32("tensor", [1, 2], 16, 17)
        .AddF32("layers.0.weight", [1, 1], 18)
        .AddF32("layers.1.weight", [1, 2], 19, 20)
        .AddF32("fixed", [1], 21)
        .ToArray();

    [Fact]
    public void Memory_of_every_kind_is_allocated()
    {
        MissingModel model = default;

        new MissingModel.RMSprop().LoadParameters(Kinds, ref model);

        Assert.Equal(1, model.Scale);
        Assert.Equal(new Vector3(2, 3, 4), model.Direction);
        Assert.Equal([5f, 6f], model.Array!);
        Assert.Equal(new double[,] { { 7 }, { 8 } }, model.Table);
        Assert.Equal(new float[,,,] { { { { 9, 10 } }, { { 11, 12 } } } }, model.Filters);
        Assert.Equal([13.0, 14.0, 15.0], model.Memory.ToArray());
        Assert.Equal<nint>([1, 2], model.Tensor!.Lengths.ToArray());
        Assert.Equal([16f, 17f], model.Tensor.ToArray());
        Assert.Equal(new float[,] { { 18 } }, model.Layers[0].Weights);
        Assert.Equal(new float[,] { { 19, 20 } }, model.Layers[1].Weights);
        Assert.Equal([21f], model.ReadOnly!);
    }

    [Fact]
    public void It_is_saved_under_the_same_names()
    {
        MissingModel model = default;
        var optimizer = new MissingModel.RMSprop();
        optimizer.LoadParameters(Kinds, ref model);
        using var stream = new MemoryStream();

        optimizer.SaveParameters(stream, in model);

        var saved = SafetensorsFile.Parse(stream.ToArray());
        Assert.Empty(saved.Metadata);
        Assert.Equal(
            ["table F64 2,1", "memory F64 3", "scale F32 ", "direction F32 3", "array F32 2", "filters F32 1,2,1,2", "tensor F32 1,2", "layers.0.weight F32 1,1", "layers.1.weight F32 1,2", "fixed F32 1"],
            saved.Tensors.Select(tensor => $"{tensor.Name} {tensor.Type} {string.Join(',', tensor.Shape)}"));
        MissingModel again = default;
        optimizer.LoadParameters(stream.ToArray(), ref again);
        Assert.Equal(model.Filters, again.Filters);
        Assert.Equal(model.Memory.ToArray(), again.Memory.ToArray());
    }

    [Fact]
    public void Spans_get_arrays()
    {
        MissingSpans model = default;
        byte[] file = new WeightFile().AddF32("span", [2], 1, 2).Add("tensor", "F64", [1, 2], WeightFile.Bytes([3.0, 4.0])).AddF32("Bias", [], 5).ToArray();

        new MissingSpans.RMSprop().LoadParameters(file, ref model);

        Assert.Equal([1f, 2f], model.Span.ToArray());
        Assert.Equal(2, model.Tensor.Rank);
        Assert.Equal(4.0, model.Tensor[0, 1]);
        Assert.Equal(5, model.Bias);
    }

    [Fact]
    public void Existing_memory_of_every_kind_is_written_in_place()
    {
        double[] memory = new double[3];
        float[] span = new float[2];
        var model = new MissingModel { Memory = memory, Tensor = System.Numerics.Tensors.Tensor.Create(new float[2], [1, 2]) };
        Tensor<float> tensor = model.Tensor;
        var spans = new MissingSpans { Span = span };

        new MissingModel.RMSprop().LoadParameters(Kinds, ref model);
        new MissingSpans.RMSprop().LoadParameters(new WeightFile().AddF32("span", [2], 1, 2).ToArray(), ref spans, out ParameterLoadReport report);

        Assert.Equal([13.0, 14.0, 15.0], memory);
        Assert.Same(tensor, model.Tensor);
        Assert.Equal([16f, 17f], tensor.ToArray());
        Assert.Equal([1f, 2f], span);
        Assert.Equal(["tensor", "Bias"], report.Missing);
    }

    [Fact]
    public void Empty_tensors_make_empty_arrays()
    {
        MissingModel model = default;
        byte[] file = new WeightFile().Add("array", "F32", [0]).Add("table", "BF16", [0, 2147483591]).Add("tensor", "F32", [2, 0]).Add("memory", "F64", [0]).ToArray();

        new MissingModel.RMSprop().LoadParameters(file, ref model, out ParameterLoadReport report);

        Assert.Empty(report.Mismatched);
        Assert.Empty(model.Array!);
        Assert.Equal((0, 2147483591), (model.Table!.GetLength(0), model.Table.GetLength(1)));
        Assert.Equal<nint>([2, 0], model.Tensor!.Lengths.ToArray());
        Assert.Equal(0, model.Memory.Length);
    }

    [Theory]
    [InlineData("array", "[]", 4)]
    [InlineData("array", "[1,1]", 4)]
    [InlineData("array", "[2147483648,0]", 0)]
    [InlineData("table", "[1]", 4)]
    [InlineData("table", "[2147483648,0]", 0)]
    [InlineData("table", "[0,9223372036854775807]", 0)]
    [InlineData("tensor", "[]", 4)]
    [InlineData("scale", "[1]", 4)]
    [InlineData("direction", "[1,3]", 12)]
    public void Other_dimensions_are_not_taken(string name, string shape, int length)
    {
        MissingModel model = default;
        string header = $$$"""{"{{{name}}}":{"dtype":"F32","shape":{{{shape}}},"data_offsets":[0,{{{length}}}]}}""";

        new MissingModel.RMSprop().LoadParameters(
            SafetensorsFile.Of(System.Text.Encoding.UTF8.GetBytes(header), new byte[length]), ref model, out ParameterLoadReport report);

        Assert.Equal([name], report.Mismatched);
        Assert.Null(model.Array);
        Assert.Null(model.Table);
        Assert.Null(model.Tensor);
    }

    /// <summary>IEEE 754's half precision: 1, -2, the largest, the smallest, infinity, and the nearest to a third.</summary>
    [Fact]
    public void F16_is_converted() => AssertConverted(
        "F16", WeightFile.Bytes((ushort[])[0x3C00, 0xC000, 0x7BFF, 0x0001, 0x7C00, 0x3555]),
        [1, -2, 65504, 1.0 / (1 << 24), double.PositiveInfinity, 0.333251953125]);

    /// <summary>The upper halves of 1, of what is nearest to π, of -infinity, of the largest, and of the smallest.</summary>
    [Fact]
    public void BF16_is_converted() => AssertConverted(
        "BF16", WeightFile.Bytes((ushort[])[0x3F80, 0x4049, 0xFF80, 0x7F7F, 0x0001, 0x8000]),
        [1, 3.140625, double.NegativeInfinity, 255 * Math.Pow(2, 120), Math.Pow(2, -133), -0.0]);

    /// <summary>To nearest, ties to even; too large is infinite, too small 0.</summary>
    [Fact]
    public void F64_is_rounded()
    {
        MissingModel model = default;
        byte[] file = new WeightFile().Add("array", "F64", [6], WeightFile.Bytes([0.1, 16777217, 16777219, 1e300, -1e-50, double.NaN])).ToArray();

        new MissingModel.RMSprop().LoadParameters(file, ref model, out _);

        Assert.Equal([0.1f, 16777216f, 16777220f, float.PositiveInfinity, -0f, float.NaN], model.Array!);
    }

    [Fact]
    public void Long_tensors_are_converted_as_well()
    {
        const int Count = 100_003;
        MissingModel model = default;
        double[] numbers = [.. Enumerable.Range(0, Count).Select(i => i / 8.0)];
        byte[] file = new WeightFile().Add("array", "F64", [Count], WeightFile.Bytes(numbers)).ToArray();
        using var stream = new MemoryStream(file);

        new MissingModel.RMSprop().LoadParameters(stream, ref model, out _);

        Assert.Equal(numbers, model.Array!.Select(number => (double)number));
    }

    private static void AssertConverted(string type, byte[] data, double[] expected)
    {
        MissingModel model = default;
        byte[] file = new WeightFile().Add("array", type, [expected.Length], data).Add("memory", type, [expected.Length], data).ToArray();

        new MissingModel.RMSprop().LoadParameters(file, ref model, out _);

        Assert.Equal(expected, model.Memory.ToArray());
        Assert.Equal(expected.Select(number => BitConverter.SingleToUInt32Bits((float)number)), model.Array!.Select(BitConverter.SingleToUInt32Bits));
    }
}
