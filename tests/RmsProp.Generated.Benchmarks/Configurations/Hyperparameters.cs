namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>The values that every configuration and every peer computes with.</summary>
internal static class Hyperparameters
{
    // The learning rate and ρ are Keras' defaults, and as such not named in the configurations.
    public const double LearningRate = 0.001;
    public const double Rho = 0.9;

    // A gradient that stays the same for thousands of steps makes v - a² zero but for its rounding errors, and those
    // must not take it below -ε: it is the square root of this that is taken.
    public const double Epsilon = 1e-5;

    // Beside the root, where nothing can be negative; PyTorch's default.
    public const double EpsilonOfPyTorch = 1e-8;

    public const double Momentum = 0.9;
    public const double WeightDecay = 0.01;
    public const double ClipValue = 0.5;
    public const double ClipNorm = 1;
    public const double EmaMomentum = 0.99;
    public const int EmaOverwriteFrequency = 100;
    public const double LossScaleFactor = 1024;
}
