namespace RmsProp.Generated.Tests.Members;

/// <summary>Training code that is generic over models and configurations, through the interface.</summary>
public class GenericTrainingTests
{
    [Fact]
    public void Over_structs()
    {
        var values = new LineModel(5, [-3]);
        double loss = Train(new LineModel.Averaging(), ref values, (in LineModel line, ref LineModel gradients) =>
        {
            gradients.Slope = line.Slope;
            gradients.Offset[0] = line.Offset[0];
            return (line.Slope * line.Slope) + (line.Offset[0] * line.Offset[0]);
        });

        Assert.True(loss < 0.1, $"The loss is {loss}.");
    }

    [Fact]
    public void Over_ref_structs()
    {
        float[] numbers = [4, -2];
        var values = new TrainedSpans { Values = numbers, Scalar = 3 };
        double loss = Train(new TrainedSpans.RMSprop(), ref values, (in TrainedSpans model, ref TrainedSpans gradients) =>
        {
            gradients.Scalar = model.Scalar;
            model.Values.CopyTo(gradients.Values);
            return (model.Scalar * model.Scalar) + (model.Values[0] * model.Values[0]) + (model.Values[1] * model.Values[1]);
        });

        Assert.True(loss < 0.1, $"The loss is {loss}.");
        Assert.All(numbers, number => Assert.InRange(number, -0.3f, 0.3f));
    }

    private static double Train<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, LossAndGradient<TParameters> lossAndGradient)
        where TParameters : struct, allows ref struct
    {
        double loss = double.PositiveInfinity;
        optimizer.Build(in parameters);
        optimizer.LearningRateSchedule = new CosineDecay(0.2, decaySteps: 150);
        while (optimizer.Iterations < 150)
        {
            loss = optimizer.Minimize(ref parameters, lossAndGradient);
        }

        optimizer.FinalizeVariableValues(ref parameters);
        return loss;
    }
}

[RMSpropConfig]
internal ref partial struct TrainedSpans
{
    public Span<float> Values;
    public float Scalar;
}
