using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: the numbers in an optimizer's state that are in no slot.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CheckpointCounters
{
    /// <summary>The number of steps taken.</summary>
    public long Steps { get; init; }

    /// <summary>The number of skipped steps, if counted.</summary>
    public long? SkippedSteps { get; init; }

    /// <summary>The number of steps skipped in a row, up to the last one, if counted.</summary>
    public long? ConsecutiveSkippedSteps { get; init; }

    /// <summary>The dynamic loss scale, if there is one.</summary>
    public float? LossScale { get; init; }

    /// <summary>The number of good steps in a row since the loss scale last changed.</summary>
    public long? GoodSteps { get; init; }
}
