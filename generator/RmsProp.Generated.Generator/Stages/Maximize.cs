using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The gradient turned around, so that what it is of grows.</summary>
internal static class Maximize
{
    public static Stage Of(Hyperparameters options, Symbols s) =>
        options.Formula.Maximizes ? new(new Assign(s.G, -s.G)) { Actions = ["turn g around"] } : Stage.None;
}
