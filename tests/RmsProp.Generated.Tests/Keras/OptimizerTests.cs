namespace RmsProp.Generated.Tests.Keras;

/// <summary>
/// Keras' <c>optimizer_test.py</c>, with its names and its numbers. Keras tests with SGD; RMSprop with ρ = 1 and ε = 1 is the same,
/// because its velocity stays 0 and the root of ε is 1.
/// </summary>
public class OptimizerTests
{
    private const float Tolerance = 1e-6f;

    /// <summary>test_iterations_counter</summary>
    [Fact]
    public void Iterations_counter()
    {
        var optimizer = new SgdModel.RMSprop();
        var model = Matrix(1, 2, 3, 4);

        Assert.Equal(0, optimizer.Iterations);
        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
        Assert.Equal(1, optimizer.Iterations);
        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
        Assert.Equal(2, optimizer.Iterations);
        Assert.Equal(2, optimizer.Steps);
    }

    /// <summary>test_empty_gradients</summary>
    [Fact]
    public void Empty_gradients()
    {
        var model = new TwoVariables { V = new float[,] { { 3, 4 }, { 5, 6 } }, V2 = new float[,] { { 3, 4 }, { 5, 6 } } };

        var exception = Assert.Throws<InvalidOperationException>(() => new TwoVariables.RMSprop().Apply(ref model, default));
        Assert.Contains("No gradients provided for any variable", exception.Message, StringComparison.Ordinal);

        new TwoVariables.RMSprop().Apply(ref model, new TwoVariables { V = null, V2 = new float[,] { { 1, 1 }, { 1, 1 } } });
        AssertClose([3, 4, 5, 6], model.V!);
        AssertClose([2, 3, 4, 5], model.V2);
    }

    /// <summary>test_ema</summary>
    [Fact]
    public void Ema()
    {
        var optimizer = new SgdModel.WithEma();
        var model = Matrix(3, 4, 5, 6);

        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
        AssertClose([2, 3, 4, 5], model.V);
        AssertClose([2, 3, 4, 5], optimizer.MovingAverage.V); // Initialized after the first step.

        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
        AssertClose([1, 2, 3, 4], model.V);
        AssertClose([1.9f, 2.9f, 3.9f, 4.9f], optimizer.MovingAverage.V);

        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
        AssertClose([1.71f, 2.71f, 3.71f, 4.71f], model.V); // Overwritten.
        AssertClose([1.71f, 2.71f, 3.71f, 4.71f], optimizer.MovingAverage.V);
    }

    /// <summary>test_ema_with_model_fit: two weights of 1, whose loss is the mean of their squares.</summary>
    [Fact]
    public void Ema_with_model_fit()
    {
        var optimizer = new FittedModel.RMSprop();
        var model = new FittedModel(1, 1);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            optimizer.Minimize(ref model, (in FittedModel parameters, ref FittedModel gradients) =>
            {
                gradients = parameters;
                return ((parameters.Left * parameters.Left) + (parameters.Right * parameters.Right)) / 2;
            });
        }

        Assert.Equal(0.81f, model.Left, Tolerance);
        Assert.Equal(0.891f, optimizer.MovingAverage.Left, Tolerance);

        optimizer.FinalizeVariableValues(ref model); // As fit() does at the end.

