namespace RmsProp.Generated.Generator.Attributes;

/// <summary>A value of an enumeration.</summary>
/// <param name="Member">The member that it is; empty where it is none.</param>
/// <param name="Number">The number of it.</param>
internal sealed record Choice(string Member, double Number);
