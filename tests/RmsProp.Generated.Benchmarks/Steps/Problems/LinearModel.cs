using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>A linear model of 16 inputs, a sample at a time.</summary>
[RMSpropConfig(
    Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
[RMSpropConfig(
    Name = StepOptimizer.Fast, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon,
    Numerics = KernelNumerics.Fast)]
internal partial struct LinearModel
{
    public const int Inputs = 16;

    public WeightArray Weights;
    public float Bias;

    [Differentiable]
    public static float Loss(in LinearModel model, ReadOnlySpan<float> inputs, float value)
    {
        float error = model.Bias - value;
        for (int i = 0; i < Inputs; i++)
        {
            error += model.Weights[i] * inputs[i];
        }

        return error * error / 2;
    }

    [Differentiable(Numerics = KernelNumerics.Fast)]
    public static float FastLoss(in LinearModel model, ReadOnlySpan<float> inputs, float value) => Loss(in model, inputs, value);

    [InlineArray(Inputs)]
    public struct WeightArray
    {
        private float _element;
    }
}
