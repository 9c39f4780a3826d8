using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The arguments in force in a group of one configuration, or outside of all groups.</summary>
/// <param name="Arguments">Its own arguments on top of inherited ones.</param>
/// <param name="Options">The resulting options.</param>
/// <param name="Variables">Its variables, except those of nested groups.</param>
internal sealed record GroupScope(Arguments Arguments, Hyperparameters Options, IReadOnlyCollection<Variable> Variables)
{
    public bool HasSingle => Variables.Any(variable => variable.Element == ElementType.Single);
}
