using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>An innermost loop of which one turn is taken at a time.</summary>
/// <param name="Loop">The loop of the loss: for a loop of the reverse pass, the one that it goes back through.</param>
/// <param name="Counter">The name of its counter; empty if it has none.</param>
/// <param name="Reason">Why several turns can't be taken at a time.</param>
/// <param name="IsVectorInFast">Whether they are in <c>KernelNumerics.Fast</c>.</param>
internal sealed record ScalarLoop(LoopOperation Loop, string Counter, string Reason, bool IsVectorInFast);
