namespace RmsProp.Generated;

/// <summary>
/// Marks a loss, whose gradient is derived at compile time. The method is static, returns <see langword="float"/> or
/// <see langword="double"/>, and its first parameter is a struct with <see cref="RMSpropConfigAttribute"/>; the other parameters are
/// data.
/// </summary>
/// <remarks>
/// For a method <c>Loss</c>, a method <c>LossAndGradient</c> is generated beside it, and a method <c>MinimizeLoss</c> on every optimizer of
/// the struct. What can't be differentiated is an error at its place in the source.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>
    /// How the loss and its gradient are computed: with <see cref="KernelNumerics.Exact"/>, the default, the value of the loss has the very
    /// bits of the method. With <see cref="KernelNumerics.Fast"/>, its sums are added up in the lanes of vectors, in a fixed order, functions
    /// are computed in vectors, and a product is rounded together with what it is added to where the processor can do that.
    /// </summary>
    public KernelNumerics Numerics { get; set; } = KernelNumerics.Exact;
}
