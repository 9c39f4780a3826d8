using RmsProp.Generated.Generator.Parsing;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>What a file says of an optimizer, without where it says so: equal to another that says the same.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Configuration">The arguments of RMSprop; none where the file can't be read.</param>
/// <param name="Schedule">Its learning-rate schedule, if that is not a constant.</param>
internal sealed record KerasFile(string Path, Arguments Configuration, Arguments? Schedule);
