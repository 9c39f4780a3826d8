using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>
/// What is [NotTrainable] and has a [TensorName] is in files, as PyTorch's state_dict has parameters that require no gradient, and
/// buffers. What has none is in no file.
/// </summary>
public sealed class FrozenTests
{
    private static WeightFile File(string weights = "encoder.weight", string means = "encoder.running_mean") => new WeightFile()
        .AddF32(weights, [2, 3], 1, 2, 3, 4, 5, 6)
        .Add(means, "F64", [2], WeightFile.Bytes([7.0, 8.0]))
        .AddF32("head.weight", [1, 2], 9, 10)
        .AddF32("head.running_mean", [1], 11)
        .AddF32("scale", [], 12);

    [Fact]
    public void It_is_loaded_and_allocated_and_nothing_else_is_touched()
    {
        FrozenModel model = Unnamed();

        new FrozenModel.RMSprop().LoadParameters(File().ToArray(), ref model);

        AssertIsLoaded(model);
    }

    [Theory]
    [InlineData("backbone.weight", "encoder.mean")]
    [InlineData("encoder.weight", "backbone.running_mean")]
    [InlineData("backbone.weight", "backbone.mean")]
    public void Former_names_are_accepted(string weights, string means)
    {
        FrozenModel model = Unnamed();

        new FrozenModel.RMSprop().LoadParameters(File(weights, means).ToArray(), ref model);

        AssertIsLoaded(model);
    }

    [Fact]
    public void Existing_arrays_are_written_in_place()
    {
        FrozenModel model = Unnamed();
        (float[,] weights, float[] means) = (new float[2, 3], new float[2]);
        (model.Encoder.Weights, model.Encoder.Means) = (weights, means);

        new FrozenModel.RMSprop().LoadParameters(File().ToArray(), ref model);

        AssertIsLoaded(model);
        Assert.Same(weights, model.Encoder.Weights);
        Assert.Same(means, model.Encoder.Means);
    }

    [Fact]
    public void It_is_saved_without_slots_or_scratch()
    {
        FrozenModel model = Loaded();
        using var stream = new MemoryStream();

        new FrozenModel.RMSprop().SaveParameters(stream, in model);

        Assert.Equal(
            ["scale F64 ", "head.weight F32 1,2", "encoder.weight F32 2,3", "encoder.running_mean F32 2", "head.running_mean F32 1"],
            SafetensorsFile.Parse(stream.ToArray()).Tensors.Select(Describe));
        FrozenModel again = Unnamed();
        new FrozenModel.RMSprop().LoadParameters(stream.ToArray(), ref again);
        AssertIsLoaded(again);
    }

    /// <summary>A training that is interrupted needs what is frozen, and means that change without the optimizer.</summary>
    [Fact]
    public void A_checkpoint_has_it_as_well()
    {
        FrozenModel model = Loaded();
        var optimizer = new FrozenModel.RMSprop();
        var gradients = new FrozenModel { Head = new FrozenLayer { Weights = new float[,] { { 1, 2 } } } };
        optimizer.Apply(ref model, in gradients);
        model.Head.Means![0] = 13;
        byte[] checkpoint = Saved.Of(optimizer, in model);
        FrozenModel resumed = FrozenModel.RMSprop.Clone(in model);
        (resumed.Encoder.Weights, resumed.Encoder.Means, resumed.Head.Means, resumed.Scale) = (new float[2, 3], new float[2], new float[1], 0);
        var other = new FrozenModel.RMSprop();

        other.LoadCheckpoint(checkpoint, ref resumed);
        optimizer.Apply(ref model, in gradients);
        other.Apply(ref resumed, in gradients);

        Assert.Equal(
            ["scale F64 ", "head.weight F32 1,2", "encoder.weight F32 2,3", "encoder.running_mean F32 2", "head.running_mean F32 1", "velocity/head.weight F32 1,2", "momentum/head.weight F32 1,2"],
            SafetensorsFile.Parse(checkpoint).Tensors.Select(Describe));
        Assert.Equal(model.Head.Weights, resumed.Head.Weights);
        Assert.Equal([13f], resumed.Head.Means!);
        Assert.Equal(model.Encoder.Weights, resumed.Encoder.Weights);
        Assert.Equal([7f, 8f], resumed.Encoder.Means!);
        Assert.Equal(12, resumed.Scale);
    }

