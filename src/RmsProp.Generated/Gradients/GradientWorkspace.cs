using System.ComponentModel;
using System.Runtime.CompilerServices;
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

    // Each is created when a loss uses it, so that programs compiled ahead of time have the code of none but those.
    private Tape<float>? _singles;
    private Tape<double>? _doubles;
    private Tape<int>? _integers;
    private Tape<long>? _longs;
    private Tape<bool>? _flags;
    private Scratch<float>? _singleScratch;
    private Scratch<double>? _doubleScratch;
    private Scratch<int>? _integerScratch;
    private Scratch<long>? _longScratch;
    private Scratch<bool>? _flagScratch;
    private PartSums<float>? _singleSums;
    private PartSums<double>? _doubleSums;
    private PartRunner? _parts;
    private int _maxDegreeOfParallelism = 1;

    /// <summary>The workspace of the current thread, for callers that have none of their own.</summary>
    public static GradientWorkspace Current => _current ??= new GradientWorkspace();

    /// <summary>
    /// The most threads that a call with this workspace may use: 1 (the default) or more. They share the turns of loops over samples, in
    /// parts that depend on the number of turns alone, so value and gradient are the same to the last bit with any number of threads. The
    /// documentation of the method says which loops these are. An optimizer sets it to its own
    /// <see cref="IRMSpropOptimizer{TParameters}.MaxDegreeOfParallelism"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxDegreeOfParallelism = value;
        }
    }

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes =>
        (_singles?.Bytes ?? 0) + (_doubles?.Bytes ?? 0) + (_integers?.Bytes ?? 0) + (_longs?.Bytes ?? 0) + (_flags?.Bytes ?? 0)
        + (_singleSums?.Bytes ?? 0) + (_doubleSums?.Bytes ?? 0) + (_parts?.Bytes ?? 0)
        + (_singleScratch?.Bytes ?? 0) + (_doubleScratch?.Bytes ?? 0) + (_integerScratch?.Bytes ?? 0) + (_longScratch?.Bytes ?? 0) + (_flagScratch?.Bytes ?? 0);

    /// <summary>Recorded numbers of type <see langword="float"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<float> Singles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _singles ?? Create(ref _singles);
    }

    /// <summary>Recorded numbers of type <see langword="double"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<double> Doubles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _doubles ?? Create(ref _doubles);
    }

    /// <summary>Recorded numbers of type <see langword="int"/> or smaller. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<int> Integers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _integers ?? Create(ref _integers);
    }

    /// <summary>Recorded numbers of type <see langword="long"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<long> Longs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _longs ?? Create(ref _longs);
    }

    /// <summary>Recorded conditions. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tape<bool> Flags
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _flags ?? Create(ref _flags);
    }

    /// <summary>Arrays of type <see langword="float"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<float> SingleScratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _singleScratch ?? Create(ref _singleScratch);
    }

    /// <summary>Arrays of type <see langword="double"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<double> DoubleScratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _doubleScratch ?? Create(ref _doubleScratch);
    }

    /// <summary>Arrays of type <see langword="int"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<int> IntegerScratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _integerScratch ?? Create(ref _integerScratch);
    }

    /// <summary>Arrays of type <see langword="long"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<long> LongScratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _longScratch ?? Create(ref _longScratch);
    }

    /// <summary>Arrays of type <see langword="bool"/>. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Scratch<bool> FlagScratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _flagScratch ?? Create(ref _flagScratch);
    }

    /// <summary>Sums of type <see langword="float"/>, of one part of the turns of a loop. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PartSums<float> SingleSums => _singleSums ??= new();

    /// <summary>Sums of type <see langword="double"/>, of one part of the turns of a loop. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PartSums<double> DoubleSums => _doubleSums ??= new();

    /// <summary>What takes the turns of loops in parts.</summary>
    internal PartRunner Parts => _parts ??= new();

    /// <summary>Forgets what a call has kept: before a call, because the one before may have thrown, and after it. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Clear()
    {
        _singles?.Clear();
        _doubles?.Clear();
        _integers?.Clear();
        _longs?.Clear();
        _flags?.Clear();
        _singleScratch?.Clear();
        _doubleScratch?.Clear();
        _integerScratch?.Clear();
        _longScratch?.Clear();
        _flagScratch?.Clear();
        _singleSums?.Clear();
        _doubleSums?.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Create<T>(ref T? memory)
        where T : class, new() => memory = new T();
}
