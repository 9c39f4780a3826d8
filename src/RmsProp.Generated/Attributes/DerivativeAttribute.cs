namespace RmsProp.Generated;

/// <summary>
/// Supplies the derivative of a static method whose source can't be read, or for which the formula is better than what would be derived:
/// <code>
/// static float F(float x, int n);
///
/// [Derivative(nameof(F))]
/// static void FDerivative(float x, int n, float result, float resultGradient, ref float xGradient) => xGradient += resultGradient * …;
/// </code>
/// </summary>
/// <remarks>
/// The method is static and returns nothing. It takes the parameters of the function, its result, the gradient of the result, and by
/// <see langword="ref"/> the gradient of each parameter that is a <see langword="float"/> or <see langword="double"/> without
/// <see cref="NoGradientAttribute"/>, to which it adds. The function stands in the same type, or, if there is none of that name and these
/// parameters, anywhere.
/// </remarks>
/// <param name="method">The name of the function.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DerivativeAttribute(string method) : Attribute
{
    /// <summary>The name of the function.</summary>
    public string Method { get; } = method;
}
