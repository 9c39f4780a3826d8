using System.ComponentModel;
using System.Runtime.CompilerServices;

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

    /// <summary>Forgets all numbers: after a loss that threw, some are left.</summary>
    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow()
    {
        Array.Resize(ref _numbers, _numbers is null ? FirstCapacity : checked(_numbers.Length * 2));
        return _numbers;
    }
}
