namespace RmsProp.Generated.Tests.Inputs;

/// <summary>Mismatched shapes: the exception names the field and both lengths, and nothing is changed.</summary>
public class ShapeTests
{
    /// <summary>The fault in the gradients, and what the message must contain.</summary>
    public static TheoryData<string, string[]> WrongGradients => new()
    {
        { "Weights", ["'Weights'", "length 3", "length 4"] },
        { "Matrix", ["'Matrix'", "[2, 3]", "[3, 2]"] },
        { "Memory", ["'Memory'", "length 5", "length 0"] },
        { "Tensor", ["'Tensor'", "shape [2, 2]", "shape [4, 1]"] },
        { "Layer.Bias", ["'Layer.Bias'", "length 4", "length 5"] },
    };

    /// <summary>The fault in the parameters after the first step.</summary>
    public static TheoryData<string, string[]> WrongParameters => new()
    {
        { "Weights", ["'Weights'", "length 4", "length 3"] },
        { "Matrix", ["'Matrix'", "[3, 2]", "[2, 3]"] },
        { "Memory", ["'Memory'", "length 0", "length 5"] },
        { "Tensor", ["'Tensor'", "shape [4, 1]", "shape [2, 2]"] },
        { "Layer.Bias", ["'Layer.Bias'", "length 5", "length 4"] },
    };

