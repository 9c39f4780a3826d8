using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// The time during which a thread saves or loads a checkpoint. User code called meanwhile, a stream or a <c>MemoryManager</c>, must not
/// replace what is being read or written.
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

    /// <summary>Whether this thread is saving or loading a checkpoint. Changes by other threads show in the mark of changes.</summary>
    public static bool IsOfThisThread => t_depth > 0;

    public void Dispose()
    {
        // An outer scope of this thread ends the state itself; another thread's state is left alone.
        if (--t_depth == 0 && _running == UserCode.Checkpoint)
        {
            _running = UserCode.None;
        }
    }
}
