namespace RmsProp.Generated;

/// <summary>
/// Excludes the annotated field from training: the optimizer neither reads nor writes it. The field may be of any type.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class NotTrainableAttribute : Attribute;
