using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>The squares of elements.</summary>
internal readonly ref struct Squares<T, TElements>(TElements elements) : IVectorElements<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TElements : struct, IVectorElements<T>, allows ref struct
{
    private readonly TElements _elements = elements;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(nuint i)
    {
        T element = _elements.At(i);
        return element * element;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Vector128At(nuint i)
    {
        Vector128<T> elements = _elements.Vector128At(i);
        return elements * elements;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Vector256At(nuint i)
    {
        Vector256<T> elements = _elements.Vector256At(i);
        return elements * elements;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector512At(nuint i)
    {
        Vector512<T> elements = _elements.Vector512At(i);
        return elements * elements;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nuint i)
    {
        // The memory is near: the processor asks for it in time.
    }
}