    [Fact]
    public void A_checkpoints_parameters_alone_are_all_of_them()
    {
        FrozenModel model = Loaded();
        byte[] checkpoint = Saved.Of(new FrozenModel.RMSprop(), in model);
        FrozenModel other = FrozenModel.RMSprop.Clone(in model);
        (other.Encoder.Weights, other.Encoder.Means, other.Scale) = (new float[2, 3], new float[2], 0);

        new FrozenModel.RMSprop().LoadCheckpoint(checkpoint, ref other, new CheckpointOptions { ParametersOnly = true });

        Assert.Equal(model.Encoder.Weights, other.Encoder.Weights);
        Assert.Equal([7f, 8f], other.Encoder.Means!);
        Assert.Equal(12, other.Scale);
    }

    [Fact]
    public void What_does_not_fit_is_named_and_nothing_changes()
    {
        FrozenModel model = Unnamed();
        model.Encoder.Means = [1];
        byte[] file = new WeightFile().AddF32("encoder.running_mean", [2], 7, 8).AddF32("head.weight", [1, 2], 9, 10).AddF32("head.running_mean", [1], 11)
            .Add("scale", "I64", [], new byte[8]).AddF32("Unnamed.weight", [1, 1], 1).ToArray();

        string message = Assert.Throws<InvalidDataException>(() => new FrozenModel.RMSprop().LoadParameters(file, ref model)).Message;

        Assert.Equal(
            "The file is not one of this model's parameters. It has no 'encoder.weight', which should be F32 [?, ?]. "
            + "Its 'encoder.running_mean' is F32 [2], but should be F32 [1]. Its 'scale' is I64 [], but should be F64 []. "
            + "It has 'Unnamed.weight' F32 [1, 1], which the model has not. "
            + "[TensorName] gives a field its name in files, and a [NotTrainable] one is there only with it; LoadParameters with a report loads what fits.",
            message);
        Assert.Null(model.Head.Weights);
        Assert.Equal([1f], model.Encoder.Means!);
    }

    [Fact]
    public void With_a_report_the_rest_stays()
    {
        FrozenModel model = Unnamed();
        model.Scale = 3;
        byte[] file = new WeightFile().AddF32("encoder.running_mean", [2], 7, 8).AddF32("Scratch", [1], 0).Add("scale", "I64", [], new byte[8]).ToArray();

        new FrozenModel.RMSprop().LoadParameters(file, ref model, out ParameterLoadReport report);

        Assert.Equal(["head.weight", "head.running_mean", "encoder.weight"], report.Missing.OrderDescending(StringComparer.Ordinal));
        Assert.Equal(["scale"], report.Mismatched);
        Assert.Equal(["Scratch"], report.Unexpected);
        Assert.Equal([7f, 8f], model.Encoder.Means!);
        Assert.Null(model.Encoder.Weights);
        Assert.Equal(3, model.Scale);
    }

