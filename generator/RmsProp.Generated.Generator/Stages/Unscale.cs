using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The gradient, <c>g</c>, without the loss scale.</summary>
internal static class Unscale
{
    public static Stage Of(Hyperparameters options, Symbols s)
    {
        var gradient = new Load(s.Gradient);
        return options switch
        {
            { DynamicLossScale: { } scale } =>
                Scaled(ExactReciprocals.AreExact(scale) ? gradient * s.InverseLossScale : gradient / s.LossScale),
            { LossScaleFactor: { } factor } when !Clip.ScaleUnscales(options) =>
                Scaled(ExactReciprocals.IsExact(factor) ? gradient * s.InverseLossScaleFactor : gradient / s.LossScaleFactor),
            _ => new(new Let(s.G, gradient)),
        };

        Stage Scaled(Expression value) => new(new Assign(s.G, value)) { Actions = ["unscale g"] };
    }
}
