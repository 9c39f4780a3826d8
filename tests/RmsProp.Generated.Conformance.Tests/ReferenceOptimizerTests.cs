using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Compares the references with all recorded runs. Property tests elsewhere compare generated optimizers with the references, which only
/// these tests justify.
/// </summary>
public sealed class ReferenceOptimizerTests
{
    [Theory]
    [MemberData(nameof(Runs.Keras), MemberType = typeof(Runs))]
    public void Reproduces_Keras_to_the_bit(string run) => Reproduces(Recording.Keras, run);

    [Theory]
    [MemberData(nameof(Runs.KerasLossScale), MemberType = typeof(Runs))]
    public void Reproduces_the_loss_scale_of_Keras_to_the_bit(string run) => Reproduces(Recording.KerasLossScale, run);

    [Theory]
    [MemberData(nameof(Runs.PyTorch), MemberType = typeof(Runs))]
    public void Reproduces_PyTorch_to_the_bit(string run) => Reproduces(Recording.PyTorch, run);

    /// <summary>The two recordings differ exactly in what is fused.</summary>
    [Theory]
    [MemberData(nameof(Runs.PyTorch), MemberType = typeof(Runs))]
    public void Reproduces_PyTorch_without_fused_multiply_adds_to_the_bit(string run) => Reproduces(Recording.PyTorchUnfused, run);

    [Fact]
    public void The_recordings_are_there_in_full() => Assert.Equal(
        (208 + 12, 17, 144, 144),
        (Recording.Keras.All.Count, Recording.KerasLossScale.All.Count, Recording.PyTorch.All.Count, Recording.PyTorchUnfused.All.Count));

    private static void Reproduces(Recording recording, string run)
    {
        TrajectoryCase trajectory = recording.ById(run);
        ITrajectoryDriver driver = trajectory.IsDouble ? new ReferenceDriver<double>(trajectory) : new ReferenceDriver<float>(trajectory);

        string? mismatch = TrajectoryReplay.FindMismatch(trajectory, driver);

        Assert.True(mismatch is null, mismatch);
    }
}
