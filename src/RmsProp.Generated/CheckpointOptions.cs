namespace RmsProp.Generated;

/// <summary>What <see cref="CheckpointExtensions"/> loads of a checkpoint; by default everything.</summary>
public readonly record struct CheckpointOptions
{
    /// <summary>
    /// Loads the parameters, and leaves the optimizer as it is: its slots, counters, learning rate and schedule. Its configuration need
    /// not fit then, and neither need the slots of the checkpoint. The default is <see langword="false"/>.
    /// </summary>
    public bool ParametersOnly { get; init; }

    /// <summary>
    /// Keeps the learning rate or the schedule that the optimizer has: that of its configuration, or one that you set. The default is
    /// <see langword="false"/>: those of the checkpoint count.
    /// </summary>
    public bool KeepLearningRate { get; init; }
}
