using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Weight decay: of the parameters themselves, or as a penalty added to the gradient.</summary>
internal static class Decay
{
    private static readonly string[] Penalty = ["add weight decay to g"];

    public static Stage Of(Hyperparameters options, Symbols s) => options switch
    {
        { WeightDecay: null } => Stage.None,
        { DecaysDecoupled: true } => new(new Assign(s.P, Contracted.Subtract(s.P, (s.P * s.WeightDecay) * s.LearningRate))) { Actions = ["decay p"] },
        { Formula.IsFused: true } => new(new Assign(s.G, Contracted.Fused(s.WeightDecay, s.P, s.G))) { Actions = Penalty },
        _ => new(new Assign(s.G, Contracted.Add(s.G, s.WeightDecay * s.P))) { Actions = Penalty },
    };
}
