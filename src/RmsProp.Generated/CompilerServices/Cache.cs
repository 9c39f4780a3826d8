using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: asks for memory that is read soon.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cache
{
    // Shorter arrays come from the third-level cache, even with parameters and slots beside them: there prefetching costs a tenth.
    private const int ShortestDistantBytes = 16 << 20;

    // Arrays that are shorter than the smallest page seldom cross the border of two.
    private const int SmallestPage = 4 << 10;

    // By measurement: half of it is too late.
    private const int BytesAhead = 8 << 10;

    /// <summary>Has the processor load the line of an element, if it can be asked to.</summary>
    /// <typeparam name="T">The type of the element.</typeparam>
    /// <param name="element">The element. It may lie beyond the end of its array: it is not read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T element)
        where T : unmanaged
    {
        // The array may be moved before the processor has the address; then another line is loaded, which changes nothing.
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in element)));
        }
    }

    /// <summary>
    /// The number of elements before the first one whose address is a multiple of a vector's size, or 0 if the elements are too few for that
    /// to matter. Vectors from there on cross neither lines of the cache, where a load counts twice, nor pages, where a store takes 20 cycles.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="lanes">The number of elements in a vector; a power of two.</param>
    /// <returns>The number, less than there are elements in a vector.</returns>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint ElementsToLine<T>(ref readonly T first, nuint length, nuint lanes)
        where T : unmanaged => length >= (nuint)(SmallestPage / Unsafe.SizeOf<T>()) ? ElementsToLine(in first, lanes) : 0;

    /// <summary>The number of elements before the first one whose address is a multiple of a vector's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe nuint ElementsToLine<T>(ref readonly T first, nuint lanes)
        where T : unmanaged
    {
        // If the array is moved after this, vectors cross lines, and nothing else happens.
        nuint index = (nuint)Unsafe.AsPointer(ref Unsafe.AsRef(in first)) / (nuint)sizeof(T);
        return (0 - index) & (lanes - 1);
    }

    /// <summary>Whether an array of a length comes from memory, whatever was read before it.</summary>
    internal static bool IsDistant<T>(nuint length) => length >= (nuint)(ShortestDistantBytes / Unsafe.SizeOf<T>());

    /// <summary>How many elements ahead of the one that is read memory should be asked for.</summary>
    internal static nuint ElementsAhead<T>() => (nuint)(BytesAhead / Unsafe.SizeOf<T>());
}
