namespace RmsProp.Generated.Generator.Model;

/// <summary>Variables that are updated with the same arguments.</summary>
/// <param name="Path">The field that the group begins at, for its name; empty for those that no field overrides.</param>
/// <param name="Options">The arguments in force.</param>
internal sealed record ParameterGroup(string Path, Hyperparameters Options);
