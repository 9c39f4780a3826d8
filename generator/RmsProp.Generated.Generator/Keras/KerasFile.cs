using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>The content of a file that describes an optimizer, without positions; equal by content.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Configuration">The arguments of RMSprop; empty if the file can't be read.</param>
/// <param name="Schedule">Its learning-rate schedule, unless the rate is constant.</param>
/// <param name="HasErrors">Whether some of it can't be read.</param>
internal sealed record KerasFile(string Path, Arguments Configuration, Arguments? Schedule, bool HasErrors)
{
    /// <summary>The same file, with the diagnostics of its arguments sent to a reporter.</summary>
    public KerasFile HeardBy(DiagnosticReporter reporter) =>
        this with { Configuration = Configuration.HeardBy(reporter), Schedule = Schedule?.HeardBy(reporter) };
}
