using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Used by generated code, and not meant to be used elsewhere: a mark that parameters and state are being changed, for a thread
/// that saves them.
/// </summary>
/// <remarks>
/// A step sets and clears a flag, two plain stores of constants, since <see cref="Read"/> has the processors keep their order; that one
/// was taken is seen by its counters. Whatever else changes something counts itself here.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ChangeMark
{
    private bool _isChanging;
    private long _number;

    /// <summary>Says that a step changes something from now on, and counts itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginStep() => Volatile.Write(ref _isChanging, true);

    /// <summary>Says that the step is over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndStep() => Volatile.Write(ref _isChanging, false);

    /// <summary>Says that something is being changed from now on that no counter tells.</summary>
    public void Begin()
    {
        BeginStep();
        _number++;
    }

    /// <summary>Says that nothing is being changed any more.</summary>
    public void End() => EndStep();

    /// <summary>
    /// The mark: where it is the same and of no change before and after something has been read, and so are the counters of steps, that
    /// is of one state. What a thread has written before it is seen by this one, whose later reads see nothing older.
    /// </summary>
    internal readonly (long Number, bool IsOfChange) Read()
    {
        Interlocked.MemoryBarrierProcessWide(); // For the thread that changes something, which has no barrier of its own.
        (long Number, bool IsOfChange) mark = (Volatile.Read(in _number), Volatile.Read(in _isChanging));
        Interlocked.MemoryBarrierProcessWide();
        return mark;
    }
}
