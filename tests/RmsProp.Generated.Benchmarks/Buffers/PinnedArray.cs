using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Benchmarks.Buffers;

/// <summary>Allocates arrays that don't move, for C code to work on, at different offsets modulo the page size.</summary>
internal static unsafe class PinnedArray
{
    private const int PageSize = 4096;

    // The overhead of an array: a header of two words and a length before the elements, a multiple of eight bytes in all.
    private const int ArrayOverhead = 24;

    /// <summary>
    /// Allocates an array whose first element is <paramref name="offset"/> bytes after the start of a page, if it is in the heap of small
    /// objects, which are contiguous. The runtime places arrays of more than some 30 MB separately.
    /// </summary>
    public static float[] Allocate(int length, int offset)
    {
        // The probe is followed by the spacer, and that by the array; the elements of each start ArrayOverhead after the previous one's
        // end.
        byte[] probe = GC.AllocateUninitializedArray<byte>(sizeof(long), pinned: true);
        nint spacerStart = (nint)Unsafe.AsPointer(ref probe[0]) + sizeof(long) + ArrayOverhead;
        int spacerLength = (int)((offset - ArrayOverhead - spacerStart) & (PageSize - 1));
        byte[] spacer = GC.AllocateUninitializedArray<byte>(Math.Max(spacerLength, 1), pinned: true);
        float[] array = GC.AllocateUninitializedArray<float>(length, pinned: true);
        GC.KeepAlive(probe);
        GC.KeepAlive(spacer);
        return array;
    }

    /// <summary>The address of a pinned array's elements.</summary>
    public static float* AddressOf(float[] array) => (float*)Unsafe.AsPointer(ref array[0]);
}
