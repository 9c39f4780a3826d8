using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Used by generated code, and not meant to be used elsewhere: a mark that parameters and state are being changed, for a thread
/// that saves them. A number that is odd while they are, and another one afterwards.
/// </summary>
/// <remarks>Setting it takes two plain stores, since <see cref="Read"/> has the processors keep their order.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ChangeMark
{
    private long _number;

    /// <summary>Says that something is being changed from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin() => Volatile.Write(ref _number, _number | 1);

    /// <summary>Says that nothing is being changed any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End() => Volatile.Write(ref _number, (_number | 1) + 1);

    /// <summary>Whether a mark was read in the middle of a change.</summary>
    /// <param name="mark">What <see cref="Read"/> has returned.</param>
    internal static bool IsOfChange(long mark) => (mark & 1) != 0;

    /// <summary>
    /// The number: where it is the same and even before and after something has been read, that is of one state. What a thread has
    /// written before it is seen by this one, whose later reads see nothing older.
    /// </summary>
    internal readonly long Read()
    {
        Interlocked.MemoryBarrierProcessWide(); // For the thread that changes something, which has no barrier of its own.
        long number = Volatile.Read(in _number);
        Interlocked.MemoryBarrierProcessWide();
        return number;
    }
}
