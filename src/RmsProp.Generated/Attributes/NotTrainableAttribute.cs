namespace RmsProp.Generated;

/// <summary>
/// Excludes the annotated field from training: a step neither reads nor writes it. The field may be of any type.
/// </summary>
/// <remarks>
/// Files don't have it either, unless it has a <see cref="TensorNameAttribute"/>: then its numbers are saved and loaded with those that are
/// trained.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class NotTrainableAttribute : Attribute;
