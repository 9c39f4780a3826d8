using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// The squares of elements that don't fit into the caches. A pairwise sum is so many instructions that the processor, whose window they
/// fill, does not see far enough ahead to keep the memory busy; so lines are asked for in advance.
/// </summary>
internal readonly ref struct DistantSquares<T, TElements>(TElements elements) : IVectorElements<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TElements : struct, IVectorElements<T>, allows ref struct
{
    // Shorter arrays come from the third-level cache, even with parameters and slots beside them: there prefetching costs a tenth.
    private const int ShortestBytes = 16 << 20;

    // By measurement: half of it is too late, and from twice of it on lines leave the first-level cache before they are read.
    private const int BytesAhead = 8 << 10;

    private readonly TElements _elements = elements;
    private readonly Squares<T, TElements> _squares = new(elements);

    /// <summary>Whether an array of a length is long enough.</summary>
    public static bool AreWorthwhile(nuint length) => length >= (nuint)(ShortestBytes / Unsafe.SizeOf<T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(nuint i) => _squares.At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Vector128At(nuint i) => _squares.Vector128At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Vector256At(nuint i) => _squares.Vector256At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Vector512At(nuint i) => _squares.Vector512At(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nuint i) => _elements.Prefetch(i + (nuint)(BytesAhead / Unsafe.SizeOf<T>()));
}
