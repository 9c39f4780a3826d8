using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>What one part of the turns of a loop adds up, until it is added to the sums of the loop. Called by generated code.</summary>
/// <remarks>The memory that is kept is 0 between calls, so that nothing has to be cleared before a sum begins.</remarks>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PartSums<T>
    where T : unmanaged
{
    private readonly List<T[]> _sums = [];
    private int _created;
    private int _added;

    internal long Bytes
    {
        get
        {
            long count = 0;
            foreach (T[] sum in _sums)
            {
                count += sum.Length;
            }

            return count * Unsafe.SizeOf<T>();
        }
    }

    /// <summary>Begins a sum of zeros.</summary>
    /// <param name="length">How many numbers it has.</param>
    public Span<T> Create(int length)
    {
        if (_created == _sums.Count)
        {
            _sums.Add([]);
        }

        ref T[] sum = ref CollectionsMarshal.AsSpan(_sums)[_created++];
        if (sum.Length < length)
        {
            sum = new T[length];
        }

        return sum.AsSpan(0, length);
    }

    /// <summary>Adds the first sum that was created and is not yet added, then the second one, and so on. What is added is 0 afterwards.</summary>
    /// <param name="total">What it is added to, of the same length.</param>
    public void AddTo(Span<T> total)
    {
        Span<T> sum = _sums[_added++].AsSpan(0, total.Length);
        ref T to = ref MemoryMarshal.GetReference(total);
        ref T from = ref MemoryMarshal.GetReference(sum);
        nuint i = 0, length = (nuint)total.Length;
        for (nuint width = (nuint)Vector512<T>.Count; i + width <= length; i += width)
        {
            Vector512.StoreUnsafe(Vector512.LoadUnsafe(ref to, i) + Vector512.LoadUnsafe(ref from, i), ref to, i);
            Vector512.StoreUnsafe(Vector512<T>.Zero, ref from, i);
        }

        for (; i < length; i++)
        {
            Vector128<T> number = Vector128.CreateScalar(Unsafe.Add(ref to, i)) + Vector128.CreateScalar(Unsafe.Add(ref from, i));
            Unsafe.Add(ref to, i) = number.ToScalar();
            Unsafe.Add(ref from, i) = default;
        }
    }

    /// <summary>Forgets all sums. Those that were not added, because of an exception, become 0.</summary>
    internal void Clear()
    {
        for (; _added < _created; _added++)
        {
            Array.Clear(_sums[_added]);
        }

        _created = _added = 0;
    }
}
