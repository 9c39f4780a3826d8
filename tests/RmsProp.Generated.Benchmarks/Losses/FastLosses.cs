using RmsProp.Generated;
using RmsProp.Generated.Benchmarks.Steps;

// What the measurements add to the structs of the samples and objectives: the losses derived a second time, in Fast, and the optimizers
// of whole steps.
namespace Digits
{
    [RMSpropConfig(
        Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
    [RMSpropConfig(
        Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
        Numerics = KernelNumerics.Fast)]
    internal partial struct Perceptron
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Perceptron network, ReadOnlySpan<float> images, ReadOnlySpan<byte> labels) => Loss(in network, images, labels);
    }
}

namespace EdgeTraining
{
    [RMSpropConfig(
        Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
    [RMSpropConfig(
        Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
        Numerics = KernelNumerics.Fast)]
    internal partial struct Predictor
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Predictor parameters, ReadOnlySpan<float> inputs, float value) => Loss(in parameters, inputs, value);
    }
}

namespace Forecast
{
    [RMSpropConfig(
        Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
    [RMSpropConfig(
        Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
        Numerics = KernelNumerics.Fast)]
    internal partial struct Gru
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Gru gru, ReadOnlySpan<float> surprises, ReadOnlySpan<int> starts) => Loss(in gru, surprises, starts);
    }
}

namespace RmsProp.Generated.Objectives
{
    [RMSpropConfig(
        Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
    [RMSpropConfig(
        Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
        Numerics = KernelNumerics.Fast)]
    internal partial struct Mixture
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static double FastLoss(in Mixture mixture, double[] x, int d, double gamma, int m) => Loss(in mixture, x, d, gamma, m);
    }

    [RMSpropConfig(
        Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
    [RMSpropConfig(
        Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
        Numerics = KernelNumerics.Fast)]
    internal partial struct Lstm
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static double FastLoss(in Lstm lstm, double[] state, double[] sequence, int b) => Loss(in lstm, state, sequence, b);
    }
}
