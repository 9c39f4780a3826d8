namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>The values shared by all configurations and peers.</summary>
internal static class Hyperparameters
{
    // The learning rate and ρ are Keras' defaults, so the configurations don't name them.
    public const double LearningRate = 0.001;
    public const double Rho = 0.9;

    // A gradient that stays the same for thousands of steps makes v - a² zero except for rounding errors, which must not take it below
    // -ε, because its root is taken.
    public const double Epsilon = 1e-5;

    // Outside the root, where nothing can be negative; PyTorch's default.
    public const double EpsilonOfPyTorch = 1e-8;

    public const double Momentum = 0.9;
    public const double WeightDecay = 0.01;
    public const double ClipValue = 0.5;
    public const double ClipNorm = 1;
    public const double EmaMomentum = 0.99;
    public const int EmaOverwriteFrequency = 100;
    public const double LossScaleFactor = 1024;
}
