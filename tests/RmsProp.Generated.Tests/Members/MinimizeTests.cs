namespace RmsProp.Generated.Tests.Members;

/// <summary>Minimize calls the user's function and takes a step.</summary>
public class MinimizeTests
{
    [Fact]
    public void It_returns_the_loss_and_takes_the_step_that_Apply_takes()
    {
        var optimizer = new MinimizeModel.RMSprop();
        var other = new MinimizeModel.RMSprop();
        var model = new MinimizeModel(2, [3, -4]);
        var expected = new MinimizeModel(2, [3, -4]);
        for (int step = 0; step < 5; step++)
        {
            double loss = optimizer.Minimize(ref model, HalfSumOfSquares);
            Assert.Equal(HalfSumOfSquares(expected), loss);
            other.Apply(ref expected, new MinimizeModel(expected.Scalar, [.. expected.Row]));

            Assert.Equal(expected.Scalar, model.Scalar);
            NumberAssert.SameBits<double>(expected.Row, model.Row);
        }
    }

    [Fact]
    public void Gradients_are_zero_and_shaped_as_the_parameters_every_time()
    {
        var optimizer = new MinimizeModel.RMSprop();
        var model = new MinimizeModel(2, [3, -4]);
        for (int step = 0; step < 3; step++)
        {
            optimizer.Minimize(ref model, (in MinimizeModel _, ref MinimizeModel gradients) =>
            {
                Assert.Equal(0, gradients.Scalar);
                Assert.Equal([0.0, 0.0], gradients.Row);
                gradients.Scalar = 5;
                gradients.Row[1] = 6;
                return 0;
            });
        }
    }

    [Fact]
    public void Gradients_of_an_inline_struct_are_zero_every_time()
    {
        var optimizer = new RateModel.Constant();
        var model = new RateModel { Value = 1 };
        for (int step = 0; step < 3; step++)
        {
            optimizer.Minimize(ref model, (in RateModel parameters, ref RateModel gradients) =>
            {
                Assert.Equal(0, gradients.Value);
                gradients.Value = parameters.Value;
                return 0;
            });
        }
    }

    [Fact]
    public void Gradients_of_a_ref_struct_are_zero_every_time()
    {
        var optimizer = new SpanModel.RMSprop();
        float[] values = [1, 2];
        for (int step = 0; step < 3; step++)
        {
            var model = new SpanModel { Values = values };
            double loss = optimizer.Minimize(ref model, (in SpanModel parameters, ref SpanModel gradients) =>
            {
                Assert.Equal(0, gradients.Scalar);
                Assert.Equal([0f, 0f], gradients.Values.ToArray());
                gradients.Scalar = 1;
                parameters.Values.CopyTo(gradients.Values);
                return 7;
            });
            Assert.Equal(7, loss);
            Assert.True(model.Scalar < 0);
        }

        Assert.True(values[0] < 1 && values[1] < 2);
    }

    /// <summary>Gradients of the scaled loss give the same step as those of the loss itself.</summary>
    [Fact]
    public void Scaled_losses_and_scaled_gradients_go_together()
    {
        var optimizer = new ScaledModel.Scaled();
        var other = new ScaledModel.Unscaled();
        var model = new ScaledModel { Value = 3 };
        var expected = new ScaledModel { Value = 3 };

        double loss = optimizer.Minimize(ref model, (in ScaledModel parameters, ref ScaledModel gradients) =>
        {
            gradients.Value = (float)optimizer.ScaleLoss(parameters.Value);
            return optimizer.ScaleLoss(parameters.Value * parameters.Value / 2);
        });
        other.Minimize(ref expected, (in ScaledModel parameters, ref ScaledModel gradients) =>
        {
            gradients.Value = (float)other.ScaleLoss(parameters.Value);
            return 0;
        });

        Assert.Equal(4.5 * 256, loss);
        Assert.Equal(expected.Value, model.Value); // 256 is a power of two, so scaling does not round.
    }

    private static double HalfSumOfSquares(in MinimizeModel parameters, ref MinimizeModel gradients)
    {
        gradients.Scalar = parameters.Scalar;
        parameters.Row.CopyTo(gradients.Row, 0);
        return HalfSumOfSquares(parameters);
    }

    private static double HalfSumOfSquares(MinimizeModel parameters) =>
        ((parameters.Scalar * parameters.Scalar) + parameters.Row.Sum(number => number * number)) / 2;
}

[RMSpropConfig(LearningRate = 0.1, Momentum = 0.5)]
internal partial record struct MinimizeModel(float Scalar, double[] Row);

[RMSpropConfig(Name = "Scaled", LossScaleFactor = 256)]
[RMSpropConfig(Name = "Unscaled")]
internal partial struct ScaledModel
{
    public float Value;
}
