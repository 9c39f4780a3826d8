using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>A ref struct with a span per variable, and a field per scalar.</summary>
public sealed class SpanFields : FieldKind
{
    private protected override string StructKeywords => "public ref partial struct";

    private protected override FieldSource Field(TrajectoryCase trajectory, int variable) =>
        trajectory.Variables[variable].Shape.Count == 0 && !trajectory.MayLackGradient(variable)
            ? FieldSource.Scalar(trajectory, variable)
            : FieldSource.Span(trajectory, variable);

    private protected override string Driver(DriverSource driver) => driver.ObjectOfRefStruct();
}
