namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>The optimizer of all peers: RMSprop as PyTorch defines it, without momentum or clipping.</summary>
internal static class StepOptimizer
{
    public const double LearningRate = 0.001;
    public const double Rho = 0.99;

    /// <summary>
    /// Larger than PyTorch's default, so that derivatives that are zero but for rounding give no increments of full size: then peers
    /// that round otherwise could not be compared.
    /// </summary>
    public const double Epsilon = 1e-4;

    public const string Exact = "ExactStep";
    public const string Fast = "FastStep";
}
