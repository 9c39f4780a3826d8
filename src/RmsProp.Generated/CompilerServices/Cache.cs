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

    /// <summary>Whether an array of a length comes from memory, whatever was read before it.</summary>
    internal static bool IsDistant<T>(nuint length) => length >= (nuint)(ShortestDistantBytes / Unsafe.SizeOf<T>());

    /// <summary>How many elements ahead of the one that is read memory should be asked for.</summary>
    internal static nuint ElementsAhead<T>() => (nuint)(BytesAhead / Unsafe.SizeOf<T>());
}
