using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>Weights of other programs: what fits is loaded, and what does not is named.</summary>
public sealed class LoadTests
{
    /// <summary>PyTorch's layout: the weights of a linear layer are [out, in], the names those of its <c>state_dict</c>.</summary>
    private static WeightFile Sequential(string firstWeights = "0.weight") => new WeightFile()
        .AddF32("0.bias", [2], 7, 8)
        .AddF32(firstWeights, [2, 3], 1, 2, 3, 4, 5, 6)
        .AddF32("2.bias", [1], 11)
        .AddF32("2.weight", [1, 2], 9, 10);

    private static readonly string[] Names = ["0.weight", "0.bias", "2.weight", "2.bias"];

    [Fact]
    public void Missing_arrays_get_their_shapes_from_the_file()
    {
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(Sequential().ToArray(), ref model);

        AssertIsSequential(model);
        Assert.Null(model.Inputs);
    }

    [Fact]
    public void Existing_arrays_are_written_in_place()
    {
        var model = new SequentialModel { FirstWeights = new float[2, 3], FirstBiases = new float[2], Head = new SequentialLayer { Weights = new float[1, 2] } };
        (float[,] first, float[,] head) = (model.FirstWeights, model.Head.Weights);

        new SequentialModel.RMSprop().LoadParameters(Sequential().ToArray(), ref model);

        AssertIsSequential(model);
        Assert.Same(first, model.FirstWeights);
        Assert.Same(head, model.Head.Weights);
    }

