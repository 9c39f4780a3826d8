using System.Runtime.CompilerServices;

namespace RmsProp.Generated.MachineCode;

/// <summary>Kernels whose length is known only at run time.</summary>
[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "PlainFast", Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "MomentumCentered", Momentum = 0.9, Centered = true)]
[RMSpropConfig(Name = "ByValue", ClipValue = 0.5)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 0.5)]
[RMSpropConfig(
    Name = "Everything", Momentum = 0.9, Centered = true, WeightDecay = 0.01, GlobalClipNorm = 1, UseEma = true, LossScaleFactor = 1024)]
[RMSpropConfig(
    Name = "EverythingFast", Momentum = 0.9, Centered = true, WeightDecay = 0.01, GlobalClipNorm = 1, UseEma = true, LossScaleFactor = 1024,
    Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "Torch", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, Centered = true, WeightDecay = 0.01)]
[RMSpropConfig(
    Name = "Optax", Convention = RMSpropConvention.Optax, LearningRate = 0.1, Momentum = 0.9, Centered = true, Nesterov = true,
    BiasCorrection = true, CenteredVarianceFloor = true)]
[RMSpropConfig(
    Name = "Timm", Convention = RMSpropConvention.Timm, Momentum = 0.9, LearningRatePlacement = LearningRatePlacement.OutsideMomentum,
    WeightDecay = 0.01, Maximize = true, DynamicLossScale = true, Numerics = KernelNumerics.Fast)]
internal partial struct Arrays
{
    public float[] Singles;
    public double[] Doubles;
}

/// <summary>A kernel of known length: 16 + 1 elements on the widest vectors.</summary>
[RMSpropConfig]
internal partial struct Inline
{
    public Row Weights;

    [InlineArray(17)]
    internal struct Row
    {
        private float _first;
    }
}
