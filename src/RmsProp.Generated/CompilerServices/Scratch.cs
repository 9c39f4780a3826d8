using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Memory for the arrays that a loss creates, and for their gradients. Arrays are created one after the other, and the last ones are given
/// back first. Those that fill a line of the cache begin with one. Called by generated code.
/// </summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Scratch<T>
    where T : unmanaged
{
    private const int SmallestPart = 256;
    private const int MostParts = 40; // Each is as large as all before it together.

    // An array never moves while a call uses it, so memory that grows is a further part; the next call has all in one.
    private AlignedArray<T>[]? _parts;
    private AlignedArray<T> _first; // Nearly always the only one.
    private int _count;
    private int _capacity;

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes => (long)_capacity * Unsafe.SizeOf<T>();

    /// <summary>Creates an array of zeros.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>The array.</returns>
    public Span<T> Create(int length)
    {
        int place = AlignedArray<T>.PlaceOf(_count, length);
        if ((ulong)(uint)place + (uint)length > (uint)_first.Length)
        {
            return At(ReserveInParts(length), length);
        }

        _count = place + length;
        Span<T> numbers = _first.Slice(place, length);
        numbers.Clear();
        return numbers;
    }

    /// <summary>Creates an array of zeros.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>Its place, for <see cref="At"/>.</returns>
    /// <exception cref="OverflowException">The length is negative, or there are more than 2 billion numbers.</exception>
    public int Reserve(int length)
    {
        int place = AlignedArray<T>.PlaceOf(_count, length);
        if ((ulong)(uint)place + (uint)length > (uint)_first.Length)
        {
            return ReserveInParts(length);
        }

        _count = place + length;
        _first.Slice(place, length).Clear();
        return place;
    }

    /// <summary>The array at a place.</summary>
    /// <param name="place">What <see cref="Reserve"/> returned.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> At(int place, int length) =>
        (ulong)(uint)place + (uint)length <= (uint)_first.Length ? _first.Slice(place, length) : InParts(place, length);

    /// <summary>How much is in use, for <see cref="GiveBack"/>.</summary>
    public int Mark => _count;

    /// <summary>Lets the next array begin with a line of the cache, however short it is.</summary>
    /// <returns>The mark before.</returns>
    public int Align()
    {
        int mark = _count;
        _count = AlignedArray<T>.LineFrom(mark);
        return mark;
    }

    /// <summary>Gives back all arrays that were created after a mark.</summary>
    public void GiveBack(int mark) => _count = mark;

    /// <summary>Gives back all arrays, and joins the memory to one part.</summary>
    public void Clear()
    {
        _count = 0;
        if (_parts is { } parts && parts[1].Length > 0)
        {
            Array.Clear(parts);
            parts[0] = _first = new AlignedArray<T>(_capacity);
        }
    }

    private int ReserveInParts(int length)
    {
        if (length < 0)
        {
            throw new OverflowException();
        }

        AlignedArray<T>[] parts = _parts ??= new AlignedArray<T>[MostParts];
        int start = 0;
        for (int part = 0; ; part++)
        {
            if (parts[part].Length == 0)
            {
                parts[part] = NewPart(length);
            }

            _first = parts[0];
            int place = AlignedArray<T>.PlaceOf(Math.Max(_count, start), length);
            if ((long)place + length <= start + parts[part].Length)
            {
                parts[part].Slice(place - start, length).Clear();
                _count = place + length;
                return place;
            }

            start += parts[part].Length;
        }
    }

    private Span<T> InParts(int place, int length)
    {
        AlignedArray<T>[] parts = _parts!;
        int part = 0;
        while ((long)place + length > parts[part].Length)
        {
            place -= parts[part].Length;
            part++;
        }

        return parts[part].Slice(place, length);
    }

    private AlignedArray<T> NewPart(int length)
    {
        int size = Math.Max(Math.Max(AlignedArray<T>.SizeOf(length), _capacity), SmallestPart);
        _capacity = checked(_capacity + size);
        return new AlignedArray<T>(size);
    }
}
