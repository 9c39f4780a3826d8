using System.Runtime.CompilerServices;
using static RmsProp.Generated.Benchmarks.Configurations.Hyperparameters;
using static RmsProp.Generated.KernelNumerics;

namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>337 parameters in line.</summary>
[InlineArray(337)]
internal struct Row337
{
    private float _first;
}

/// <summary>A model of 337 parameters and no array.</summary>
[RMSpropConfig(Name = "Plain", Epsilon = Epsilon)]
[RMSpropConfig(Name = "Momentum", Epsilon = Epsilon, Momentum = Momentum)]
[RMSpropConfig(Name = "Centered", Epsilon = Epsilon, Centered = true)]
[RMSpropConfig(
    Name = "CenteredMomentumDecay", Epsilon = Epsilon,
    Centered = true, Momentum = Momentum, WeightDecay = WeightDecay)]
[RMSpropConfig(Name = "ClipValue", Epsilon = Epsilon, ClipValue = ClipValue)]
[RMSpropConfig(Name = "ClipNorm", Epsilon = Epsilon, ClipNorm = ClipNorm)]
[RMSpropConfig(Name = "GlobalNorm", Epsilon = Epsilon, GlobalClipNorm = ClipNorm)]
[RMSpropConfig(
    Name = "Ema", Epsilon = Epsilon,
    UseEma = true, EmaMomentum = EmaMomentum, EmaOverwriteFrequency = EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "Everything", Epsilon = Epsilon, Centered = true, Momentum = Momentum, WeightDecay = WeightDecay, GlobalClipNorm = ClipNorm,
    UseEma = true, EmaMomentum = EmaMomentum, EmaOverwriteFrequency = EmaOverwriteFrequency, LossScaleFactor = LossScaleFactor)]
[RMSpropConfig(Name = "PlainFast", Numerics = Fast, Epsilon = Epsilon)]
[RMSpropConfig(Name = "MomentumFast", Numerics = Fast, Epsilon = Epsilon, Momentum = Momentum)]
[RMSpropConfig(Name = "CenteredFast", Numerics = Fast, Epsilon = Epsilon, Centered = true)]
[RMSpropConfig(
    Name = "CenteredMomentumDecayFast", Numerics = Fast, Epsilon = Epsilon,
    Centered = true, Momentum = Momentum, WeightDecay = WeightDecay)]
[RMSpropConfig(Name = "ClipValueFast", Numerics = Fast, Epsilon = Epsilon, ClipValue = ClipValue)]
[RMSpropConfig(Name = "ClipNormFast", Numerics = Fast, Epsilon = Epsilon, ClipNorm = ClipNorm)]
[RMSpropConfig(Name = "GlobalNormFast", Numerics = Fast, Epsilon = Epsilon, GlobalClipNorm = ClipNorm)]
[RMSpropConfig(
    Name = "EmaFast", Numerics = Fast, Epsilon = Epsilon,
    UseEma = true, EmaMomentum = EmaMomentum, EmaOverwriteFrequency = EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "EverythingFast", Numerics = Fast, Epsilon = Epsilon, Centered = true, Momentum = Momentum, WeightDecay = WeightDecay, GlobalClipNorm = ClipNorm,
    UseEma = true, EmaMomentum = EmaMomentum, EmaOverwriteFrequency = EmaOverwriteFrequency, LossScaleFactor = LossScaleFactor)]
internal partial struct InlineModel337 : IInlineModel<InlineModel337>
{
    public Row337 Weights;

    public static IRMSpropOptimizer<InlineModel337> CreateOptimizer(Configuration configuration, KernelNumerics numerics) =>
        (configuration, numerics) switch
        {
            (Configuration.Plain, Exact) => new Plain(),
            (Configuration.Momentum, Exact) => new Momentum(),
            (Configuration.Centered, Exact) => new Centered(),
            (Configuration.CenteredMomentumDecay, Exact) => new CenteredMomentumDecay(),
            (Configuration.ClipValue, Exact) => new ClipValue(),
            (Configuration.ClipNorm, Exact) => new ClipNorm(),
            (Configuration.GlobalNorm, Exact) => new GlobalNorm(),
            (Configuration.Ema, Exact) => new Ema(),
            (Configuration.Everything, Exact) => new Everything(),
            (Configuration.Plain, Fast) => new PlainFast(),
            (Configuration.Momentum, Fast) => new MomentumFast(),
            (Configuration.Centered, Fast) => new CenteredFast(),
            (Configuration.CenteredMomentumDecay, Fast) => new CenteredMomentumDecayFast(),
            (Configuration.ClipValue, Fast) => new ClipValueFast(),
            (Configuration.ClipNorm, Fast) => new ClipNormFast(),
            (Configuration.GlobalNorm, Fast) => new GlobalNormFast(),
            (Configuration.Ema, Fast) => new EmaFast(),
            (Configuration.Everything, Fast) => new EverythingFast(),
            _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
        };
}
