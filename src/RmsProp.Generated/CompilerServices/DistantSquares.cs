using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// The squares of elements that don't fit into the caches. A pairwise sum is so many instructions that the processor, whose window they
/// fill, does not see far enough ahead to keep the memory busy; so the sum asks for its lines in advance.
/// </summary>
internal readonly ref struct DistantSquares<T, TElements>(TElements elements) : IVectorElements<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TElements : struct, IVectorElements<T>, allows ref struct
{
    private readonly TElements _elements = elements;
    private readonly Squares<T, TElements> _squares = new(elements);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(nuint i) => _squares.At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Vector128At(nuint i) => _squares.Vector128At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Vector256At(nuint i) => _squares.Vector256At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector512At(nuint i) => _squares.Vector512At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nuint i) => _elements.Prefetch(i + Cache.ElementsAhead<T>());
}
