using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>What a file says of an optimizer, without where it says so: equal to another that says the same.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Configuration">The arguments of RMSprop; none where the file can't be read.</param>
/// <param name="Schedule">Its learning-rate schedule, if that is not a constant.</param>
/// <param name="HasErrors">Whether something in it can't be read.</param>
internal sealed record KerasFile(string Path, Arguments Configuration, Arguments? Schedule, bool HasErrors)
{
    /// <summary>The same, but what is wrong with its arguments is noted by a reporter.</summary>
    public KerasFile HeardBy(DiagnosticReporter reporter) =>
        this with { Configuration = Configuration.HeardBy(reporter), Schedule = Schedule?.HeardBy(reporter) };
}
