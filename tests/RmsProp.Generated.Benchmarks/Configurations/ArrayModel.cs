using static RmsProp.Generated.KernelNumerics;

namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>A model of any number of parameters, in an array.</summary>
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
internal partial struct ArrayModel(float[] weights)
{
    public float[] Weights = weights;
}
