namespace RmsProp.Generated.TestKit;

/// <summary>One variable of a recorded run.</summary>
/// <param name="Name">The name in Keras.</param>
/// <param name="Shape">The lengths of its dimensions; empty for a scalar.</param>
/// <param name="Initial">Its elements before the first step.</param>
/// <param name="IsExcludedFromWeightDecay">Whether a pattern given to <c>exclude_from_weight_decay</c> matches its name.</param>
public sealed record TrajectoryVariable(string Name, IReadOnlyList<int> Shape, double[] Initial, bool IsExcludedFromWeightDecay)
{
    public int Length => Initial.Length;
}
