using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>An array per variable, with the variable's rank.</summary>
public sealed class ArrayFields : FieldKind
{
    private protected override FieldSource Field(TrajectoryCase trajectory, int variable) => FieldSource.Array(trajectory, variable);
}
