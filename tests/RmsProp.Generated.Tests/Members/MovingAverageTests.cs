namespace RmsProp.Generated.Tests.Members;

/// <summary>The moving average of the parameters: a model like any other.</summary>
public class MovingAverageTests
{
    [Fact]
    public void It_can_be_evaluated_as_a_model()
    {
        var optimizer = new LineModel.Averaging();
        var model = new LineModel(0, [0]);
        double[] slopes = new double[20];
        for (int step = 0; step < slopes.Length; step++)
        {
            optimizer.Apply(ref model, new LineModel(step % 2 == 0 ? -1 : 0.5f, [1]));
            slopes[step] = model.Slope;
        }

        // avg = k · avg + (1 - k) · p, beginning with the first p.
        double average = slopes[0];
        foreach (double slope in slopes[1..])
        {
            average = (0.8 * average) + (0.2 * slope);
        }

        Assert.Equal(average, optimizer.MovingAverage.Slope, 1e-5);
        Assert.Equal(
            (3 * optimizer.MovingAverage.Slope) + optimizer.MovingAverage.Offset[0],
            optimizer.MovingAverage.Evaluate(3));
    }

    [Fact]
    public void Finalizing_copies_it_into_the_parameters()
    {
        var optimizer = new LineModel.Averaging();
        var model = new LineModel(1, [2]);
        for (int step = 0; step < 3; step++)
        {
            optimizer.Apply(ref model, new LineModel(1, [1]));
        }

        optimizer.FinalizeVariableValues(ref model);

        Assert.Equal(optimizer.MovingAverage.Slope, model.Slope);
        Assert.Equal(optimizer.MovingAverage.Offset[0], model.Offset[0]);
        Assert.NotSame(optimizer.MovingAverage.Offset, model.Offset);
        Assert.Equal(3, optimizer.Steps);
    }

    /// <summary>As in Keras, whose average is then all zeros.</summary>
    [Fact]
    public void Finalizing_before_the_first_step_makes_the_parameters_zero()
    {
        var optimizer = new LineModel.Averaging();
        var model = new LineModel(1, [2]);

        optimizer.FinalizeVariableValues(ref model);

        Assert.Equal(0, model.Slope);
        Assert.Equal([0f], model.Offset);
    }

    [Fact]
    public void Finalizing_without_one_does_nothing()
    {
        var optimizer = new LineModel.Plain();
        var model = new LineModel(1, [2]);

        optimizer.FinalizeVariableValues(ref model);

        Assert.Equal(1, model.Slope);
        Assert.Equal([2f], model.Offset);
    }

    /// <summary>
    /// Keras overwrites if (iterations + 1) % frequency = 0, at every call: with a frequency of 2 and accumulation over 3 steps, that is
    /// at calls 4, 5 and 6, and 10, 11 and 12.
    /// </summary>
    [Fact]
    public void Overwriting_counts_updates_and_happens_at_every_call()
    {
        var optimizer = new LineModel.Overwriting();
        var model = new LineModel(0, [0]);
        List<int> overwritten = [];
        for (int call = 1; call <= 12; call++)
        {
            optimizer.Apply(ref model, new LineModel(1, [1]));
            if (model.Slope == optimizer.MovingAverage.Slope)
            {
                overwritten.Add(call);
            }

            model.Slope += 10; // So that parameters and their average are equal only after overwriting.
        }

        // Until the first update has been counted, the average is a copy of the parameters as well.
        Assert.Equal([1, 2, 3, 4, 5, 6, 10, 11, 12], overwritten);
    }

    [Fact]
    public void Of_a_ref_struct_it_is_a_view()
    {
        var optimizer = new SpanModel.RMSprop();
        float[] values = [1, 2];
        for (int step = 0; step < 2; step++)
        {
            var model = new SpanModel { Values = values, Scalar = 1 };
            optimizer.Apply(ref model, new SpanModel { Values = new float[] { 1, 1 }, Scalar = 1 });
        }

        var finalized = new SpanModel { Values = values };
        optimizer.FinalizeVariableValues(ref finalized);

        NumberAssert.SameBits<float>(optimizer.MovingAverage.Values, values);
        Assert.Equal(optimizer.MovingAverage.Scalar, finalized.Scalar);
        Assert.NotEqual(0, finalized.Scalar);
    }
}

[RMSpropConfig(Name = "Averaging", LearningRate = 0.1, UseEma = true, EmaMomentum = 0.8)]
[RMSpropConfig(Name = "Overwriting", LearningRate = 0.1, UseEma = true, EmaMomentum = 0.8, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "Plain")]
internal partial record struct LineModel(float Slope, float[] Offset)
{
    public readonly float Evaluate(float x) => (Slope * x) + Offset[0];
}
