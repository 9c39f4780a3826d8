using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Contiguous elements in memory.</summary>
internal readonly ref struct MemoryElements<T>(ref T first) : IVectorElements<T>
{
    private readonly ref T _first = ref first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(nuint i) => Unsafe.Add(ref _first, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Vector128At(nuint i) => Vector128.LoadUnsafe(ref _first, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Vector256At(nuint i) => Vector256.LoadUnsafe(ref _first, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector512At(nuint i) => Vector512.LoadUnsafe(ref _first, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nuint i)
    {
        // The numbers were written just before.
    }
}
