namespace RmsProp.Generated.Generator.Attributes;

/// <summary>A named argument.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Value">
/// A number, a flag, a string, a <see cref="Choice"/>, or an <see cref="Model.EquatableArray{T}"/> of numbers; all compare by content.
/// Null for a <c>null</c>.
/// </param>
internal sealed record Argument(string Name, object? Value);
