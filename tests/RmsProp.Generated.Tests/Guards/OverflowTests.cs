namespace RmsProp.Generated.Tests.Guards;

/// <summary>
/// Finite gradients that overflow an update. The bounds are those of IEEE 754: the largest float is 2^128 (1 - 2^-24), so squares
/// overflow from 2^64 = 1.8446744e19 on, and in double from 2^512 = 1.3407808e154 on.
/// </summary>
public class OverflowTests
{
    /// <summary>The loss is (value - target)², and one target in the data is 1e20.</summary>
    [Fact]
    public void One_outlier_among_targets_does_not_stop_the_training()
    {
        var optimizer = new OutlierModel.Skipping();
        OutlierModel model = Model();
        for (int step = 0; step < 50; step++)
        {
            float target = step == 10 ? 1e20f : 3;
            optimizer.Apply(ref model, Gradients(model.Single[0] - target));
        }

        Assert.Equal((49, 1), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.InRange(model.Single[0], 2.5f, 3.5f);
        Assert.True(float.IsFinite(optimizer.Velocity.Single[0]));
    }

    [Theory]
    [InlineData("Skipping", 1.84466e19, 1.84468e19)]
    [InlineData("Scaled", 1.84466e19 * 1000, 1.84468e19 * 1000)]
    [InlineData("ScaledUp", 1.84466e19 / 1024, 1.84468e19 / 1024)]
    [InlineData("Penalized", 1.842e19, 1.84468e19)]
    [InlineData("Accumulated", 1.84466e19, 1.84468e19)]
    [InlineData("GloballyClipped", 1.84466e19, 1.84468e19)]
    [InlineData("Clipped", 1.84466e19, 1.84468e19)]
    [InlineData("ClippedByValue", float.MaxValue, double.PositiveInfinity)]
    [InlineData("FastGloballyClipped", float.MaxValue, double.PositiveInfinity)]
    [InlineData("PyTorch", 1.8446e19, 1.84468e19)]
    public void What_does_not_overflow_is_taken_in_float(string name, double taken, double skipped) => Check(
        name, (number, optimizer) =>
        {
            OutlierModel model = Model();
            optimizer.Apply(ref model, Gradients((float)number));
            optimizer.Apply(ref model, Gradients(0));
            return float.IsFinite(model.Single[0]);
        },
        taken, skipped);

    [Theory]
    [InlineData("Skipping", 1.34078e154, 1.34079e154)]
    [InlineData("Scaled", 1.34078e157, 1.34079e157)]
    [InlineData("GloballyClipped", 1.34078e154, 1.34079e154)]
    [InlineData("FastGloballyClipped", 1.34078e154, 1.34079e154)]
    [InlineData("ClippedByValue", double.MaxValue, double.PositiveInfinity)]
    public void What_does_not_overflow_is_taken_in_double(string name, double taken, double skipped) => Check(
        name, (number, optimizer) =>
        {
            OutlierModel model = Model();
            OutlierModel gradients = Gradients(0);
            gradients.Double[2] = number;
            optimizer.Apply(ref model, in gradients);
            optimizer.Apply(ref model, Gradients(0));
            return double.IsFinite(model.Double[2]);
        },
        taken, skipped);

    /// <summary>Each gradient is valid by itself, and so is the norm at the update, which is half that of the sum.</summary>
    [Fact]
    public void Accumulated_gradients_whose_norm_overflows_do_not_block_the_update()
    {
        var optimizer = new OutlierModel.AccumulatedAndClipped();
        OutlierModel model = Model();
        OutlierModel gradients = Gradients(1.8e19f);
        Array.Fill(gradients.Single, 1.8e19f);

        optimizer.Apply(ref model, in gradients); // Its norm is 4e19: skipped.
        optimizer.Apply(ref model, Gradients(1));
        optimizer.Apply(ref model, Gradients(1));

        Assert.Equal((2, 1), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.Equal(1, optimizer.GradientNorm);
    }

    /// <summary>
    /// The guard reads no parameters: with a weight decay of 0.01, a parameter of 1.7e18 leaves room for the largest gradient, and one of
    /// 1e22 adds 1e20, whose square overflows float. The documentation says so.
    /// </summary>
    [Theory]
    [InlineData(1.7e18f, 1.842e19f, true)]
    [InlineData(1e22f, 1f, false)]
    public void A_penalty_is_looked_at_up_to_a_bound(float parameter, float gradient, bool isFinite)
    {
        IRMSpropOptimizer<OutlierModel> optimizer = Create("Penalized");
        OutlierModel model = Model();
        model.Single[0] = parameter;

        optimizer.Apply(ref model, Gradients(gradient));

        Assert.Equal((1, 0), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.Equal(isFinite, float.IsFinite(((OutlierModel.Penalized)optimizer).Velocity.Single[0]));
    }

    /// <summary>Nor does it read the learning rate: 1e20 times 1e19 overflows float, and 1e18 times 1e19 does not.</summary>
    [Theory]
    [InlineData(1e18, true)]
    [InlineData(1e20, false)]
    public void A_learning_rate_is_not_looked_at(double rate, bool isFinite)
    {
        IRMSpropOptimizer<OutlierModel> optimizer = Create("Skipping");
        OutlierModel model = Model();
        optimizer.LearningRate = rate;

        optimizer.Apply(ref model, Gradients(1e19f));

        Assert.Equal((1, 0), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.Equal(isFinite, float.IsFinite(model.Single[0]));
    }

    /// <summary>
    /// The check of the norm that a float gradient of 2e12 causes does not limit the norm of gradients in double, which is 1e30 here.
    /// </summary>
    [Fact]
    public void Accumulated_gradients_in_double_have_the_range_of_double()
    {
        var optimizer = new OutlierModel.AccumulatedAndClipped();
        OutlierModel model = Model();
        OutlierModel gradients = Gradients(2e12f);
        gradients.Double[1] = 1e30;

        optimizer.Apply(ref model, in gradients);
        optimizer.Apply(ref model, in gradients);

        Assert.Equal((2, 0), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.Equal(1e30, optimizer.GradientNorm);
        Assert.True(float.IsFinite(model.Single[0]) && double.IsFinite(model.Double[1]));
        (gradients.Single[0], gradients.Single[1]) = (1.5e19f, 1.5e19f); // Their norm is 2.1e19 in float.
        optimizer.Apply(ref model, in gradients);
        Assert.Equal((2, 1), (optimizer.Steps, optimizer.SkippedSteps));
    }

    [Theory]
    [InlineData("Throwing", "The gradient of 'Single' is 1E+20 at [0], and its square overflows; the largest that does not is 1.8446")]
    [InlineData("ScaledThrowing", "The gradient of 'Single' is 1E+20 at [0], and its square, divided by LossScaleFactor, overflows; the largest that does not is 1.8014")]
    [InlineData("GloballyClippedThrowing", "The gradient of 'Single' is 1E+20 at [0], and its square overflows;")]
    public void The_exception_says_that_it_is_the_square(string name, string message)
    {
        OutlierModel model = Model();

        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => Create(name).Apply(ref model, Gradients(1e20f)));

        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1e20f, thrown.OffendingNumber);
        Assert.Equal(Model().Single, model.Single);
    }

    [Fact]
    public void The_exception_says_that_it_is_the_norm()
    {
        OutlierModel model = Model();
        OutlierModel gradients = Gradients(1.5e19f);
        gradients.Single[1] = -1.6e19f;

        NotFiniteNumberException thrown = Assert.Throws<NotFiniteNumberException>(() => Create("GloballyClippedThrowing").Apply(ref model, in gradients));

        Assert.StartsWith(
            "The norm of all gradients overflows, although each of its numbers is finite; the largest, that of 'Single', is -1.6E+19 at [1].",
            thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Keras' LossScaleOptimizer checks gradients, and not their squares.</summary>
    [Fact]
    public void A_dynamic_loss_scale_skips_what_Keras_skips()
    {
        var optimizer = new OutlierModel.Rescaling();
        OutlierModel model = Model();

        optimizer.Apply(ref model, Gradients(float.MaxValue));
        optimizer.Apply(ref model, Gradients(float.PositiveInfinity));

        Assert.Equal((1, 1), (optimizer.Steps, optimizer.SkippedSteps));
        Assert.Equal(float.PositiveInfinity, optimizer.Velocity.Single[0]);
    }

    /// <summary>32768 = 2^15, and 2^128 overflows float: 113 doublings. A gradient scaled by it is infinite, or NaN if it is 0.</summary>
    [Fact]
    public void A_loss_scale_without_a_limit_ends_at_infinity_for_ever()
    {
        var unlimited = new OutlierModel.Rescaling();
        var limited = new OutlierModel.RescalingUpToALimit();
        OutlierModel model = Model();
        for (int step = 0; step < 113; step++)
        {
            Assert.True(double.IsFinite(unlimited.LossScale));
            unlimited.Apply(ref model, Gradients(0));
            limited.Apply(ref model, Gradients(0));
        }

        Assert.Equal(double.PositiveInfinity, unlimited.LossScale);
        for (int step = 0; step < 100; step++)
        {
            unlimited.Apply(ref model, Gradients((float)(unlimited.LossScale * 0.5)));
            limited.Apply(ref model, Gradients((float)(limited.LossScale * 0.5)));
        }

        Assert.Equal((100, double.PositiveInfinity), (unlimited.SkippedSteps, unlimited.LossScale));
        Assert.Equal((0, 65536), (limited.SkippedSteps, limited.LossScale));
    }

    private static void Check(string name, Func<double, IRMSpropOptimizer<OutlierModel>, bool> apply, double taken, double skipped)
    {
        foreach (double sign in new[] { 1, -1 })
        {
            IRMSpropOptimizer<OutlierModel> optimizer = Create(name);
            Assert.True(apply(sign * taken, optimizer));
            Assert.Equal((2, 0), (optimizer.Steps, optimizer.SkippedSteps));
            optimizer = Create(name);
            Assert.True(apply(sign * skipped, optimizer));
            Assert.Equal((1, 1), (optimizer.Steps, optimizer.SkippedSteps));
        }
    }

    private static OutlierModel Model() => new() { Single = new float[5], Double = new double[3] };

    private static OutlierModel Gradients(float first) => new() { Single = [first, 0, 0, 0, 0], Double = new double[3] };

    private static IRMSpropOptimizer<OutlierModel> Create(string name) => Digest.Optimizers.Of<OutlierModel>()[name]();
}

#pragma warning disable RMSP024 // A scale that rounds is one of those to be tried.
[RMSpropConfig(Name = "Skipping", LearningRate = 0.1, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "Throwing", NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "Scaled", LossScaleFactor = 1000, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ScaledUp", LossScaleFactor = 1.0 / 1024, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ScaledThrowing", LossScaleFactor = 1.0 / 1024, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "Penalized", WeightDecay = 0.01, WeightDecayMode = WeightDecayMode.L2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "Accumulated", GradientAccumulationSteps = 2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "AccumulatedAndClipped", GlobalClipNorm = 1, GradientAccumulationSteps = 2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "GloballyClipped", GlobalClipNorm = 1, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "GloballyClippedThrowing", GlobalClipNorm = 1, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "FastGloballyClipped", GlobalClipNorm = 1, Numerics = KernelNumerics.Fast, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "Clipped", ClipNorm = 1, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ClippedByValue", ClipValue = 1, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "Rescaling", DynamicLossScale = true, DynamicGrowthSteps = 1)]
[RMSpropConfig(Name = "RescalingUpToALimit", DynamicLossScale = true, DynamicGrowthSteps = 1, MaxLossScale = 65536)]
#pragma warning restore RMSP024
internal partial struct OutlierModel
{
    public float[] Single;
    public double[] Double;
}
