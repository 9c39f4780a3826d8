using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Where the arguments of an attribute or a file stand: for the analyzer alone, models have no places.</summary>
internal sealed class ArgumentPlaces(DiagnosticReporter reporter, Func<string, Location?> locate)
{
    public DiagnosticReporter Reporter => reporter;

    /// <summary>The place of an argument, or of all of them where there is none of that name.</summary>
    public Location? Of(string argument) => locate(argument);
}
