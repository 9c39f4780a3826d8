namespace RmsProp.Generated.Generator.Model;

/// <summary>The values of hyper-parameters that are not given, as in Keras.</summary>
internal static class KerasDefaults
{
    public const double LearningRate = 0.001;
    public const double Rho = 0.9;
    public const double Epsilon = 1e-7;
    public const double EmaMomentum = 0.99;
    public const int EmaOverwriteFrequency = 100;
    public const double InitialLossScale = 32768;
    public const int DynamicGrowthSteps = 2000;
}
