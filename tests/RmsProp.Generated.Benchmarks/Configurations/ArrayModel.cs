using static RmsProp.Generated.Benchmarks.Configurations.Hyperparameters;
using static RmsProp.Generated.KernelNumerics;

namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>A model of any number of parameters, in an array.</summary>
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
internal partial struct ArrayModel(float[] weights)
{
    public float[] Weights = weights;
}
