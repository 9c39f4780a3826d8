using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Elements that don't fit into the caches: whoever reads one asks for a later one.</summary>
internal readonly ref struct DistantElements<T, TElements>(TElements elements) : IVectorElements<T>
    where T : unmanaged
    where TElements : struct, IVectorElements<T>, allows ref struct
{
    private readonly TElements _elements = elements;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(nuint i) => _elements.At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Vector128At(nuint i)
    {
        Prefetch(i);
        return _elements.Vector128At(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Vector256At(nuint i)
    {
        Prefetch(i);
        return _elements.Vector256At(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector512At(nuint i)
    {
        Prefetch(i);
        return _elements.Vector512At(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nuint i) => _elements.Prefetch(i + Cache.ElementsAhead<T>());
}
