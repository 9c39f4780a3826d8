namespace RmsProp.Generated.TestKit;

/// <summary>The recording of one step.</summary>
/// <param name="Number">The number of the step, from 1.</param>
/// <param name="LearningRateBefore">The learning rate before the step, in the type of the variables.</param>
/// <param name="Parameters">The variables after the step.</param>
/// <param name="Iterations">Keras' <c>iterations</c> after the step.</param>
/// <param name="RawIterations">Keras' <c>_iterations</c> after the step, PyTorch's <c>step</c>.</param>
/// <param name="LossScale">The loss scale, if it is dynamic.</param>
public sealed record RecordedStep(
    int Number, double LearningRateBefore, double[][] Parameters, long Iterations, long RawIterations, RecordedLossScale? LossScale);
