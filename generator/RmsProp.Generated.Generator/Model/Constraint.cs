namespace RmsProp.Generated.Generator.Model;

/// <summary>The kinds of constraints, named like the attributes.</summary>
internal enum ConstraintKind
{
    NonNegative,
    MaxNorm,
    UnitNorm,
    MinMaxNorm,
}

/// <summary>The constraint on one variable.</summary>
/// <param name="Kind">The kind of constraint.</param>
/// <param name="Axes">The axes that norms reduce, in order; counted from 0 if the rank is known.</param>
/// <param name="MinValue">The smallest norm.</param>
/// <param name="MaxValue">The largest norm.</param>
/// <param name="Rate">The fraction of the distance to the range that a norm moves.</param>
internal sealed record Constraint(ConstraintKind Kind, EquatableArray<int> Axes, double MinValue, double MaxValue, double Rate)
{
    public bool IsOnNorm => Kind != ConstraintKind.NonNegative;
}
