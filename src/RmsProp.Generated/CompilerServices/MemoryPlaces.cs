using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Used by generated code, and not meant to be used elsewhere: where everything is that a step reads and writes, to find out
/// whether something that is written appears twice.
/// </summary>
/// <remarks>
/// Every step adds everything up to a fingerprint of the addresses and lengths. Only where it differs from that of the last check
/// are the places noted, sorted and compared: when an array is another one, or when the garbage collector has moved one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe ref struct MemoryPlaces
{
    // Large, odd, and without a pattern: the golden ratio and the square root of 2.
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong LengthFactor = 0x6A09E667F3BCC909;

    private readonly int _capacity;
    private MemoryPlace* _places;
    private Mode _mode;
    private int _count;
    private int _collections;
    private (int Earlier, int Later) _overlap;
    private string? _earlierName;

    /// <summary>For the fingerprint alone.</summary>
    public MemoryPlaces()
    {
        Fingerprint = Factor;
    }

    /// <summary>To find out what overlaps. <see cref="Free"/> must be called at the end.</summary>
    /// <param name="capacity">How many places there are at most.</param>
    public MemoryPlaces(int capacity)
    {
        _capacity = capacity;
        _places = (MemoryPlace*)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(MemoryPlace));
    }

    private enum Mode
    {
        Fingerprint,
        Notes,
        Names,
    }

    /// <summary>A number that is another one when anything is at another place: never 0 but by a chance of 1 in 2^64.</summary>
    [CLSCompliant(false)]
    public ulong Fingerprint { get; private set; }

    /// <summary>Adds a parameter.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddParameter<T>(string name, scoped Span<T> elements)
        where T : unmanaged
    {
        if (Add(elements))
        {
            Note(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), (nuint)elements.Length * (nuint)sizeof(T), isWritten: true, null, name);
        }
    }

    /// <summary>Adds a gradient, which is only read: several variables may share one.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGradient<T>(string name, scoped Span<T> elements)
        where T : unmanaged
    {
        if (Add(elements))
        {
            Note(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), (nuint)elements.Length * (nuint)sizeof(T), isWritten: false, null, name);
        }
    }

    /// <summary>Adds what the state has for a variable in one of its slots.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="slot">The name of the slot.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSlot<T>(string slot, string name, scoped Span<T> elements)
        where T : unmanaged
    {
        if (Add(elements))
        {
            Note(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), (nuint)elements.Length * (nuint)sizeof(T), isWritten: true, slot, name);
        }
    }

    /// <summary>Adds the numbers that are in the structs themselves.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients.</param>
    /// <param name="state">The state.</param>
    public void AddStructs<TParameters, TState>(ref TParameters parameters, ref TParameters gradients, ref TState state)
        where TParameters : struct, allows ref struct
        where TState : struct
    {
        AddParameter("", Bytes(ref parameters));
        AddGradient("", Bytes(ref gradients));
        AddSlot("", "", Bytes(ref state));

        static Span<byte> Bytes<TStruct>(ref TStruct value)
            where TStruct : struct, allows ref struct =>
            MemoryMarshal.CreateSpan(ref Unsafe.As<TStruct, byte>(ref value), Unsafe.SizeOf<TStruct>());
    }

    /// <summary>Goes on to the next time that everything has to be added.</summary>
    /// <returns>Whether there is one; otherwise nothing overlaps.</returns>
    /// <exception cref="ArgumentException">Something overlaps. The message names both.</exception>
    public bool MoveNext()
    {
        if (_mode == Mode.Fingerprint)
        {
            return BeginNotes();
        }

        // What has been moved meanwhile is noted at two places, or where something else is now.
        if (GC.CollectionCount(0) != _collections)
        {
            return BeginNotes();
        }

        if (!FindOverlap())
        {
            return false;
        }

        _mode = Mode.Names;
        _count = 0;
        return true;
    }

    /// <summary>Gives back what <see cref="MemoryPlaces(int)"/> has taken.</summary>
    public void Free()
    {
        NativeMemory.Free(_places);
        _places = null;
    }

    private bool BeginNotes()
    {
        _mode = Mode.Notes;
        _count = 0;
        _collections = GC.CollectionCount(0);
        Fingerprint = Factor;
        return true;
    }

    /// <returns>Whether the place is of interest beyond the fingerprint.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Add<T>(scoped Span<T> elements)
        where T : unmanaged
    {
        ulong address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(elements));
        Fingerprint = (Fingerprint + address + ((ulong)elements.Length * LengthFactor)) * Factor;
        return _mode != Mode.Fingerprint;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Note(scoped ref byte first, nuint length, bool isWritten, string? slot, string name)
    {
        if (_count == _capacity)
        {
            MemoryErrors.ThrowLengthsDiffer();
        }

        int index = _count++;
        if (_mode == Mode.Notes)
        {
            nuint start = (nuint)Unsafe.AsPointer(ref first);
            _places[index] = new MemoryPlace(start, start + length, index, isWritten);
            return;
        }

        string what = MemoryErrors.Describe(isWritten, slot, name);
        if (index == _overlap.Earlier)
        {
            _earlierName = what;
        }
        else if (index == _overlap.Later)
        {
            MemoryErrors.ThrowOverlap(_earlierName!, what, isWritten ? "parameters" : "gradients");
        }
    }

    /// <summary>Goes through all places in the order of their addresses; of all overlaps it is the one that was added first.</summary>
    private bool FindOverlap()
    {
        var places = new Span<MemoryPlace>(_places, _count);
        MemoryPlace.Sort(places);
        MemoryPlace written = default;
        MemoryPlace read = default;
        _overlap = (int.MaxValue, int.MaxValue);
        foreach (MemoryPlace place in places)
        {
            if (place.Start == place.End)
            {
                continue;
            }

            Compare(written, place);
            if (place.IsWritten)
            {
                Compare(read, place);
            }

            ref MemoryPlace last = ref place.IsWritten ? ref written : ref read;
            if (place.End > last.End)
            {
                last = place;
            }
        }

        return _overlap.Earlier < int.MaxValue;
    }

    private void Compare(MemoryPlace last, MemoryPlace place)
    {
        (int, int) pair = (Math.Min(last.Index, place.Index), Math.Max(last.Index, place.Index));
        if (place.Start < last.End && pair.CompareTo(_overlap) < 0)
        {
            _overlap = pair;
        }
    }
}
