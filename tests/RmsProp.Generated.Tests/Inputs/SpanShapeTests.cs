namespace RmsProp.Generated.Tests.Inputs;

/// <summary>Mismatched shapes of spans.</summary>
public class SpanShapeTests
{
    [Fact]
    public void A_span_of_another_length_is_refused_and_nothing_changes()
    {
        var optimizer = new SpanShapeModel.RMSprop();
        float[] weights = [1, 2, 3];
        double[] bias = [4, 5];
        Apply(optimizer, weights, bias, [1, 1, 1], [1, 1]);
        float[] weightsBefore = [.. weights];
        double[] biasBefore = [.. bias];
        float[] velocityBefore = [.. optimizer.Velocity.Weights];

        var exception = Assert.Throws<ArgumentException>(() => Apply(optimizer, weights, bias, [1, 1, 1], [1, 1, 1]));
        Assert.Contains("'Layer.Bias'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("length 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("length 3", exception.Message, StringComparison.Ordinal);

        exception = Assert.Throws<ArgumentException>(() => Apply(optimizer, weights, new double[4], [1, 1, 1], new double[4]));
        Assert.Contains("'Layer.Bias'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("length 4", exception.Message, StringComparison.Ordinal);
        Assert.Contains("length 2", exception.Message, StringComparison.Ordinal);

        exception = Assert.Throws<ArgumentException>(() => Apply(optimizer, null, bias, [1, 1, 1], [1, 1]));
        Assert.Contains("'Weights'", exception.Message, StringComparison.Ordinal);

        NumberAssert.SameBits<float>(weightsBefore, weights);
        NumberAssert.SameBits<double>(biasBefore, bias);
        NumberAssert.SameBits<float>(velocityBefore, optimizer.Velocity.Weights);
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void A_default_span_is_no_gradient()
    {
        var optimizer = new SpanShapeModel.RMSprop();
        float[] weights = [1, 2, 3];
        double[] bias = [4, 5];

        Apply(optimizer, weights, bias, null, [1, 1]);

        Assert.Equal([1f, 2f, 3f], weights);
        Assert.Equal([0f, 0f, 0f], optimizer.Velocity.Weights.ToArray());
        Assert.All(bias.Zip([4.0, 5.0]), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void No_gradient_at_all_is_refused()
    {
        var optimizer = new SpanShapeModel.RMSprop();
        float[] weights = [1, 2, 3];

        var exception = Assert.Throws<InvalidOperationException>(() => Apply(optimizer, weights, [4, 5], null, null));

        Assert.StartsWith("No gradients provided for any variable", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f], weights);
        Assert.Equal(0, optimizer.Steps);
    }

    private static void Apply(
        SpanShapeModel.RMSprop optimizer, float[]? weights, double[]? bias, float[]? weightsGradient, double[]? biasGradient)
    {
        var model = new SpanShapeModel { Weights = weights, Layer = new SpanShapeLayer { Bias = bias } };
        optimizer.Apply(ref model, new SpanShapeModel { Weights = weightsGradient, Layer = new SpanShapeLayer { Bias = biasGradient } });
    }
}

[RMSpropConfig(LearningRate = 0.1)]
internal ref partial struct SpanShapeModel
{
    public Span<float> Weights;
    public SpanShapeLayer Layer;
}

internal ref struct SpanShapeLayer
{
    public Span<double> Bias;
}
