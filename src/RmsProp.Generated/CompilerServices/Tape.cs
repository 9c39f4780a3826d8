using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Numbers that the forward pass of a loss records, and the reverse pass takes back in reverse order. Called by generated code.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Tape<T>
    where T : unmanaged
{
    private const int FirstCapacity = 64;

    private T[]? _numbers;
    private int _count;

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes => (_numbers?.LongLength ?? 0) * Unsafe.SizeOf<T>();

    /// <summary>Records a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(T number)
    {
        T[]? numbers = _numbers;
        int count = _count;
        if (numbers is null || (uint)count >= (uint)numbers.Length)
        {
            numbers = Grow();
        }

        numbers[count] = number;
        _count = count + 1;
    }

    /// <summary>Takes back the number that was recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T TakeBack() => _numbers![--_count];

    /// <summary>Makes room for what the turns of a loop record.</summary>
    /// <param name="count">How many numbers it is; a negative count is that of a loop without a turn.</param>
    /// <returns>The numbers, to be written before the next ones are recorded.</returns>
    public Span<T> Reserve(int count)
    {
        int length = Math.Max(count, 0), first = _count;
        T[]? numbers = _numbers;
        while (numbers is null || numbers.Length - first < length)
        {
            numbers = Grow();
        }

        _count = first + length;
        return new Span<T>(numbers, first, length);
    }

    /// <summary>Takes back what the turns of a loop have recorded.</summary>
    /// <param name="count">What <see cref="Reserve"/> was given.</param>
    /// <returns>The numbers, to be read before the next ones are recorded.</returns>
    public ReadOnlySpan<T> TakeBack(int count)
    {
        int length = Math.Max(count, 0);
        _count -= length;
        return _numbers.AsSpan(_count, length);
    }

    /// <summary>Lets the next number be recorded where a vector of 512 bits lies in one line of the cache.</summary>
    /// <returns>What <see cref="GiveBack"/> needs.</returns>
    public int Align()
    {
        int mark = _count;
        T[] numbers = _numbers is { } kept && kept.Length > mark ? kept : Grow();
        _count = Math.Min(numbers.Length, mark + (int)Cache.ElementsToLine(in numbers[mark], (nuint)(Unsafe.SizeOf<Vector512<T>>() / Unsafe.SizeOf<T>())));
        return mark;
    }

    /// <summary>Goes back to where <see cref="Align"/> was called, when all that was recorded since has been taken back.</summary>
    public void GiveBack(int mark) => _count = mark;

    /// <summary>Forgets all numbers: after a loss that threw, some are left.</summary>
    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow()
    {
        // An array that stays where it is, so that what is aligned stays so.
        T[] numbers = GC.AllocateUninitializedArray<T>(_numbers is null ? FirstCapacity : checked(_numbers.Length * 2), pinned: true);
        _numbers?.CopyTo(numbers, 0);
        return _numbers = numbers;
    }
}