    [Fact]
    public void A_path_and_a_stream_will_do()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File, Sequential().ToArray());
        SequentialModel fromFile = default;
        SequentialModel fromStream = default;
        using var stream = new MemoryStream([.. Sequential().ToArray(), 1, 2, 3]);

        new SequentialModel.RMSprop().LoadParameters(folder.File, ref fromFile);
        new SequentialModel.RMSprop().LoadParameters(stream, ref fromStream);

        AssertIsSequential(fromFile);
        AssertIsSequential(fromStream);
        Assert.Equal(stream.Length - 3, stream.Position);
    }

    [Theory]
    [InlineData("W1")]
    [InlineData("0.weight")]
    public void A_former_name_is_accepted(string name)
    {
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(Sequential(name).ToArray(), ref model);

        AssertIsSequential(model);
    }

    /// <summary>Those of a struct and of the fields inside it multiply: 2.W, Second.weight, Second.W and Second.bias.</summary>
    [Theory]
    [InlineData("2.W", "2.bias")]
    [InlineData("Second.weight", "Second.bias")]
    [InlineData("Second.W", "2.bias")]
    public void So_are_those_of_structs(string weight, string bias)
    {
        SequentialModel model = default;
        byte[] file = new WeightFile().AddF32("first_bias", [2], 7, 8).AddF32("W1", [2, 3], 1, 2, 3, 4, 5, 6)
            .AddF32(bias, [1], 11).AddF32(weight, [1, 2], 9, 10).ToArray();

        new SequentialModel.RMSprop().LoadParameters(file, ref model);

        AssertIsSequential(model);
    }

    [Fact]
    public void A_former_name_beside_the_current_one_is_another_tensor()
    {
        SequentialModel model = default;
        byte[] file = Sequential().AddF32("W1", [1], 0).ToArray();

        Assert.Contains("It has 'W1' F32 [1], which the model has not.", Refused(file, ref model), StringComparison.Ordinal);
        new SequentialModel.RMSprop().LoadParameters(file, ref model, out ParameterLoadReport report);

        Assert.Equal(["W1"], report.Unexpected);
        AssertIsSequential(model);
    }

    [Fact]
    public void A_checkpoint_of_older_code_loads_and_continues_with_the_same_bits()
    {
        OldSequentialModel old = default;
        var oldOptimizer = new OldSequentialModel.RMSprop();
        oldOptimizer.LoadParameters(
            new WeightFile().AddF32("W1", [1, 2], 1, 2).AddF32("B1", [1], 3).AddF32("Second.W", [1, 1], 4).AddF32("Second.bias", [1], 5).ToArray(), ref old);
        OldSequentialModel oldGradients = OldSequentialModel.RMSprop.Clone(in old);
        oldOptimizer.Apply(ref old, in oldGradients);
        byte[] checkpoint = Saved.Of(oldOptimizer, in old);
        SequentialModel model = default;
        var optimizer = new SequentialModel.RMSprop();
        model = new SequentialModel { FirstWeights = new float[1, 2], FirstBiases = new float[1], Head = new() { Weights = new float[1, 1], Biases = new float[1] } };

        optimizer.LoadCheckpoint(checkpoint, ref model);
        SequentialModel gradients = SequentialModel.RMSprop.Clone(in model);
        oldGradients = OldSequentialModel.RMSprop.Clone(in old);
        oldOptimizer.Apply(ref old, in oldGradients);
        optimizer.Apply(ref model, in gradients);

        Assert.Equal(old.W1, model.FirstWeights);
        Assert.Equal(old.B1, model.FirstBiases);
        Assert.Equal(old.Second.W, model.Head.Weights);
        Assert.Equal(old.Second.Biases, model.Head.Biases);
        string[] tensors = [.. SafetensorsFile.Parse(Saved.Of(optimizer, in model)).Tensors.Select(tensor => tensor.Name)];
        Assert.Equal([.. Names, .. Names.Select(name => "velocity/" + name), .. Names.Select(name => "momentum/" + name)], tensors);
    }

    [Fact]
    public void What_is_missing_is_named_with_what_is_there_instead()
    {
        var model = new SequentialModel { FirstBiases = [1, 2], Head = new SequentialLayer { Weights = new float[1, 2], Biases = [3] } };
        byte[] file = new WeightFile().AddF32("Weights", [3], 1, 2, 3).AddF32("0.bias", [3], 1, 2, 3).AddF32("2.bias", [1], 1)
            .Add("2.weight", "I32", [1, 2], new byte[8]).ToArray();

        string message = Refused(file, ref model);

        Assert.Equal(
            "The file is not one of this model's parameters. It has no '0.weight', which should be F32 [?, ?]. "
            + "Its '0.bias' is F32 [3], but should be F32 [2]. Its '2.weight' is I32 [1, 2], but should be F32 [1, 2]. "
            + "It has 'Weights' F32 [3], which the model has not. "
            + "[TensorName] gives a field its name in files, and a [NotTrainable] one is there only with it; LoadParameters with a report loads what fits.",
            message);
    }

    [Fact]
    public void With_a_report_what_fits_is_loaded_and_the_rest_stays()
    {
        var model = new SequentialModel { FirstBiases = [1, 2], Head = new SequentialLayer { Biases = [3] } };
        byte[] file = new WeightFile().AddF32("Weights", [3], 1, 2, 3).AddF32("0.bias", [3], 1, 2, 3).AddF32("2.bias", [1], 4).AddF32("2.weight", [1, 2], 5, 6)
            .AddF32("Another", [0]).ToArray();

        new SequentialModel.RMSprop().LoadParameters(file, ref model, out ParameterLoadReport report);

        Assert.Equal(["0.weight"], report.Missing);
        Assert.Equal(["0.bias"], report.Mismatched);
        Assert.Equal(["Another", "Weights"], report.Unexpected);
        Assert.False(report.IsComplete);
        Assert.Equal(
            "It has no '0.weight', which should be F32 [?, ?]. Its '0.bias' is F32 [3], but should be F32 [2]. "
            + "It has 'Another' F32 [0], which the model has not. It has 'Weights' F32 [3], which the model has not.",
            report.ToString());
        Assert.Null(model.FirstWeights);
        Assert.Equal([1f, 2f], model.FirstBiases!);
        Assert.Equal([4f], model.Head.Biases!);
        Assert.Equal(new float[,] { { 5, 6 } }, model.Head.Weights);
    }

    [Fact]
    public void A_report_of_a_file_that_fits_is_empty()
    {
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(Sequential().ToArray(), ref model, out ParameterLoadReport report);

        Assert.True(report.IsComplete);
        Assert.Equal("", report.ToString());
    }

    [Fact]
    public void Metadata_of_others_do_not_matter_even_a_checksum()
    {
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(
            Sequential().Metadata("""{"format":"pt","crc32c":"of something else","version":"7"}""").ToArray(), ref model);

        AssertIsSequential(model);
    }

    [Fact]
    public void The_optimizer_stays_as_it_is()
    {
        SequentialModel model = default;
        var optimizer = new SequentialModel.RMSprop();
        optimizer.LoadParameters(Sequential().ToArray(), ref model);
        SequentialModel gradients = SequentialModel.RMSprop.Clone(in model);
        optimizer.Apply(ref model, in gradients);
        float velocity = optimizer.Velocity.FirstBiases![0];
        optimizer.LearningRate = 0.5;

        optimizer.LoadParameters(Sequential().ToArray(), ref model);

        AssertIsSequential(model);
        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(0.5, optimizer.LearningRate);
        Assert.Equal(velocity, optimizer.Velocity.FirstBiases![0]);
        Assert.NotEqual(0, velocity);
    }

    /// <summary>Slots of other shapes would be noticed at the next step; the load says so, and gives nothing to the parameters.</summary>
    [Fact]
    public void Shapes_that_the_slots_do_not_have_are_refused()
    {
        SequentialModel model = default;
        var optimizer = new SequentialModel.RMSprop();
        optimizer.LoadParameters(Sequential().ToArray(), ref model);
        SequentialModel gradients = SequentialModel.RMSprop.Clone(in model);
        optimizer.Apply(ref model, in gradients);
        SequentialModel other = default;
        byte[] file = new WeightFile().AddF32("0.weight", [1, 1], 1).AddF32("0.bias", [2], 7, 8).AddF32("2.bias", [1], 11).AddF32("2.weight", [1, 2], 9, 10).ToArray();

        string message = Assert.Throws<ArgumentException>(() => optimizer.LoadParameters(file, ref other)).Message;

        Assert.Contains("Call Reset", message, StringComparison.Ordinal);
        Assert.Null(other.FirstWeights);
        Assert.Null(other.FirstBiases);
    }

    [Fact]
    public void Tied_arrays_are_refused()
    {
        float[] shared = [1];
        var model = new OldSequentialModel { B1 = shared, Second = new OldSequentialLayer { Biases = shared } };
        byte[] file = new WeightFile().AddF32("W1", [1, 1], 1).AddF32("B1", [1], 2).AddF32("Second.W", [1, 1], 3).AddF32("Second.bias", [1], 4).ToArray();

        Assert.Throws<ArgumentException>(() => new OldSequentialModel.RMSprop().LoadParameters(file, ref model));

        Assert.Equal([1f], shared);
        Assert.Null(model.W1);
    }

    [Fact]
    public void What_was_saved_loads_and_has_nothing_of_ours()
    {
        SequentialModel model = default;
        var optimizer = new SequentialModel.RMSprop();
        optimizer.LoadParameters(Sequential().ToArray(), ref model);
        optimizer.Build(in model);
        using var stream = new MemoryStream();
        using var folder = new TemporaryFolder();

        optimizer.SaveParameters(stream, in model);
        optimizer.SaveParameters(folder.File, in model);

        // In the order of the fields, compact, padded with spaces: what the format's own library writes, but for the order.
        byte[] expected = new WeightFile().AddF32("0.weight", [2, 3], 1, 2, 3, 4, 5, 6).AddF32("0.bias", [2], 7, 8)
            .AddF32("2.weight", [1, 2], 9, 10).AddF32("2.bias", [1], 11).ToArray();
        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(expected, File.ReadAllBytes(folder.File));
    }

    [Fact]
    public void Saving_what_is_missing_is_an_error_that_names_the_field()
    {
        SequentialModel model = default;
        using var stream = new MemoryStream();

        string message = Assert.Throws<ArgumentException>(() => new SequentialModel.RMSprop().SaveParameters(stream, in model)).Message;

        Assert.Contains("'FirstWeights'", message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    private static string Refused(byte[] file, ref SequentialModel model)
    {
        SequentialModel before = SequentialModel.RMSprop.Clone(in model);
        string message = "";
        try
        {
            new SequentialModel.RMSprop().LoadParameters(file, ref model);
            Assert.Fail("It loads.");
        }
        catch (InvalidDataException exception)
        {
            message = exception.Message;
        }

        Assert.Equal(before.FirstWeights, model.FirstWeights);
        Assert.Equal(before.FirstBiases, model.FirstBiases);
        Assert.Equal(before.Head.Weights, model.Head.Weights);
        Assert.Equal(before.Head.Biases, model.Head.Biases);
        return message;
    }

    private static void AssertIsSequential(in SequentialModel model)
    {
        Assert.Equal(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, model.FirstWeights);
        Assert.Equal([7f, 8f], model.FirstBiases!);
        Assert.Equal(new float[,] { { 9, 10 } }, model.Head.Weights);
        Assert.Equal([11f], model.Head.Biases!);
    }
}
