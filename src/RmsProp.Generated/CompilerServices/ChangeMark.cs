using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: marks changes of parameters and state for a thread that saves them.</summary>
/// <remarks>
/// A step sets and clears a flag with two plain stores of constants; <see cref="Read"/> makes the processors keep their order. Completed
/// steps show in the step counters. Every other change counts itself here.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ChangeMark
{
    private bool _isChanging;
    private long _number;

    /// <summary>Marks the beginning of a step, which its counters will record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginStep() => Volatile.Write(ref _isChanging, true);

    /// <summary>Marks the end of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndStep() => Volatile.Write(ref _isChanging, false);

    /// <summary>Marks the beginning of a change that no counter records.</summary>
    public void Begin()
    {
        BeginStep();
        _number++;
    }

    /// <summary>Marks the end of the change.</summary>
    public void End() => EndStep();

    /// <summary>
    /// Reads the mark. If it and the step counters are the same before and after a read, and no change is under way, the read saw one
    /// state. This thread sees everything another thread wrote before the mark, and its later reads see nothing older.
    /// </summary>
    internal readonly (long Number, bool IsOfChange) Read()
    {
        Interlocked.MemoryBarrierProcessWide(); // A barrier for the changing thread, which has none of its own.
        (long Number, bool IsOfChange) mark = (Volatile.Read(in _number), Volatile.Read(in _isChanging));
        Interlocked.MemoryBarrierProcessWide();
        return mark;
    }
}
