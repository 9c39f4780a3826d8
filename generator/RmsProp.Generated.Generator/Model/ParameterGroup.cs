namespace RmsProp.Generated.Generator.Model;

/// <summary>Variables updated with the same arguments.</summary>
/// <param name="Path">The field at the top of the group, which names it; empty for variables that no field overrides.</param>
/// <param name="Options">The arguments in force.</param>
internal sealed record ParameterGroup(string Path, Hyperparameters Options);
