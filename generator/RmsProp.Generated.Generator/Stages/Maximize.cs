using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Negates the gradient, so that the objective grows.</summary>
internal static class Maximize
{
    public static Stage Of(Hyperparameters options, Symbols s) =>
        options.Formula.Maximizes ? new(new Assign(s.G, -s.G)) { Actions = ["turn g around"] } : Stage.None;
}
