namespace RmsProp.Generated.TestKit;

/// <summary>What was recorded about one step.</summary>
/// <param name="Number">Which step, counted from 1.</param>
/// <param name="LearningRateBefore">Keras' <c>learning_rate</c> before the step, in the type of the variables.</param>
/// <param name="Parameters">The variables after the step.</param>
/// <param name="Iterations">Keras' <c>iterations</c> after the step.</param>
/// <param name="RawIterations">Keras' <c>_iterations</c> after the step.</param>
public sealed record RecordedStep(int Number, double LearningRateBefore, double[][] Parameters, long Iterations, long RawIterations);
