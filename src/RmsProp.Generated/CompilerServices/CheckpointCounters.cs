using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Used by generated code, and not meant to be used elsewhere: the numbers of an optimizer's state that are in no slot.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CheckpointCounters
{
    /// <summary>How many steps were taken.</summary>
    public long Steps { get; init; }

    /// <summary>How many were skipped, if that is counted.</summary>
    public long? SkippedSteps { get; init; }

    /// <summary>How many were skipped since the last one that was not, if that is counted.</summary>
    public long? ConsecutiveSkippedSteps { get; init; }

    /// <summary>The dynamic loss scale, if there is one.</summary>
    public float? LossScale { get; init; }

    /// <summary>How many steps in a row were not skipped since it changed.</summary>
    public long? GoodSteps { get; init; }
}
