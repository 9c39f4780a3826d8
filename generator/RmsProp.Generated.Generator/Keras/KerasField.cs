namespace RmsProp.Generated.Generator.Keras;

/// <summary>An argument in Keras' serialized form.</summary>
/// <param name="Name">The name in Keras.</param>
/// <param name="Property">The property of the attribute.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="IsRequired">Whether it is required.</param>
internal sealed record KerasField(string Name, string Property, KerasFieldKind Kind, bool IsRequired = false);
