namespace RmsProp.Generated;

/// <summary>
/// Leaves the annotated field alone: the optimizer never reads it and never writes it. The field may then be of
/// any type.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class NotTrainableAttribute : Attribute;
