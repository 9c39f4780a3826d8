using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// The time in which a thread saves or loads a checkpoint: code of the user's that is called meanwhile, a stream or a
/// <c>MemoryManager</c>, may not pull away what is being read or written.
/// </summary>
internal readonly ref struct CheckpointScope
{
    [ThreadStatic]
    private static int t_depth;

    private readonly ref UserCode _running;

    public CheckpointScope(ref UserCode running)
    {
        _running = ref running;
        t_depth++;
        if (running == UserCode.None)
        {
            running = UserCode.Checkpoint;
        }
    }

    /// <summary>Whether this thread is saving or loading one: what others do to the optimizer is told by the mark of changes.</summary>
    public static bool IsOfThisThread => t_depth > 0;

    public void Dispose()
    {
        // The scope around this one, if there is one, says the same; and what another thread has begun meanwhile is its own.
        if (--t_depth == 0 && _running == UserCode.Checkpoint)
        {
            _running = UserCode.None;
        }
    }
}
