namespace RmsProp.Generated;

/// <summary>Scales the norms N of the annotated field to 1: every element is divided by <c>1e-7 + N</c>, as by Keras' <c>UnitNorm</c>.</summary>
public sealed class UnitNormAttribute : NormConstraintAttribute;
