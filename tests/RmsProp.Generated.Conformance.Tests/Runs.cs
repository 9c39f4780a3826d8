using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The ids of the recorded runs, as rows of a theory.</summary>
internal static class Runs
{
    public static TheoryData<string> Keras => Ids(Recording.Keras.All);

    public static TheoryData<string> ExpressibleOfKeras => Ids(Recording.Keras.Expressible);

    public static TheoryData<string> KerasLossScale => Ids(Recording.KerasLossScale.All);

    public static TheoryData<string> PyTorch => Ids(Recording.PyTorch.All);

    private static TheoryData<string> Ids(IEnumerable<TrajectoryCase> trajectories) => [.. trajectories.Select(trajectory => trajectory.Id)];
}
