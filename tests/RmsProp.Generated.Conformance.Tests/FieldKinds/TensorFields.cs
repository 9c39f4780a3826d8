using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>A tensor of System.Numerics.Tensors per variable, of its shape.</summary>
public sealed class TensorFields : FieldKind
{
    private protected override FieldSource Field(TrajectoryCase trajectory, int variable) => FieldSource.Tensor(trajectory, variable);
}
