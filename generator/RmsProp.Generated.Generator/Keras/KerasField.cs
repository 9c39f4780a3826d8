namespace RmsProp.Generated.Generator.Keras;

/// <summary>An argument as Keras writes it.</summary>
/// <param name="Name">What Keras calls it.</param>
/// <param name="Property">What the attribute calls it.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="IsRequired">Whether it has no default.</param>
internal sealed record KerasField(string Name, string Property, KerasFieldKind Kind, bool IsRequired = false);