    [Fact]
    public void An_array_that_is_missing_can_not_be_saved()
    {
        FrozenModel model = Loaded();
        model.Encoder.Weights = null;
        var optimizer = new FrozenModel.RMSprop();
        const string Expected = "The tensor 'encoder.weight' of the parameters has no elements, because its field was never given any. "
            + "It is not trained, but in files because of its [TensorName]: allocate it, or remove that. (Parameter 'parameters')";

        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => optimizer.SaveParameters(new MemoryStream(), in model)).Message);
        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => Saved.Of(optimizer, in model)).Message);
        Assert.Equal(
            Expected, Assert.Throws<ArgumentException>(() => optimizer.LoadCheckpoint(Saved.Of(optimizer, Loaded()), ref model)).Message);
    }

    [Fact]
    public void Nothing_is_loaded_into_an_array_that_two_fields_share()
    {
        FrozenModel twice = Unnamed();
        twice.Encoder.Means = twice.Head.Means = new float[2];
        byte[] file = new WeightFile().AddF32("encoder.running_mean", [2], 7, 8).AddF32("head.running_mean", [2], 9, 10).ToArray();
        FrozenModel ofHead = Unnamed();
        ofHead.Encoder.Weights = ofHead.Head.Weights = new float[1, 1];

        Assert.Contains(
            "'Encoder.Means' of the parameters", Assert.Throws<ArgumentException>(() => new FrozenModel.RMSprop().LoadParameters(file, ref twice, out _)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FrozenModel.RMSprop().LoadParameters(file, ref ofHead, out _));

        Assert.Equal([0f, 0f], twice.Head.Means!);
        Assert.Null(ofHead.Head.Means);
    }

    /// <summary>A step does not look at it: it may be missing, or be an array that is trained.</summary>
    [Fact]
    public void Training_takes_no_notice_of_it()
    {
        var model = new FrozenModel { Head = new FrozenLayer { Weights = new float[1, 2] } };
        model.Encoder.Weights = model.Head.Weights;
        var optimizer = new FrozenModel.Averaged();

        optimizer.Apply(ref model, new FrozenModel { Head = new FrozenLayer { Weights = new float[,] { { 1, 2 } } } });
        optimizer.FinalizeVariableValues(ref model);

        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(2, FrozenModel.RMSprop.Count(in model));
        Assert.Null(optimizer.Velocity.Encoder.Weights);
        Assert.Null(FrozenModel.RMSprop.ZerosLike(in model).Encoder.Weights);
    }

    /// <summary>As the page about parameters says: a clone shares what is not trained, and only trained numbers are copied and cleared.</summary>
    [Fact]
    public void A_copy_shares_it()
    {
        FrozenModel model = Loaded();
        FrozenModel clone = FrozenModel.RMSprop.Clone(in model);
        FrozenModel other = new() { Head = new FrozenLayer { Weights = new float[1, 2], Means = [1] }, Scale = 2 };

        FrozenModel.RMSprop.Copy(in model, ref other);
        FrozenModel.RMSprop.Clear(ref model);

        Assert.Same(model.Encoder.Weights, clone.Encoder.Weights);
        Assert.Same(model.Head.Means, clone.Head.Means);
        Assert.NotSame(model.Head.Weights, clone.Head.Weights);
        Assert.Equal(12, clone.Scale);
        Assert.Equal(new float[,] { { 9, 10 } }, other.Head.Weights);
        Assert.Equal([1f], other.Head.Means!);
        Assert.Equal(2, other.Scale);
        Assert.Null(other.Encoder.Weights);
        Assert.Equal(12, model.Scale);
        Assert.Equal([7f, 8f], model.Encoder.Means!);
        Assert.Equal(new float[1, 2], model.Head.Weights);
    }

    private static FrozenModel Unnamed() => new() { Label = "kept", Inputs = [1], Encoder = new FrozenLayer { Calls = 2 } };

    private static FrozenModel Loaded()
    {
        FrozenModel model = Unnamed();
        new FrozenModel.RMSprop().LoadParameters(File().ToArray(), ref model);
        return model;
    }

    private static void AssertIsLoaded(in FrozenModel model)
    {
        Assert.Equal(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, model.Encoder.Weights);
        Assert.Equal([7f, 8f], model.Encoder.Means!);
        Assert.Equal(new float[,] { { 9, 10 } }, model.Head.Weights);
        Assert.Equal([11f], model.Head.Means!);
        Assert.Equal(12, model.Scale);
        Assert.Equal(("kept", 2), (model.Label, model.Encoder.Calls));
        Assert.Equal([1f], model.Inputs!);
        Assert.Null(model.Encoder.Scratch);
        Assert.Null(model.Head.Scratch);
        Assert.Null(model.Unnamed.Weights);
    }

    private static string Describe((string Name, string Type, int[] Shape, byte[] Data) tensor) =>
        $"{tensor.Name} {tensor.Type} {string.Join(',', tensor.Shape)}";
}
