namespace RmsProp.Generated.CompilerServices;

/// <summary>The memory of something that a step reads or writes.</summary>
/// <param name="Start">The address of its first byte.</param>
/// <param name="End">The address past its last byte.</param>
/// <param name="Index">The number of places added before it.</param>
/// <param name="IsWritten">Whether the step writes to it.</param>
internal readonly record struct MemoryPlace(nuint Start, nuint End, int Index, bool IsWritten)
{
    /// <summary>Sorts by start address. A heap sort, because the library's sorts allocate when first used.</summary>
    public static void Sort(Span<MemoryPlace> places)
    {
        for (int root = (places.Length / 2) - 1; root >= 0; root--)
        {
            SiftDown(places, root);
        }

        for (int last = places.Length - 1; last > 0; last--)
        {
            (places[0], places[last]) = (places[last], places[0]);
            SiftDown(places[..last], 0);
        }
    }

    private static void SiftDown(Span<MemoryPlace> heap, int root)
    {
        for (int child = (2 * root) + 1; child < heap.Length; child = (2 * root) + 1)
        {
            if (child + 1 < heap.Length && heap[child].Start < heap[child + 1].Start)
            {
                child++;
            }

            if (heap[root].Start >= heap[child].Start)
            {
                return;
            }

            (heap[root], heap[child]) = (heap[child], heap[root]);
            root = child;
        }
    }
}
