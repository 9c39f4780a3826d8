using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>An array for each variable, multi-dimensional where the variable is.</summary>
public sealed class ArrayFields : FieldKind
{
    private protected override FieldSource Field(TrajectoryCase trajectory, int variable) => FieldSource.Array(trajectory, variable);
}
