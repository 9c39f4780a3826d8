namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>A problem as plain numbers, for peers outside of C#.</summary>
/// <param name="Parameters">The initial parameters, in the order of the fields.</param>
/// <param name="Inputs">All batches, one after the other, as the problem says.</param>
/// <param name="Labels">The labels of all batches; empty if the problem has none.</param>
/// <param name="BatchSize">The samples of a batch.</param>
/// <param name="Batches">How many batches there are before the first one comes again.</param>
/// <param name="IsDouble">Whether parameters and inputs are <c>double</c>, not <c>float</c>.</param>
internal sealed record StepData(double[] Parameters, double[] Inputs, byte[] Labels, int BatchSize, int Batches, bool IsDouble);
