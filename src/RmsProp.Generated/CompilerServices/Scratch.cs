using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Memory for the arrays that a loss creates, and for their gradients. Arrays are created one after the other, and the last ones are given
/// back first. Called by generated code.
/// </summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Scratch<T>
    where T : unmanaged
{
    private const int SmallestPart = 256;
    private const int MostParts = 40; // Each is as large as all before it together.

    // An array never moves while a call uses it, so memory that grows is a further part; the next call has all in one.
    private T[]?[]? _parts;
    private T[] _first = []; // Nearly always the only one.
    private int _count;
    private int _capacity;

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes => (long)_capacity * Unsafe.SizeOf<T>();

    /// <summary>Creates an array of zeros.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>The array.</returns>
    public Span<T> Create(int length)
    {
        T[] first = _first;
        int place = _count;
        if ((ulong)(uint)place + (uint)length > (uint)first.Length)
        {
            return At(Reserve(length), length);
        }

        _count = place + length;
        var numbers = new Span<T>(first, place, length);
        numbers.Clear();
        return numbers;
    }

    /// <summary>Creates an array of zeros.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>Its place, for <see cref="At"/>.</returns>
    /// <exception cref="OverflowException">The length is negative, or there are more than 2 billion numbers.</exception>
    public int Reserve(int length)
    {
        int count = _count;
        if ((ulong)(uint)count + (uint)length > (uint)_first.Length)
        {
            return ReserveInParts(length);
        }

        _count = count + length;
        new Span<T>(_first, count, length).Clear();
        return count;
    }

    /// <summary>The array at a place.</summary>
    /// <param name="place">What <see cref="Reserve"/> returned.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> At(int place, int length)
    {
        T[] first = _first;
        return (ulong)(uint)place + (uint)length <= (uint)first.Length ? new Span<T>(first, place, length) : InParts(place, length);
    }

    /// <summary>How much is in use, for <see cref="GiveBack"/>.</summary>
    public int Mark => _count;

    /// <summary>Lets the next array begin where a vector of 512 bits lies in one line of the cache, if there is memory.</summary>
    /// <returns>The mark before.</returns>
    public int Align()
    {
        int mark = _count;
        if (_first.Length > mark)
        {
            _count = Math.Min(_first.Length, mark + (int)Cache.ElementsToLine(in _first[mark], (nuint)(Unsafe.SizeOf<Vector512<T>>() / Unsafe.SizeOf<T>())));
        }

        return mark;
    }

    /// <summary>Gives back all arrays that were created after a mark.</summary>
    public void GiveBack(int mark) => _count = mark;

    /// <summary>Gives back all arrays, and joins the memory to one part.</summary>
    public void Clear()
    {
        _count = 0;
        if (_parts is { } parts && parts[1] is not null)
        {
            Array.Clear(parts);
            parts[0] = _first = NewArray(_capacity);
        }
    }

    private int ReserveInParts(int length)
    {
        if (length < 0)
        {
            throw new OverflowException();
        }

        T[]?[] parts = _parts ??= new T[]?[MostParts];
        int start = 0;
        for (int part = 0; ; part++)
        {
            T[] numbers = parts[part] ??= NewPart(length);
            _first = parts[0]!;
            int place = Math.Max(_count, start);
            if ((long)place + length <= start + numbers.Length)
            {
                Array.Clear(numbers, place - start, length);
                _count = place + length;
                return place;
            }

            start += numbers.Length;
        }
    }

    private Span<T> InParts(int place, int length)
    {
        T[]?[] parts = _parts!;
        int part = 0;
        while ((long)place + length > parts[part]!.Length)
        {
            place -= parts[part]!.Length;
            part++;
        }

        return new Span<T>(parts[part], place, length);
    }

    private T[] NewPart(int length)
    {
        int size = Math.Max(Math.Max(length, _capacity), SmallestPart);
        _capacity = checked(_capacity + size);
        return NewArray(size);
    }

    // An array that stays where it is, so that what is aligned stays so.
    private static T[] NewArray(int size) => GC.AllocateArray<T>(size, pinned: true);
}
