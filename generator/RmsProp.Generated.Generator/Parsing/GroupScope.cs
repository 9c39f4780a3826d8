using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>What is in force in a group of one configuration, or outside of all groups.</summary>
/// <param name="Arguments">Its own arguments over those that it inherits.</param>
/// <param name="Options">What they come to.</param>
/// <param name="Variables">The variables in it, without those of a group within.</param>
internal sealed record GroupScope(Arguments Arguments, Hyperparameters Options, IReadOnlyCollection<Variable> Variables)
{
    public bool HasSingle => Variables.Any(variable => variable.Element == ElementType.Single);
}
