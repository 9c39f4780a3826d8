namespace RmsProp.Generated.Ranks;

/// <summary>How a configuration is trained.</summary>
/// <param name="Length">The length of the model's arrays.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="StrangeOnceIn">One in how many gradients is not finite, or as large as possible; 0 for none.</param>
/// <param name="CheckpointPath">The file of checkpoints.</param>
/// <param name="RestartsAt">The step before which a checkpoint is loaded by a new optimizer; -1 for none.</param>
/// <param name="IsFinalized">Whether the moving average overwrites the parameters in the end.</param>
internal sealed record TrainingPlan(int Length, int Steps, int StrangeOnceIn, string CheckpointPath, int RestartsAt = -1, bool IsFinalized = false)
{
    /// <summary>Batches of different sizes, so that parts differ, and some have no example at all.</summary>
    public static int BatchSize(int step) => (step % 4) switch
    {
        0 => 24,
        1 => 13,
        2 => 8,
        _ => 5,
    };
}