    [Theory]
    [MemberData(nameof(WrongGradients))]
    public void A_gradient_of_another_shape_is_refused_and_nothing_changes(string field, string[] told)
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        byte[] before = Everything(model, optimizer);

        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, Misshapen(field)));

        Assert.All(told, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        Assert.Equal("gradients", exception.ParamName);
        Assert.Equal(before, Everything(model, optimizer));
    }

    [Theory]
    [MemberData(nameof(WrongGradients))]
    public void At_the_first_step_too(string field, string[] told)
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        byte[] before = model.ToBytes();

        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, Misshapen(field)));

        Assert.All(told, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        Assert.Equal(before, model.ToBytes());
        Assert.Equal(0, optimizer.Steps);

        // Nothing has been built either: parameters of other shapes are still fine.
        model = ShapeModel.Create(weights: 50, rows: 1, columns: 1, memory: 2, bias: 7);
        optimizer.Apply(ref model, ShapeModel.Create(weights: 50, rows: 1, columns: 1, memory: 2, bias: 7));
        Assert.Equal(1, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(WrongGradients))]
    public void At_a_step_that_only_accumulates_too(string field, string[] told)
    {
        var optimizer = new ShapeModel.Accumulating();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        byte[] before = optimizer.AccumulatedGradient.ToBytes();

        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, Misshapen(field)));

        Assert.All(told, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        Assert.Equal(before, optimizer.AccumulatedGradient.ToBytes());
        Assert.Equal(1, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(WrongParameters))]
    public void Parameters_of_other_shapes_than_at_the_first_step_are_refused(string field, string[] told)
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        ShapeModel other = Misshapen(field);
        byte[] before = Everything(other, optimizer);
        Action[] calls =
        [
            () => optimizer.Apply(ref other, Misshapen(field)),
            () => optimizer.Minimize(ref other, (in ShapeModel _, ref ShapeModel _) => throw new NotSupportedException("Not to be reached.")),
            () => optimizer.FinalizeVariableValues(ref other),
            () => optimizer.Build(in other),
        ];

        foreach (Action call in calls)
        {
            var exception = Assert.Throws<ArgumentException>(call);

            Assert.All(told, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
            Assert.Equal("parameters", exception.ParamName);
            Assert.Equal(before, Everything(other, optimizer));
        }
    }

    [Theory]
    [InlineData("Weights")]
    [InlineData("Matrix")]
    [InlineData("Memory")]
    [InlineData("Tensor")]
    [InlineData("Layer.Bias")]
    public void A_parameter_without_an_array_is_refused(string field)
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = WithoutArray(field);
        byte[] before = model.ToBytes();

        foreach (Action call in new Action[]
        {
            () => optimizer.Apply(ref model, ShapeModel.Create()),
            () => optimizer.Build(in model),
        })
        {
            var exception = Assert.Throws<ArgumentException>(call);

            Assert.Contains($"'{field}'", exception.Message, StringComparison.Ordinal);
            Assert.Equal("parameters", exception.ParamName);
            Assert.Equal(before, model.ToBytes());
            Assert.Equal(0, optimizer.Steps);
        }
    }

    [Fact]
    public void After_an_exception_training_goes_on_as_if_nothing_had_been()
    {
        var optimizer = new ShapeModel.RMSprop();
        var undisturbed = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        ShapeModel expected = ShapeModel.Create();
        for (int step = 1; step <= 5; step++)
        {
            Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, Misshapen("Layer.Bias")));
            optimizer.Apply(ref model, ShapeModel.Create(value: step));
            undisturbed.Apply(ref expected, ShapeModel.Create(value: step));
        }

        Assert.Equal(Everything(expected, undisturbed), Everything(model, optimizer));
    }

    [Fact]
    public void The_static_form_refuses_them_too()
    {
        ShapeModel.RMSprop.State state = default;
        ShapeModel model = ShapeModel.Create();
        ShapeModel.RMSprop.Apply(ref state, ref model, ShapeModel.Create());
        byte[] before = Everything(model, state);

        Assert.Throws<ArgumentException>(() => ShapeModel.RMSprop.Apply(ref state, ref model, Misshapen("Layer.Bias")));
        Assert.Throws<ArgumentException>(() => ShapeModel.RMSprop.Apply(ref state, ref model, Misshapen("Matrix"), learningRate: 1));

        Assert.Equal(before, Everything(model, state));
        Assert.Equal(1, state.Steps);

        static byte[] Everything(in ShapeModel parameters, in ShapeModel.RMSprop.State slots) =>
            [.. parameters.ToBytes(), .. slots.Velocity.ToBytes(), .. slots.MovingAverage.ToBytes()];
    }

    [Fact]
    public void Building_twice_changes_nothing()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Build(in model);
        optimizer.Build(in model);
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        byte[] before = Everything(model, optimizer);

        optimizer.Build(in model);

        Assert.Equal(before, Everything(model, optimizer));
    }

    [Fact]
    public void After_a_reset_shapes_may_be_others()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create());
        ShapeModel other = ShapeModel.Create(weights: 9, rows: 4, columns: 1, memory: 1, bias: 2);

        optimizer.Reset();
        optimizer.Apply(ref other, ShapeModel.Create(weights: 9, rows: 4, columns: 1, memory: 1, bias: 2));

        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(9, optimizer.Velocity.Weights!.Length);
        Assert.Equal(4, optimizer.Velocity.Matrix!.GetLength(0));
    }

    private static ShapeModel Misshapen(string field) => field switch
    {
        "Weights" => ShapeModel.Create(weights: 4),
        "Matrix" => ShapeModel.Create(rows: 3, columns: 2),
        "Memory" => ShapeModel.Create() with { Memory = Array.Empty<double>() },
        "Tensor" => ShapeModel.Create(height: 4, width: 1),
        "Layer.Bias" => ShapeModel.Create(bias: 5),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static ShapeModel WithoutArray(string field) => field switch
    {
        "Weights" => ShapeModel.Create() with { Weights = null },
        "Matrix" => ShapeModel.Create() with { Matrix = null },
        "Memory" => ShapeModel.Create() with { Memory = default },
        "Tensor" => ShapeModel.Create() with { Tensor = null },
        "Layer.Bias" => ShapeModel.Create() with { Layer = default },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Parameters, slots and counters, bit for bit.</summary>
    private static byte[] Everything(in ShapeModel model, ShapeModel.RMSprop optimizer) =>
    [
        .. model.ToBytes(),
        .. optimizer.Velocity.ToBytes(),
        .. optimizer.MomentumBuffer.ToBytes(),
        .. optimizer.AverageGradient.ToBytes(),
        .. optimizer.MovingAverage.ToBytes(),
        .. BitConverter.GetBytes(optimizer.Steps),
        .. BitConverter.GetBytes(optimizer.Iterations),
        .. BitConverter.GetBytes(optimizer.LearningRate),
    ];
}
