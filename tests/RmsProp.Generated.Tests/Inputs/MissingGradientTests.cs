namespace RmsProp.Generated.Tests.Inputs;

/// <summary>A null gradient is Keras' None: its variable is left out of the step.</summary>
public class MissingGradientTests
{
    [Fact]
    public void A_variable_without_gradient_is_left_out()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        ShapeModel gradients = ShapeModel.Create(value: 2) with { Weights = null, Memory = default };

        optimizer.Apply(ref model, in gradients);

        Assert.All(model.Weights!, weight => Assert.Equal(1, weight));
        Assert.All(optimizer.Velocity.Weights!, velocity => Assert.Equal(0, velocity));
        Assert.All(model.Memory.ToArray(), number => Assert.Equal(1, number));
        Assert.All(optimizer.MomentumBuffer.Memory.ToArray(), momentum => Assert.Equal(0, momentum));
        Assert.All(model.Matrix!.Cast<float>(), number => Assert.NotEqual(1, number));
        Assert.All(model.Layer.Bias!, number => Assert.NotEqual(1, number));
        Assert.NotEqual(1, model.Layer.Scale);
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void So_is_a_multi_dimensional_one()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();

        optimizer.Apply(ref model, ShapeModel.Create(value: 2) with { Matrix = null });

        Assert.All(model.Matrix!.Cast<float>(), number => Assert.Equal(1, number));
        Assert.All(optimizer.Velocity.Matrix!.Cast<float>(), velocity => Assert.Equal(0, velocity));
        Assert.All(model.Weights!, weight => Assert.NotEqual(1, weight));
    }

    [Fact]
    public void So_is_a_tensor()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();

        optimizer.Apply(ref model, ShapeModel.Create(value: 2) with { Tensor = null });

        Assert.All(model.Tensor!, number => Assert.Equal(1, number));
        Assert.All(optimizer.Velocity.Tensor!, velocity => Assert.Equal(0, velocity));
        Assert.All(optimizer.MovingAverage.Tensor!, average => Assert.Equal(1, average)); // It covers all variables.
        Assert.All(model.Weights!, weight => Assert.NotEqual(1, weight));
    }

    /// <summary>As in Keras, whose moving average covers all variables at every step.</summary>
    [Fact]
    public void Its_moving_average_goes_on()
    {
        var optimizer = new ShapeModel.RMSprop();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        float weight = model.Weights![0];
        float average = optimizer.MovingAverage.Weights![0];
        Assert.Equal(weight, average); // The first average is the first parameters.
        model.Weights[0] = 7;

        optimizer.Apply(ref model, ShapeModel.Create(value: 2) with { Weights = null });

        Assert.Equal(7, model.Weights![0]);
        Assert.Equal((0.99 * average) + (0.01 * 7), optimizer.MovingAverage.Weights![0], 1e-6);
    }

    /// <summary>As in Keras, which clears all accumulators at an update.</summary>
    [Fact]
    public void Its_accumulator_is_cleared_by_an_update()
    {
        var optimizer = new ShapeModel.Accumulating();
        ShapeModel model = ShapeModel.Create();
        optimizer.Apply(ref model, ShapeModel.Create(value: 2));
        optimizer.Apply(ref model, ShapeModel.Create(value: 2) with { Weights = null });
        Assert.All(optimizer.AccumulatedGradient.Weights!, number => Assert.Equal(2, number));
        Assert.All(optimizer.AccumulatedGradient.Layer.Bias!, number => Assert.Equal(4, number));

        optimizer.Apply(ref model, ShapeModel.Create(value: 2) with { Weights = null });

        Assert.All(model.Weights!, weight => Assert.Equal(1, weight));
        Assert.All(optimizer.AccumulatedGradient.Weights!, number => Assert.Equal(0, number));
        Assert.All(optimizer.AccumulatedGradient.Layer.Bias!, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Weight_decay_passes_it_by()
    {
        var optimizer = new ArraysOnly.Decaying();
        var model = new ArraysOnly([1, 2], [3, 4]);

        optimizer.Apply(ref model, new ArraysOnly(null, [0, 0]));

        Assert.Equal([1f, 2f], model.Left!);
        Assert.All(model.Right!.Zip([3.0, 4.0]), pair => Assert.True(pair.First < pair.Second));
    }

    /// <summary>The norm of the other gradients: [3, 4] has the norm 5, and the limit is 1.</summary>
    [Fact]
    public void A_global_norm_is_that_of_the_others()
    {
        var optimizer = new ArraysOnly.Clipped();
        var model = new ArraysOnly([1, 2], [3, 4]);

        optimizer.Apply(ref model, new ArraysOnly(null, [3, 4]));

        // velocity = (1 - ρ) · g² after one step.
        Assert.Equal(0.1 * (3 / 5.0) * (3 / 5.0), optimizer.Velocity.Right![0], 1e-12);
        Assert.Equal(0.1 * (4 / 5.0) * (4 / 5.0), optimizer.Velocity.Right![1], 1e-12);
    }

    [Fact]
    public void Without_any_gradient_nothing_changes()
    {
        var optimizer = new ArraysOnly.Decaying();
        var model = new ArraysOnly([1, 2], [3, 4]);

        Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref model, default));

        Assert.Equal([1f, 2f], model.Left!);
        Assert.Equal([3.0, 4.0], model.Right!);
        Assert.Equal(0, optimizer.Steps);

        // Not even the shapes have been fixed.
        var other = new ArraysOnly([1], [2]);
        optimizer.Apply(ref other, new ArraysOnly([1], [1]));
        Assert.Equal(1, optimizer.Steps);
    }

    /// <summary>An array without elements has a gradient; there is just nothing to do for it.</summary>
    [Fact]
    public void An_empty_array_is_not_a_missing_one()
    {
        var optimizer = new ArraysOnly.Decaying();
        var model = new ArraysOnly([], []);

        optimizer.Apply(ref model, new ArraysOnly([], null));

        Assert.Equal(1, optimizer.Steps);
    }
}

[RMSpropConfig(Name = "Decaying", WeightDecay = 0.1)]
[RMSpropConfig(Name = "Clipped", GlobalClipNorm = 1)]
internal partial record struct ArraysOnly(float[]? Left, double[]? Right);
