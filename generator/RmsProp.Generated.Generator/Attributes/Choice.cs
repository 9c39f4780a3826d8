namespace RmsProp.Generated.Generator.Attributes;

/// <summary>An enum value.</summary>
/// <param name="Member">The name of the member; empty if the value is none.</param>
/// <param name="Number">The value of the member.</param>
internal sealed record Choice(string Member, double Number);
