namespace RmsProp.Generated;

/// <summary>
/// Leaves the annotated field (of a nested struct: everything in it) out of
/// <see cref="RMSpropConfigAttribute.WeightDecay"/>, as <c>exclude_from_weight_decay</c> does in Keras. Common
/// for biases and for the scales of normalization layers.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class ExcludeFromWeightDecayAttribute : Attribute;
