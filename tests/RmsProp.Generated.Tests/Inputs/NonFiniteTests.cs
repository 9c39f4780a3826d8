using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>Gradients that are NaN or infinite have the same effect as in Keras.</summary>
public class NonFiniteTests
{
    private static readonly Dictionary<string, Func<IRMSpropOptimizer<NonFiniteModel>>> Optimizers = new()
    {
        ["extreme/nonfinite-noclip"] = () => new NonFiniteModel.NoClip(),
        ["extreme/nonfinite-clipvalue"] = () => new NonFiniteModel.ClipValue(),
        ["extreme/nonfinite-clipnorm"] = () => new NonFiniteModel.ClipNorm(),
        ["extreme/nonfinite-global_clipnorm"] = () => new NonFiniteModel.GlobalClipNorm(),
        ["extreme/nonfinite-centered"] = () => new NonFiniteModel.Centered(),
        ["extreme/nonfinite-momentum"] = () => new NonFiniteModel.Momentum(),
        ["extreme/nonfinite-ema"] = () => new NonFiniteModel.Ema(),
        ["extreme/nonfinite-accumulation"] = () => new NonFiniteModel.Accumulation(),
        ["extreme/nonfinite-loss_scale"] = () => new NonFiniteModel.Scaled(),
    };

    public static TheoryData<string> Ids =>
        new(Recording.Keras.All.Select(trajectory => trajectory.Id).Where(id => id.StartsWith("extreme/nonfinite-", StringComparison.Ordinal)));

    /// <summary>Every run of Keras that was recorded with such gradients.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Steps_give_what_Keras_recorded(string id)
    {
        TrajectoryCase trajectory = Recording.Keras.ById(id);
        IRMSpropOptimizer<NonFiniteModel> optimizer = Optimizers[id]();
        NonFiniteModel model = Model([.. trajectory.Variables.Select(variable => variable.Initial)]);
        foreach (RecordedStep step in trajectory.Steps)
        {
            double[][] gradients = trajectory.GradientsAt(step.Number)!;

            optimizer.Apply(ref model, Model(gradients));

            NumberAssert.SameNumbers<float>(Narrow(step.Parameters[0]), model.V0, () => $"v0 after step {step.Number}");
            NumberAssert.SameNumbers<float>(Narrow(step.Parameters[1]), model.V1, () => $"v1 after step {step.Number}");
            Assert.Equal(step.RawIterations, optimizer.Steps);
        }
    }

    /// <summary>Without a norm, elements are independent: a NaN stays where it is.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void One_element_does_not_touch_the_others(float bad)
    {
        const int Length = 69; // All vector widths, and single elements.
        for (int position = 0; position < Length; position++)
        {
            float[] gradient = [.. Enumerable.Range(1, Length).Select(i => 0.1f * i)];
            var expected = new NonFiniteModel(new float[Length], new float[1]);
            new NonFiniteModel.Momentum().Apply(ref expected, new NonFiniteModel([.. gradient], [1]));

            gradient[position] = bad;
            var model = new NonFiniteModel(new float[Length], new float[1]);
            new NonFiniteModel.Momentum().Apply(ref model, new NonFiniteModel(gradient, [1]));

            Assert.True(float.IsNaN(model.V0[position])); // For infinity too, because ∞ / √∞ is NaN.
            expected.V0[position] = model.V0[position];
            NumberAssert.SameBits<float>(expected.V0, model.V0, $"NaN or infinity at {position}.");
            NumberAssert.SameBits<float>(expected.V1, model.V1, $"NaN or infinity at {position}.");
        }
    }

    private static NonFiniteModel Model(double[][] rows) => new(Narrow(rows[0]), Narrow(rows[1]));

    private static float[] Narrow(double[] row) => [.. row.Select(number => (float)number)];
}

[RMSpropConfig(Name = "NoClip", LearningRate = 0.1)]
[RMSpropConfig(Name = "ClipValue", LearningRate = 0.1, ClipValue = 0.5)]
[RMSpropConfig(Name = "ClipNorm", LearningRate = 0.1, ClipNorm = 0.5)]
[RMSpropConfig(Name = "GlobalClipNorm", LearningRate = 0.1, GlobalClipNorm = 0.5)]
[RMSpropConfig(Name = "Centered", LearningRate = 0.1, Centered = true)]
[RMSpropConfig(Name = "Momentum", LearningRate = 0.1, Momentum = 0.9)]
[RMSpropConfig(Name = "Ema", LearningRate = 0.1, UseEma = true, EmaMomentum = 0.5, EmaOverwriteFrequency = 0)]
[RMSpropConfig(Name = "Accumulation", LearningRate = 0.1, GradientAccumulationSteps = 2)]
[RMSpropConfig(Name = "Scaled", LearningRate = 0.1, LossScaleFactor = 1e30)]
internal partial record struct NonFiniteModel(float[] V0, float[] V1);
