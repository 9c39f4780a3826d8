using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The reference optimizer against the recorded runs, all 220 of them. Property tests elsewhere hold generated optimizers
/// against the reference, which is worth something because of these.
/// </summary>
public sealed class ReferenceOptimizerTests
{
    [Theory]
    [MemberData(nameof(Runs.All), MemberType = typeof(Runs))]
    public void Reproduces_Keras_to_the_bit(string run)
    {
        TrajectoryCase trajectory = KerasTrajectories.ById(run);
        ITrajectoryDriver driver = trajectory.IsDouble ? new ReferenceDriver<double>(trajectory) : new ReferenceDriver<float>(trajectory);

        string? mismatch = TrajectoryReplay.FindMismatch(trajectory, driver);

        Assert.True(mismatch is null, mismatch);
    }

    [Fact]
    public void Both_recordings_are_there_in_full() => Assert.Equal(208 + 12, KerasTrajectories.All.Count);
}
