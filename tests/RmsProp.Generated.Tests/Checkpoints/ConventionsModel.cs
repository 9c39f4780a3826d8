namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model with configurations that have the same slots, with the same meaning or with different ones.</summary>
[RMSpropConfig(LearningRate = 0.01, Momentum = 0.9)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, LearningRate = 0.01, Momentum = 0.9)]
[RMSpropConfig(Name = "Outside", LearningRate = 0.01, Momentum = 0.9, LearningRatePlacement = LearningRatePlacement.OutsideMomentum)]
[RMSpropConfig(Name = "TensorFlow", Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.01, Momentum = 0.9)]
#pragma warning disable RMSP008 // An infinity, which is no JSON, is meant: it is in the configuration that a checkpoint has.
[RMSpropConfig(Name = "Tuned", LearningRate = 0.5, Momentum = 0.5, Rho = 0.99, Epsilon = 1e-3, WeightDecay = 0.1, ClipValue = double.PositiveInfinity)]
#pragma warning restore RMSP008
[RMSpropConfig(Name = "Nesterov", LearningRate = 0.01, Momentum = 0.9, Nesterov = true, Maximize = true)]
[RMSpropConfig(Name = "Scaled", LearningRate = 0.01, Momentum = 0.9, DynamicLossScale = true)]
[RMSpropConfig(Name = "Corrected", LearningRate = 0.01, Momentum = 0.9, BiasCorrection = true)]
[RMSpropConfig(Name = "Plain", Convention = RMSpropConvention.PyTorch, LearningRate = 0.01)]
[RMSpropConfig(Name = "PlainKeras", LearningRate = 0.01)]
[RMSpropConfig(Name = "EveryThird", LearningRate = 0.01, GradientAccumulationSteps = 3)]
[RMSpropConfig(Name = "EverySecond", LearningRate = 0.01, GradientAccumulationSteps = 2)]
internal partial struct ConventionsModel
{
    public float[] Weights;

    /// <summary>The checkpoint after some steps.</summary>
    public static byte[] Trained(IRMSpropOptimizer<ConventionsModel> optimizer)
    {
        var parameters = new ConventionsModel { Weights = [1, -2] };
        for (int step = 0; step < 4; step++)
        {
            optimizer.Apply(ref parameters, new ConventionsModel { Weights = [0.5f, step] });
        }

        return Saved.Of(optimizer, in parameters);
    }
}
