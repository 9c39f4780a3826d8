using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: the memory that a step reads and writes, to find out whether anything written appears twice.
/// </summary>
/// <remarks>
/// Every step computes a <see cref="MemoryFingerprint"/>. Only if it differs from that of the last check are the places recorded, sorted
/// and compared: when an array has been replaced, or the garbage collector has moved one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct MemoryPlaces : IMemoryPlaces
{
    private readonly int _capacity;
    private MemoryPlace* _places;
    private Mode _mode;
    private MemoryFingerprint _fingerprint;
    private int _count;
    private int _collections;
    private (int Earlier, int Later) _overlap;
    private MemoryOwner _earlier;

    /// <summary>Begins a search for overlaps. <see cref="Free"/> must be called at the end.</summary>
    /// <param name="capacity">The most places that may be added.</param>
    public MemoryPlaces(int capacity)
    {
        _capacity = capacity;
        _places = (MemoryPlace*)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(MemoryPlace));
    }

    private enum Mode
    {
        None,
        Notes,
        Names,
    }

    /// <summary>The fingerprint of what has been added.</summary>
    [CLSCompliant(false)]
    public readonly ulong Fingerprint => _fingerprint.Value;

    /// <inheritdoc/>
    public void AddParameter<T>(string name, scoped Span<T> elements)
        where T : unmanaged
    {
        Note(MemoryMarshal.AsBytes(elements), isWritten: true, null, name);
        _fingerprint.AddParameter(name, elements);
    }

    /// <inheritdoc/>
    public void AddGradient<T>(string name, scoped Span<T> elements)
        where T : unmanaged
    {
        Note(MemoryMarshal.AsBytes(elements), isWritten: false, null, name);
        _fingerprint.AddGradient(name, elements);
    }

    /// <inheritdoc/>
    public void AddSlot<T>(string slot, string name, scoped Span<T> elements)
        where T : unmanaged
    {
        Note(MemoryMarshal.AsBytes(elements), isWritten: true, slot, name);
        _fingerprint.AddSlot(slot, name, elements);
    }

    /// <inheritdoc/>
    public void AddStructs<TParameters, TState>(ref TParameters parameters, ref TParameters gradients, ref TState state)
        where TParameters : struct, allows ref struct
        where TState : struct
    {
        Note(Bytes(ref parameters), isWritten: true, null, "");
        Note(Bytes(ref gradients), isWritten: false, null, "");
        Note(Bytes(ref state), isWritten: true, "", "");
        _fingerprint.AddStructs(ref parameters, ref gradients, ref state);

        static Span<byte> Bytes<TStruct>(ref TStruct value)
            where TStruct : struct, allows ref struct =>
            MemoryMarshal.CreateSpan(ref Unsafe.As<TStruct, byte>(ref value), Unsafe.SizeOf<TStruct>());
    }

    /// <summary>Advances to the next pass, in which everything has to be added again.</summary>
    /// <returns>Whether there is another pass; if not, nothing overlaps.</returns>
    /// <exception cref="ArgumentException">Something overlaps. The message names both.</exception>
    public bool MoveNext()
    {
        if (_mode == Mode.None)
        {
            return BeginNotes();
        }

        // An array that the collector moved meanwhile is recorded twice, or at an address that something else has now.
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

    /// <summary>Frees the memory that <see cref="MemoryPlaces(int)"/> allocated.</summary>
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
        _fingerprint = new MemoryFingerprint();
        return true;
    }

    private void Note(scoped Span<byte> bytes, bool isWritten, string? slot, string name)
    {
        if (_count == _capacity)
        {
            MemoryErrors.ThrowLengthsDiffer();
        }

        int index = _count++;
        if (_mode == Mode.Notes)
        {
            nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
            _places[index] = new MemoryPlace(start, start + (nuint)bytes.Length, index, isWritten);
            return;
        }

        var owner = new MemoryOwner(isWritten, slot, name);
        if (index == _overlap.Earlier)
        {
            _earlier = owner;
        }
        else if (index == _overlap.Later)
        {
            MemoryErrors.ThrowOverlap(_earlier, owner);
        }
    }

    /// <summary>Compares all places in the order of their addresses. Of several overlaps it finds the one that was added first.</summary>
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
