namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>What is configured; named as the generated optimizers are.</summary>
public enum Configuration
{
    Plain,
    Momentum,
    Centered,
    CenteredMomentumDecay,
    ClipValue,
    ClipNorm,
    GlobalNorm,
    Ema,
    Everything,
    Guarded,
    PyTorch,
}
