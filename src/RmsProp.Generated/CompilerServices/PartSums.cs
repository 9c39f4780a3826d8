using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>What one part of the turns of a loop adds up, until it is added to the sums of the loop. Called by generated code.</summary>
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

        Span<T> numbers = sum.AsSpan(0, length);
        numbers.Clear();
        return numbers;
    }

    /// <summary>Adds the first sum that was created and is not yet added, then the second one.</summary>
    /// <param name="total">What it is added to, of the same length.</param>
    public void AddTo(Span<T> total)
    {
        ReadOnlySpan<T> sum = _sums[_added++].AsSpan(0, total.Length);
        ref T to = ref MemoryMarshal.GetReference(total);
        ref T from = ref MemoryMarshal.GetReference(sum);
        nuint i = 0, length = (nuint)total.Length;
        for (nuint width = (nuint)Vector512<T>.Count; i + width <= length; i += width)
        {
            Vector512.StoreUnsafe(Vector512.LoadUnsafe(ref to, i) + Vector512.LoadUnsafe(ref from, i), ref to, i);
        }

        for (; i < length; i++)
        {
            Vector128<T> number = Vector128.CreateScalar(Unsafe.Add(ref to, i)) + Vector128.CreateScalar(Unsafe.Add(ref from, i));
            Unsafe.Add(ref to, i) = number.ToScalar();
        }
    }

    internal void Clear() => _created = _added = 0;
}
