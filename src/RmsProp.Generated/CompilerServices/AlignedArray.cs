using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Numbers that stay where they are and begin with a line of the cache, so that vectors of them do not cross lines.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
internal readonly struct AlignedArray<T>
    where T : unmanaged
{
    private readonly T[] _numbers;
    private readonly int _first;

    /// <summary>Creates an array.</summary>
    /// <param name="size">How many numbers it takes the memory of; some of them come before the line.</param>
    public AlignedArray(int size)
    {
        _numbers = GC.AllocateUninitializedArray<T>(size, pinned: true);
        _first = (int)Cache.ElementsToLine(in _numbers[0], (nuint)Line);
        Length = (size - (Line - 1)) & -Line;
    }

    /// <summary>How many numbers a line has, as a vector of 512 bits has.</summary>
    private static int Line => Unsafe.SizeOf<Vector512<T>>() / Unsafe.SizeOf<T>();

    /// <summary>How many numbers there are: whole lines.</summary>
    public int Length { get; }

    /// <summary>How much memory an array of a length takes.</summary>
    /// <exception cref="OverflowException">There are more than 2 billion numbers.</exception>
    public static int SizeOf(int length) => checked(length + (2 * Line) - 2);

    /// <summary>The first place of a line from a place on.</summary>
    public static int LineFrom(int place) => (place + Line - 1) & -Line;

    /// <summary>Where numbers should begin that come after others: with a line, if they fill one.</summary>
    public static int PlaceOf(int place, int length) => length >= Line ? LineFrom(place) : place;

    public ref T this[int place] => ref _numbers[_first + place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Slice(int place, int length) => new(_numbers, _first + place, length);
}
