using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Benchmarks.Buffers;

/// <summary>Allocates arrays that stay where they are, for C code to work on, and are apart from each other modulo the page size.</summary>
internal static unsafe class PinnedArray
{
    private const int PageSize = 4096;

    // Of an array: a header of two words and a length before the elements, a multiple of eight bytes in all.
    private const int ArrayOverhead = 24;

    /// <summary>
    /// Allocates an array whose first element is <paramref name="offset"/> bytes behind the start of a page, if it goes
    /// where small objects go, one behind the other. One of more than some 30 MB is placed on its own by the runtime.
    /// </summary>
    public static float[] Allocate(int length, int offset)
    {
        // Behind the probe comes the spacer, and behind that the array; each element begins ArrayOverhead behind the last.
        byte[] probe = GC.AllocateUninitializedArray<byte>(sizeof(long), pinned: true);
        nint spacerStart = (nint)Unsafe.AsPointer(ref probe[0]) + sizeof(long) + ArrayOverhead;
        int spacerLength = (int)((offset - ArrayOverhead - spacerStart) & (PageSize - 1));
        byte[] spacer = GC.AllocateUninitializedArray<byte>(Math.Max(spacerLength, 1), pinned: true);
        float[] array = GC.AllocateUninitializedArray<float>(length, pinned: true);
        GC.KeepAlive(probe);
        GC.KeepAlive(spacer);
        return array;
    }

    /// <summary>Where the elements of a pinned array are.</summary>
    public static float* AddressOf(float[] array) => (float*)Unsafe.AsPointer(ref array[0]);
}
