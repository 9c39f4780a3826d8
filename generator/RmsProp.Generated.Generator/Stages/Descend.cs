using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>
/// Moves the parameter, <c>p</c>, against its gradient: by the increment, or by the momentum, <c>m</c>, that accumulates increments.
/// </summary>
internal static class Descend
{
    public static Stage Of(Hyperparameters options, Symbols s)
    {
        Expression increment = Rms.Increment(options, s);
        Statement[] statements = options switch
        {
            { Momentum: null } => [new Assign(s.P, Contracted.Subtract(s.P, increment))],
            { Formula.IsNesterov: false } =>
            [
                new Assign(s.M, Contracted.Add(s.M, increment)),
                new Store(s.MomentumBuffer, s.M),
                new Assign(s.P, Moved(options, s, s.M)),
            ],
            _ =>
            [
                new Assign(s.Increment, increment),
                new Assign(s.M, s.M + s.Increment),
                new Store(s.MomentumBuffer, s.M),
                new Let(s.Increment, s.Increment + (s.Momentum * s.M)),
                new Assign(s.P, Moved(options, s, s.Increment)),
            ],
        };
        return new(statements)
        {
            Early = options.Momentum is null ? [] : [new Let(s.M, s.Momentum * new Load(s.MomentumBuffer))],
            Actions = [$"update v{(options.Centered ? ", a" : "")}{(options.Momentum is null ? "" : ", m")}, p"],
        };
    }

    private static Expression Moved(Hyperparameters options, Symbols s, Symbol step) =>
        !options.AppliesRateToMomentum ? s.P - step
        : options.Formula.IsFused ? Contracted.Fused(-s.LearningRate, step, s.P)
        : Contracted.Subtract(s.P, s.LearningRate * step);
}
