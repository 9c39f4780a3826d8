namespace RmsProp.Generated;

/// <summary>
/// What a step does if a gradient has a NaN or an infinity, or, for <see cref="SkipStep"/> and <see cref="Throw"/>, a finite
/// number that is too large for an update.
/// </summary>
/// <remarks>
/// Too large is what would leave an infinity in a slot or a NaN in a parameter: a gradient whose square overflows, from 1.8e19 on
/// in <see cref="float"/> and 1.3e154 in <see cref="double"/>; with clipping by a norm, gradients whose norm does, unless it is in
/// <see cref="double"/> with <see cref="KernelNumerics.Fast"/>; with a loss scale below 1, one that overflows when it is divided
/// by it. The guard reads gradients and nothing else. It does not catch what overflows with small ones: a learning rate of 1.8e19
/// and more times a large gradient, a momentum of 1 and more, an L2 penalty of which the weight decay times a parameter is above
/// 1.8e16, a norm of parameters above 1.8e19 that a constraint takes; nor a variance that is negative without
/// <see cref="RMSpropConfigAttribute.CenteredVarianceFloor"/>, or 0 since <see cref="RMSpropConfigAttribute.Rho"/> is. With
/// <see cref="RMSpropConfigAttribute.DynamicLossScale"/> exactly those steps are skipped that Keras skips, those with a NaN or an
/// infinity.
/// </remarks>
public enum NonFiniteGradients
{
    /// <summary>
    /// Goes on with it, as Keras does: the parameter and its slots are NaN or infinite from then on.
    /// </summary>
    Propagate,

    /// <summary>
    /// Changes nothing, neither parameters nor slots nor <c>Steps</c>, and counts the step in <c>SkippedSteps</c>. (The first
    /// step allocates the slots, skipped or not.)
    /// </summary>
    SkipStep,

    /// <summary>
    /// Changes nothing, and throws a <see cref="NotFiniteNumberException"/> that names the field and the index, and says what
    /// overflows if the number itself is finite.
    /// </summary>
    Throw,
}
