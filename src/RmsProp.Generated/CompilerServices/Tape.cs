using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Numbers that the forward pass of a loss records, and the reverse pass takes back in reverse order. Called by generated code.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Tape<T>
    where T : unmanaged
{
    private const int FirstCapacity = 256;

    private AlignedArray<T> _numbers;
    private int _count;
    private int _capacity;

    /// <summary>The memory that is kept, in bytes.</summary>
    public long Bytes => (long)_capacity * Unsafe.SizeOf<T>();

    /// <summary>Records a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(T number)
    {
        int count = _count;
        if ((uint)count >= (uint)_numbers.Length)
        {
            Grow();
        }

        _numbers[count] = number;
        _count = count + 1;
    }

    /// <summary>Takes back the number that was recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T TakeBack() => _numbers[--_count];

    /// <summary>Makes room for what the turns of a loop record.</summary>
    /// <param name="count">How many numbers it is; a negative count is that of a loop without a turn.</param>
    /// <returns>The numbers, to be written before the next ones are recorded.</returns>
    public Span<T> Reserve(int count)
    {
        int length = Math.Max(count, 0), first = _count;
        while (_numbers.Length - first < length)
        {
            Grow();
        }

        _count = first + length;
        return _numbers.Slice(first, length);
    }

    /// <summary>Takes back what the turns of a loop have recorded.</summary>
    /// <param name="count">What <see cref="Reserve"/> was given.</param>
    /// <returns>The numbers, to be read before the next ones are recorded.</returns>
    public ReadOnlySpan<T> TakeBack(int count)
    {
        int length = Math.Max(count, 0);
        _count -= length;
        return _numbers.Slice(_count, length);
    }

    /// <summary>Lets the next number be recorded at the beginning of a line of the cache.</summary>
    /// <returns>What <see cref="GiveBack"/> needs.</returns>
    public int Align()
    {
        int mark = _count;
        _count = AlignedArray<T>.LineFrom(mark);
        return mark;
    }

    /// <summary>Goes back to where <see cref="Align"/> was called, when all that was recorded since has been taken back.</summary>
    public void GiveBack(int mark) => _count = mark;

    /// <summary>Forgets all numbers: after a loss that threw, some are left.</summary>
    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        int capacity = _capacity == 0 ? FirstCapacity : checked(_capacity * 2);
        var numbers = new AlignedArray<T>(capacity);
        _numbers.Slice(0, Math.Min(_count, _numbers.Length)).CopyTo(numbers.Slice(0, numbers.Length));
        _numbers = numbers;
        _capacity = capacity;
    }
}
