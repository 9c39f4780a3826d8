namespace RmsProp.Generated;

/// <summary>
/// Keeps the annotated field (of a nested struct: everything in it) from being negative: <c>max(p, 0)</c>, Keras'
/// <c>NonNeg</c>. NaN stays NaN.
/// </summary>
public sealed class NonNegativeAttribute : ConstraintAttribute;
