using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.AotSpeed;

/// <summary>The least and the most work that a step can have.</summary>
[RMSpropConfig(Name = "Plain", Epsilon = Hyperparameters.Epsilon)]
[RMSpropConfig(Name = "PlainFast", Epsilon = Hyperparameters.Epsilon, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(
    Name = "Everything", Epsilon = Hyperparameters.Epsilon,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay,
    GlobalClipNorm = Hyperparameters.ClipNorm, LossScaleFactor = Hyperparameters.LossScaleFactor,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
[RMSpropConfig(
    Name = "EverythingFast", Epsilon = Hyperparameters.Epsilon, Numerics = KernelNumerics.Fast,
    Centered = true, Momentum = Hyperparameters.Momentum, WeightDecay = Hyperparameters.WeightDecay,
    GlobalClipNorm = Hyperparameters.ClipNorm, LossScaleFactor = Hyperparameters.LossScaleFactor,
    UseEma = true, EmaMomentum = Hyperparameters.EmaMomentum, EmaOverwriteFrequency = Hyperparameters.EmaOverwriteFrequency)]
internal partial struct Model(Memory<float> weights)
{
    public Memory<float> Weights = weights;
}
