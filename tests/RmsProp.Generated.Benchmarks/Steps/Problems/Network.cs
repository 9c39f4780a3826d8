using RmsProp.Generated.Benchmarks.Steps;

namespace RmsProp.Generated.Benchmarks.Adam;

/// <remarks>Takes whole steps as well, with a gradient by hand.</remarks>
[RMSpropConfig(
    Name = StepOptimizer.Exact, Convention = RMSpropConvention.PyTorch, LearningRate = StepOptimizer.LearningRate, Rho = StepOptimizer.Rho, Epsilon = StepOptimizer.Epsilon)]
internal partial struct Network;
