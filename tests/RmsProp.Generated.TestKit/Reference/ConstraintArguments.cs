namespace RmsProp.Generated.TestKit;

/// <summary>A constraint with its name and arguments in <c>keras.constraints</c>.</summary>
/// <param name="ClassName"><c>NonNeg</c>, <c>MaxNorm</c>, <c>UnitNorm</c> or <c>MinMaxNorm</c>.</param>
/// <param name="Axes"><c>axis</c>; none for <c>NonNeg</c>.</param>
/// <param name="MinValue"><c>min_value</c>.</param>
/// <param name="MaxValue"><c>max_value</c>.</param>
/// <param name="Rate"><c>rate</c>.</param>
public sealed record ConstraintArguments(string ClassName, int[] Axes, double MinValue = 0, double MaxValue = 0, double Rate = 0);
