namespace RmsProp.Generated.CompilerServices;

/// <summary>Where something is that a step reads or writes.</summary>
/// <param name="Start">The address of its first byte.</param>
/// <param name="End">The address behind its last one.</param>
/// <param name="Index">How many places were noted before it.</param>
/// <param name="IsWritten">Whether it is written.</param>
internal readonly record struct MemoryPlace(nuint Start, nuint End, int Index, bool IsWritten)
{
    /// <summary>Sorts by the first byte. A heap sort: the sorts of the library allocate when they are first used.</summary>
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
