namespace RmsProp.Generated.TestKit;

/// <summary>The recorded loss scale at one step of Keras' <c>LossScaleOptimizer</c>.</summary>
/// <param name="Before">The scale that divided the gradients of the step.</param>
/// <param name="After">The scale after the step.</param>
/// <param name="GoodSteps">Keras' <c>step_counter</c> after the step: the steps since the scale changed.</param>
/// <param name="SkippedSteps">The number of steps up to this one with a gradient that was not finite.</param>
public sealed record RecordedLossScale(float Before, float After, int GoodSteps, long SkippedSteps);
