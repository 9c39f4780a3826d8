namespace RmsProp.Generated;

/// <summary>
/// Says that something is a constant for the gradient of a loss. On a method: it is called as it is, whatever it does, and no gradient
/// flows through its result or through what it writes to spans. On a parameter: no gradient flows through what is passed for it.
/// </summary>
/// <remarks>
/// Such a method is static, and takes and returns numbers by value; what it may write to is a <see cref="Span{T}"/>. An example is noise
/// that is drawn anew in each step. For a single expression there is <see cref="Gradients.Stop{T}"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class NoGradientAttribute : Attribute;
