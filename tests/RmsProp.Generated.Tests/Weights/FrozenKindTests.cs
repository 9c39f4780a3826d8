using System.Numerics;
using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>Every kind of field that is not trained, in files.</summary>
public sealed class FrozenKindTests
{
    private static byte[] Kinds => new WeightFile()
        .AddF32("Bias", [], 1)
        .AddF32("all.scale", [], 2)
        .AddF32("all.direction", [3], 3, 4, 5)
        .AddF32("all.array", [2], 6, 7)
        .Add("all.table", "F64", [2, 1], WeightFile.Bytes([8.0, 9.0]))
        .AddF32("all.filters", [1, 2, 1, 2], 10, 11, 12, 13)
        .AddF32("all.memory", [1], 14)
        .AddF32("all.tensor", [1, 2], 15, 16)
        .AddF32("all.layers.0.weight", [1, 1], 17)
        .AddF32("all.layers.1.weight", [1, 2], 18, 19)
        .AddF32("all.fixed", [1], 20)
        .AddF32("buffer", [2], 21, 22)
        .AddF32("rate", [], 23)
        .AddF32("pair.Left", [], 24)
        .AddF32("pair.Right", [], 25)
        .AddF32("blocks.0.weight", [1, 1], 26)
        .AddF32("blocks.1.weight", [1, 1], 27)
        .AddF32("blocks.0.running_mean", [1], 28)
        .AddF32("blocks.1.running_mean", [1], 29)
        .ToArray();

    [Fact]
    public unsafe void They_are_loaded_and_saved()
    {
        FrozenKinds loaded = default;
        var optimizer = new FrozenKinds.RMSprop();
        optimizer.LoadParameters(Kinds, ref loaded);
        using var stream = new MemoryStream();
        optimizer.SaveParameters(stream, in loaded);
        FrozenKinds model = default;

        optimizer.LoadParameters(stream.ToArray(), ref model);

        Assert.Equal((1f, 2f, new Vector3(3, 4, 5)), (model.Bias, model.All.Scale, model.All.Direction));
        Assert.Equal([6f, 7f], model.All.Array!);
        Assert.Equal(new double[,] { { 8 }, { 9 } }, model.All.Table);
        Assert.Equal(new float[,,,] { { { { 10, 11 } }, { { 12, 13 } } } }, model.All.Filters);
        Assert.Equal([14.0], model.All.Memory.ToArray());
        Assert.Equal<nint>([1, 2], model.All.Tensor!.Lengths.ToArray());
        Assert.Equal([15f, 16f], model.All.Tensor.ToArray());
        Assert.Equal(new float[,] { { 17 } }, model.All.Layers[0].Weights);
        Assert.Equal(new float[,] { { 18, 19 } }, model.All.Layers[1].Weights);
        Assert.Equal([20f], model.All.ReadOnly!);
        Assert.Equal((21.0, 22.0, 23f), (model.Buffer[0], model.Buffer[1], model.Rate));
        Assert.Equal(new FrozenPair(24, 0, 25), model.Pair);
        Assert.Equal(new float[,] { { 27 } }, model.Blocks[1].Weights);
        Assert.Equal((28f, 29f), (model.Blocks[0].Means![0], model.Blocks[1].Means![0]));
        Assert.Equal(3, FrozenKinds.RMSprop.Count(in model));
    }

    [Fact]
    public void Spans_get_arrays()
    {
        FrozenSpans model = default;
        var optimizer = new FrozenSpans.RMSprop();
        optimizer.LoadParameters(
            new WeightFile().AddF32("Trained", [1], 1).AddF32("span", [2], 2, 3).Add("tensor", "F64", [1, 2], WeightFile.Bytes([4.0, 5.0]))
                .AddF32("inner.Weights", [1], 6).ToArray(),
            ref model);

        Assert.Equal([1f], model.Trained.ToArray());
        Assert.Equal([2f, 3f], model.Span.ToArray());
        Assert.Equal(5, model.Tensor[0, 1]);
        Assert.Equal([6f], model.Inner.Weights.ToArray());
        Assert.True(model.Scratch.IsEmpty);
        using var stream = new MemoryStream();
        optimizer.SaveParameters(stream, in model);
        Assert.Equal(["tensor", "Trained", "span", "inner.Weights"], SafetensorsFile.Parse(stream.ToArray()).Tensors.Select(tensor => tensor.Name));
    }

    /// <summary>The slots of a ref struct have a field for each trained one.</summary>
    [Fact]
    public void They_have_no_slots() =>
        Assert.Equal(["Trained"], typeof(FrozenSpans.RMSprop.Slots).GetFields().Select(field => field.Name));
}
