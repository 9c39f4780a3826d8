namespace RmsProp.Generated.Generator.Model;

/// <summary>What a variable is kept to, by the names of the attributes.</summary>
internal enum ConstraintKind
{
    NonNegative,
    MaxNorm,
    UnitNorm,
    MinMaxNorm,
}

/// <summary>The constraint on one variable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Axes">The axes that norms are taken along, in order; from 0 on where it is known how many there are.</param>
/// <param name="MinValue">The least norm.</param>
/// <param name="MaxValue">The greatest norm.</param>
/// <param name="Rate">How much of the way a norm is brought.</param>
internal sealed record Constraint(ConstraintKind Kind, EquatableArray<int> Axes, double MinValue, double MaxValue, double Rate)
{
    public bool IsOnNorm => Kind != ConstraintKind.NonNegative;
}