        Assert.Equal(0.891f, model.Left, Tolerance);
        Assert.Equal(0.891f, model.Right, Tolerance);
    }

    /// <summary>test_static_loss_scaling</summary>
    [Fact]
    public void Static_loss_scaling()
    {
        var optimizer = new SgdModel.WithLossScale();
        var model = Matrix(1, 2, 3, 4);

        optimizer.Apply(ref model, Matrix(1024, 2048, 3072, 4096));

        Assert.Equal(1024, optimizer.ScaleLoss(1));
        AssertClose([0, 0, 0, 0], model.V);
    }

    /// <summary>
    /// test_gradient_accumulation. The iterations that it counts are <c>Steps</c> here; Keras 3.16 also has a property of that name,
    /// which counts updates.
    /// </summary>
    [Fact]
    public void Gradient_accumulation()
    {
        var optimizer = new SgdModel.WithAccumulation();
        var model = Matrix(1, 2, 3, 4);
        var expected = new (float[] Parameters, float Accumulated, long Iterations)[]
        {
            ([1, 2, 3, 4], 1, 0),
            ([1, 2, 3, 4], 2, 0),
            ([0, 1, 2, 3], 0, 1),
            ([0, 1, 2, 3], 1, 1),
        };

        foreach ((float[] parameters, float accumulated, long iterations) in expected)
        {
            optimizer.Apply(ref model, Matrix(1, 1, 1, 1));

            AssertClose(parameters, model.V);
            AssertClose(Enumerable.Repeat(accumulated, 4), optimizer.AccumulatedGradient.V);
            Assert.Equal(iterations, optimizer.Iterations);
        }

        Assert.Equal(4, optimizer.Steps);
    }

    /// <summary>test_callable_learning_rate</summary>
    [Fact]
    public void Callable_learning_rate()
    {
        var optimizer = new SgdModel.WithCallable();
        var model = Matrix(1, 2, 3, 4);

        Assert.Equal(0, optimizer.Iterations);
        optimizer.Apply(ref model, Matrix(1, 1, 1, 1));

        AssertClose([0.9f, 1.9f, 2.9f, 3.9f], model.V);
        Assert.Equal(1, optimizer.Iterations);
    }

    /// <summary>test_setting_lr_to_callable_untracks_lr_var: from then on the schedule gives the rate.</summary>
    [Fact]
    public void Setting_lr_to_schedule()
    {
        var optimizer = new SgdModel.RMSprop();
        var model = Matrix(10, 10, 10, 10);

        optimizer.LearningRateSchedule = new PolynomialDecay(optimizer.LearningRate, decaySteps: 4, endLearningRate: 0);

        // A line from 1 at step 0 to 0 at step 4.
        foreach (double rate in new[] { 1, 0.75, 0.5, 0.25, 0, 0 })
        {
            float before = model.V[0, 0];
            Assert.Equal(rate, optimizer.LearningRate, Tolerance);
            optimizer.Apply(ref model, Matrix(1, 1, 1, 1));
            Assert.Equal(before - (float)rate, model.V[0, 0], Tolerance);
        }

        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1);
    }

    /// <summary>
    /// test_ema again, with RMSprop's own increments: with gradients of 1 the velocity after t steps is 1 - ρᵗ.
    /// </summary>
    [Fact]
    public void Ema_of_RMSprop()
    {
        var optimizer = new EmaModel.RMSprop();
        var model = new EmaModel { Value = 3 };
        double expected = 3;
        double average = 0;

        for (int t = 1; t <= 7; t++)
        {
            expected -= 0.5 / Math.Sqrt(1 - Math.Pow(0.9, t) + 1e-7);
            double k = t == 1 ? 0 : 0.9;
            average = (k * average) + ((1 - k) * expected);
            expected = t % 3 == 0 ? average : expected;

            optimizer.Apply(ref model, new EmaModel { Value = 1 });

            Assert.Equal(expected, model.Value, 1e-5);
            Assert.Equal(average, optimizer.MovingAverage.Value, 1e-5);
        }
    }

    private static SgdModel Matrix(float first, float second, float third, float fourth) =>
        new() { V = new[,] { { first, second }, { third, fourth } } };

    private static void AssertClose(IEnumerable<float> expected, float[,] actual) =>
        NumberAssert.Close(expected, actual.Cast<float>(), Tolerance);
}

[RMSpropConfig(LearningRate = 1, Rho = 1, Epsilon = 1)]
[RMSpropConfig(Name = "WithEma", LearningRate = 1, Rho = 1, Epsilon = 1, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3)]
[RMSpropConfig(Name = "WithLossScale", LearningRate = 1, Rho = 1, Epsilon = 1, LossScaleFactor = 1024)]
[RMSpropConfig(Name = "WithAccumulation", LearningRate = 1, Rho = 1, Epsilon = 1, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "WithCallable", LearningRateMethod = nameof(Rate), Rho = 1, Epsilon = 1)]
internal partial struct SgdModel
{
    public float[,] V;

    private static double Rate() => 0.1;
}

[RMSpropConfig(LearningRate = 1, Rho = 1, Epsilon = 1)]
internal partial struct TwoVariables
{
    public float[,]? V;
    public float[,] V2;
}

// EmaOverwriteFrequency = 0 is Keras' None, which is its default.
[RMSpropConfig(LearningRate = 0.1, Rho = 1, Epsilon = 1, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 0)]
internal partial record struct FittedModel(float Left, float Right);

[RMSpropConfig(LearningRate = 0.5, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3)]
internal partial struct EmaModel
{
    public float Value;
}
