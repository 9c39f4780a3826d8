namespace RmsProp.Generated.Tests.Inputs;

/// <summary>What the user's function may do within <c>Minimize</c>.</summary>
public class MinimizeInputTests
{
    [Fact]
    public void Without_a_function_it_is_refused()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();

        var exception = Assert.Throws<ArgumentNullException>(() => optimizer.Minimize(ref model, null!));

        Assert.Equal("lossAndGradient", exception.ParamName);
    }

    [Fact]
    public void What_the_function_throws_comes_through_and_nothing_changes()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        byte[] before = Everything(model);

        Assert.Throws<TimeoutException>(() => optimizer.Minimize(ref model, (in ShapeModel _, ref ShapeModel gradients) =>
        {
            gradients.Weights![0] = 5;
            gradients.Layer.Scale = 6;
            throw new TimeoutException();
        }));

        Assert.Equal(before, Everything(model));
        Assert.Equal(1, optimizer.Steps);

        // What it wrote before is gone the next time.
        optimizer.Minimize(ref model, (in ShapeModel _, ref ShapeModel gradients) =>
        {
            Assert.All(gradients.ToBytes(), number => Assert.Equal(0, number));
            return 0;
        });

        byte[] Everything(in ShapeModel parameters) =>
            [.. parameters.ToBytes(), .. optimizer.Velocity.ToBytes(), .. optimizer.MovingAverage.ToBytes()];
    }

    [Fact]
    public void A_gradient_taken_away_is_no_gradient_in_that_step_only()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();

        optimizer.Minimize(ref model, (in ShapeModel _, ref ShapeModel gradients) =>
        {
            gradients.Weights = null;
            return 0;
        });
        optimizer.Minimize(ref model, (in ShapeModel _, ref ShapeModel gradients) =>
        {
            Assert.Equal([0, 0, 0], gradients.Weights!);
            return 0;
        });
    }

    [Fact]
    public void A_gradient_put_in_with_another_shape_is_refused()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        byte[] before = model.ToBytes();

        var exception = Assert.Throws<ArgumentException>(() => optimizer.Minimize(ref model, (in ShapeModel _, ref ShapeModel gradients) =>
        {
            gradients.Layer.Bias = new double[9];
            return 0;
        }));

        Assert.Contains("'Layer.Bias'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.ToBytes());
        Assert.Equal(0, optimizer.Steps);
    }
}
