namespace RmsProp.Generated.TestKit;

/// <summary>What was recorded about the loss scale at one step of Keras' <c>LossScaleOptimizer</c>.</summary>
/// <param name="Before">The scale that the gradients of the step were divided by.</param>
/// <param name="After">The scale after the step.</param>
/// <param name="GoodSteps">Keras' <c>step_counter</c> after the step: the steps since the scale changed.</param>
/// <param name="SkippedSteps">How many steps up to this one had a gradient that was not finite.</param>
public sealed record RecordedLossScale(float Before, float After, int GoodSteps, long SkippedSteps);
