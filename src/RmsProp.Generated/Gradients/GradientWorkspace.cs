using System.ComponentModel;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <summary>
/// The memory in which the gradient of a loss keeps intermediate values. It grows during the first call and is used again by the next
/// ones, which allocate nothing as long as the sizes stay the same. Not thread-safe: one for each thread.
/// </summary>
public sealed class GradientWorkspace
{
    [ThreadStatic]
    private static GradientWorkspace? _current;

    /// <summary>The workspace of the current thread, for callers that have none of their own.</summary>
    public static GradientWorkspace Current => _current ??= new GradientWorkspace();

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes =>
        Singles.Bytes + Doubles.Bytes + Integers.Bytes + Longs.Bytes + Flags.Bytes
        + SingleScratch.Bytes + DoubleScratch.Bytes + IntegerScratch.Bytes + LongScratch.Bytes + FlagScratch.Bytes;

    /// <summary>Recorded numbers of type <see langword="float"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<float> Singles { get; } = new();

    /// <summary>Recorded numbers of type <see langword="double"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<double> Doubles { get; } = new();

    /// <summary>Recorded numbers of type <see langword="int"/> or smaller. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<int> Integers { get; } = new();

    /// <summary>Recorded numbers of type <see langword="long"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<long> Longs { get; } = new();

    /// <summary>Recorded conditions. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<bool> Flags { get; } = new();

    /// <summary>Arrays of type <see langword="float"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<float> SingleScratch { get; } = new();

    /// <summary>Arrays of type <see langword="double"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<double> DoubleScratch { get; } = new();

    /// <summary>Arrays of type <see langword="int"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<int> IntegerScratch { get; } = new();

    /// <summary>Arrays of type <see langword="long"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<long> LongScratch { get; } = new();

    /// <summary>Arrays of type <see langword="bool"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<bool> FlagScratch { get; } = new();

    /// <summary>Forgets what a call has kept: before a call, because the one before may have thrown, and after it. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Clear()
    {
        Singles.Clear();
        Doubles.Clear();
        Integers.Clear();
        Longs.Clear();
        Flags.Clear();
        SingleScratch.Clear();
        DoubleScratch.Clear();
        IntegerScratch.Clear();
        LongScratch.Clear();
        FlagScratch.Clear();
    }
}
