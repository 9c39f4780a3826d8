namespace RmsProp.Generated.Tests.Keras;

/// <summary>
/// Keras' <c>rmsprop_test.py</c>, with its names, and the example in its documentation. Arguments that Keras' constructor rejects are
/// diagnostics here, tested with the generator.
/// </summary>
public class RMSpropTests
{
    /// <summary>The example in the documentation of <c>keras.optimizers.RMSprop</c>: one step down v² / 2 from 10.</summary>
    [Fact]
    public void Example_of_the_documentation()
    {
        var optimizer = new ExampleModel.RMSprop();
        var model = new ExampleModel { Value = 10 };

        double loss = optimizer.Minimize(ref model, (in ExampleModel parameters, ref ExampleModel gradients) =>
        {
            gradients.Value = parameters.Value;
            return parameters.Value * parameters.Value / 2;
        });

        Assert.Equal(9.683772f, model.Value);
        Assert.Equal(50, loss);
    }

    /// <summary>test_single_step</summary>
    [Fact]
    public void Single_step()
    {
        var optimizer = new SingleStepModel.RMSprop();
        var model = new SingleStepModel([1, 2, 3, 4]);

        optimizer.Apply(ref model, new SingleStepModel([1, 6, 7, 2]));

        NumberAssert.Close([-0.5811f, 0.4189f, 1.4189f, 2.4189f], model.Values, tolerance: 1e-4f);
    }

    /// <summary>test_weight_decay: three optimizers decay one variable, and not the excluded one.</summary>
    [Fact]
    public void Weight_decay()
    {
        var model = new DecayingModel { Decayed = 2, Excluded = 2 };

        new DecayingModel.RMSprop().Apply(ref model, default);

        // p - (p · wd) · lr: with p = 2 and lr = 1 only the subtraction rounds.
        Assert.Equal((float)(2 - 2 * (double)0.004f), model.Decayed);

        new DecayingModel.RMSprop().Apply(ref model, default);
        new DecayingModel.RMSprop().Apply(ref model, default);

        Assert.Equal(1.9760959f, model.Decayed, 1e-6f);
        Assert.Equal(2, model.Excluded);
    }

    /// <summary>test_correctness_with_golden</summary>
    [Fact]
    public void Correctness_with_golden()
    {
        var optimizer = new CenteredModel.RMSprop();
        var model = new CenteredModel(Enumerable.Repeat(1f, 10).ToArray());
        var firstGradients = new CenteredModel(Enumerable.Repeat(0.01f, 10).ToArray());
        var gradients = new CenteredModel(Enumerable.Range(1, 10).Select(i => 0.1f * i).ToArray());

        optimizer.Apply(ref model, in firstGradients);
        foreach (float golden in new[] { 0.9967f, 0.9933f, 0.9908f, 0.9885f, 0.9864f })
        {
            NumberAssert.Close(Enumerable.Repeat(golden, 10), model.Values, tolerance: 5e-4f);
            optimizer.Apply(ref model, in gradients);
        }
    }

    /// <summary>test_clip_norm: [100, 100] becomes [√2 / 2, √2 / 2].</summary>
    [Fact]
    public void Clip_norm()
    {
        var optimizer = new ClippedModel.WithClipNorm();
        var model = new ClippedModel(new float[2]);

        optimizer.Apply(ref model, new ClippedModel([100, 100]));

        NumberAssert.Close([MathF.Sqrt(2) / 2, MathF.Sqrt(2) / 2], ClippedGradient(optimizer.Velocity), 1e-6f);
    }

    /// <summary>test_clip_value: [100, 100] becomes [1, 1].</summary>
    [Fact]
    public void Clip_value()
    {
        var optimizer = new ClippedModel.WithClipValue();
        var model = new ClippedModel(new float[2]);

        optimizer.Apply(ref model, new ClippedModel([100, -100]));

        NumberAssert.Close([1, 1], ClippedGradient(optimizer.Velocity), 1e-6f);
        Assert.True(model.Values[0] < 0 && model.Values[1] > 0);
    }

    /// <summary>test_global_clip_norm of optimizer_test.py: [50, 100] is divided by its norm.</summary>
    [Fact]
    public void Global_clip_norm()
    {
        var optimizer = new ClippedModel.WithGlobalClipNorm();
        var model = new ClippedModel(new float[2]);

        optimizer.Apply(ref model, new ClippedModel([50, 100]));

        float norm = MathF.Sqrt((50 * 50) + (100 * 100));
        NumberAssert.Close([50 / norm, 100 / norm], ClippedGradient(optimizer.Velocity), 1e-6f);
    }

    // After one step from 0, velocity = (1 - ρ) · g².
    private static IEnumerable<float> ClippedGradient(ClippedModel velocity) =>
        velocity.Values.Select(v => MathF.Sqrt(v / 0.1f));
}

[RMSpropConfig(LearningRate = 0.1)]
internal partial struct ExampleModel
{
    public float Value;
}

[RMSpropConfig(LearningRate = 0.5)]
internal partial record struct SingleStepModel(float[] Values);

[RMSpropConfig(LearningRate = 1, WeightDecay = 0.004)]
internal partial struct DecayingModel
{
    public float Decayed;

    [ExcludeFromWeightDecay]
    public float Excluded;
}

[RMSpropConfig(Centered = true)]
internal partial record struct CenteredModel(float[] Values);

[RMSpropConfig(Name = "WithClipNorm", ClipNorm = 1)]
[RMSpropConfig(Name = "WithClipValue", ClipValue = 1)]
[RMSpropConfig(Name = "WithGlobalClipNorm", GlobalClipNorm = 1)]
internal partial record struct ClippedModel(float[] Values);
