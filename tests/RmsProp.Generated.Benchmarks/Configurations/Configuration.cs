namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>The configurations, named like the generated optimizers.</summary>
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
