using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The moving average of the parameters, <c>average</c>, and its overwriting of them.</summary>
internal static class Ema
{
    public static Stage Of(Hyperparameters options, Symbols s) => !options.UsesEma ? Stage.None : new(
    [
        new Assign(s.Average, Contracted.Add(s.Average, s.OneMinusEmaMomentum * s.P)),
        .. options.Overwrites ? [new Assign(s.P, new Select(s.Overwrite, s.Average, s.P))] : Array.Empty<Statement>(),
        new Store(s.MovingAverage, s.Average),
    ])
    {
        Actions = options.Overwrites ? ["average p", "overwrite p"] : ["average p"],
        Early = [new Let(s.Average, s.EmaMomentum * new Load(s.MovingAverage))],
    };
}
