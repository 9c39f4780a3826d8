using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The ids of the recorded runs, a row of a theory each.</summary>
internal static class Runs
{
    public static TheoryData<string> All => [.. KerasTrajectories.All.Select(trajectory => trajectory.Id)];

    public static TheoryData<string> Expressible => [.. KerasTrajectories.Expressible.Select(trajectory => trajectory.Id)];
}
