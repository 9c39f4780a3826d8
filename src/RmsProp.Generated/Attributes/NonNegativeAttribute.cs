namespace RmsProp.Generated;

/// <summary>
/// Sets negative elements of the annotated field (of a nested struct: of everything in it) to 0: <c>max(p, 0)</c>, Keras'
/// <c>NonNeg</c>. NaN stays NaN.
/// </summary>
public sealed class NonNegativeAttribute : ConstraintAttribute;
