namespace RmsProp.Generated.Checkpoints;

/// <summary>The changes visible to a thread. Two equal moments outside a change see the same state.</summary>
internal readonly record struct Moment(long Changes, bool IsOfChange, long Steps, long SkippedSteps)
{
    public static Moment Of<TParameters>(IRMSpropOptimizer<TParameters> optimizer)
        where TParameters : struct, allows ref struct
    {
        (long changes, bool isOfChange) = optimizer.Changes.Read();
        return new Moment(changes, isOfChange, optimizer.Steps, optimizer.SkippedSteps);
    }
}
