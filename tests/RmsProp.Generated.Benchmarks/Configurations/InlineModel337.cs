using System.Runtime.CompilerServices;
using static RmsProp.Generated.KernelNumerics;

namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>337 inline parameters.</summary>
[InlineArray(337)]
internal struct Row337
{
    private float _first;
}

/// <summary>A model of 337 parameters without arrays.</summary>
[RMSpropConfig(Name = "Plain", Epsilon = Hyperparameters.Epsilon)]
[RMSpropConfig(Name = "Momentum", Epsilon = Hyperparameters.Epsilon, Momentum = Hyperparameters.Momentum)]
[RMSpropConfig(Name = "Centered", Epsilon = Hyperparameters.Epsilon, Centered = true)]
[RMSpropConfig(
    Name = "CenteredMomentumDecay", Epsilon = Hyperparameters.Epsilon,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay)]
[RMSpropConfig(Name = "ClipValue", Epsilon = Hyperparameters.Epsilon, ClipValue = Hyperparameters.ClipValue)]
[RMSpropConfig(Name = "ClipNorm", Epsilon = Hyperparameters.Epsilon, ClipNorm = Hyperparameters.ClipNorm)]
[RMSpropConfig(Name = "GlobalNorm", Epsilon = Hyperparameters.Epsilon, GlobalClipNorm = Hyperparameters.ClipNorm)]
[RMSpropConfig(
    Name = "Ema", Epsilon = Hyperparameters.Epsilon,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "Everything", Epsilon = Hyperparameters.Epsilon,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay,
    GlobalClipNorm = Hyperparameters.ClipNorm, LossScaleFactor = Hyperparameters.LossScaleFactor,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
[RMSpropConfig(Name = "Guarded", Epsilon = Hyperparameters.Epsilon, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(
    Name = "PyTorch", Convention = RMSpropConvention.PyTorch,
    LearningRate = Hyperparameters.LearningRate, Rho = Hyperparameters.Rho, Momentum = Hyperparameters.Momentum)]
[RMSpropConfig(Name = "PlainFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon)]
[RMSpropConfig(Name = "MomentumFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon, Momentum = Hyperparameters.Momentum)]
[RMSpropConfig(Name = "CenteredFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon, Centered = true)]
[RMSpropConfig(
    Name = "CenteredMomentumDecayFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay)]
[RMSpropConfig(Name = "ClipValueFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon, ClipValue = Hyperparameters.ClipValue)]
[RMSpropConfig(Name = "ClipNormFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon, ClipNorm = Hyperparameters.ClipNorm)]
[RMSpropConfig(
    Name = "GlobalNormFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon,
    GlobalClipNorm = Hyperparameters.ClipNorm)]
[RMSpropConfig(
    Name = "EmaFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "EverythingFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay,
    GlobalClipNorm = Hyperparameters.ClipNorm, LossScaleFactor = Hyperparameters.LossScaleFactor,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "GuardedFast", Numerics = Fast, Epsilon = Hyperparameters.Epsilon, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(
    Name = "PyTorchFast", Numerics = Fast, Convention = RMSpropConvention.PyTorch,
    LearningRate = Hyperparameters.LearningRate, Rho = Hyperparameters.Rho, Momentum = Hyperparameters.Momentum)]
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
            (Configuration.Guarded, Exact) => new Guarded(),
            (Configuration.PyTorch, Exact) => new PyTorch(),
            (Configuration.Plain, Fast) => new PlainFast(),
            (Configuration.Momentum, Fast) => new MomentumFast(),
            (Configuration.Centered, Fast) => new CenteredFast(),
            (Configuration.CenteredMomentumDecay, Fast) => new CenteredMomentumDecayFast(),
            (Configuration.ClipValue, Fast) => new ClipValueFast(),
            (Configuration.ClipNorm, Fast) => new ClipNormFast(),
            (Configuration.GlobalNorm, Fast) => new GlobalNormFast(),
            (Configuration.Ema, Fast) => new EmaFast(),
            (Configuration.Everything, Fast) => new EverythingFast(),
            (Configuration.Guarded, Fast) => new GuardedFast(),
            (Configuration.PyTorch, Fast) => new PyTorchFast(),
            _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
        };
}
