using System.Numerics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// The balanced tree in which the gradients of leaves are added: the same whatever the number of ranks. A node's first part is the largest
/// power of two, so that the leaves of a rank are one node wherever their number is a power of two.
/// </summary>
internal static class LeafTree
{
    /// <summary>Where the leaves of a node are divided.</summary>
    /// <param name="first">Its first leaf.</param>
    /// <param name="end">The leaf after its last one; it has at least two.</param>
    public static int Middle(int first, int end) => first + (int)(BitOperations.RoundUpToPowerOf2((uint)(end - first)) / 2);

    /// <summary>The nodes that consist of leaves of one rank and are as large as possible, in the order of their leaves.</summary>
    /// <param name="leaves">The number of leaves.</param>
    /// <param name="perRank">How many of them a rank has.</param>
    public static List<(int First, int End)> NodesOfRanks(int leaves, int perRank)
    {
        var nodes = new List<(int First, int End)>();
        Add(0, leaves);
        return nodes;

        void Add(int first, int end)
        {
            if (IsOfOneRank(first, end, perRank))
            {
                nodes.Add((first, end));
                return;
            }

            int middle = Middle(first, end);
            Add(first, middle);
            Add(middle, end);
        }
    }

    /// <summary>How a rank adds up the gradients of its leaves: those of a node in a sum of its own, at the level that is the node's number.</summary>
    /// <param name="rank">The rank.</param>
    /// <param name="leaves">The number of leaves.</param>
    /// <param name="perRank">How many of them a rank has.</param>
    public static LeafStep[] StepsOf(int rank, int leaves, int perRank)
    {
        var steps = new List<LeafStep>();
        int number = 0;
        foreach ((int first, int end) in NodesOfRanks(leaves, perRank))
        {
            if (first / perRank == rank)
            {
                Add(first, end, number++, adds: false);
            }
        }

        return [.. steps];

        void Add(int first, int end, int level, bool adds)
        {
            if (end - first == 1)
            {
                // A single leaf is added at once to the sum on its left.
                steps.Add(new LeafStep(first, level, adds, []));
                return;
            }

            int own = adds ? level + 1 : level, middle = Middle(first, end);
            Add(first, middle, own, adds: false);
            Add(middle, end, own, adds: true);
            if (adds)
            {
                steps[^1] = steps[^1] with { Merges = [.. steps[^1].Merges, own] };
            }
        }
    }

    /// <summary>Whether all leaves of a node are of one rank.</summary>
    public static bool IsOfOneRank(int first, int end, int perRank) => first / perRank == (end - 1) / perRank;

    /// <summary>Adds one number for each leaf.</summary>
    public static double Sum(ReadOnlySpan<double> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        int middle = Middle(0, leaves.Length);
        return Sum(leaves[..middle]) + Sum(leaves[middle..]);
    }

    /// <summary>The examples of a leaf: parts of a batch that differ by at most one.</summary>
    public static Range ExamplesOf(int leaf, int leaves, int batchSize) =>
        (int)((long)batchSize * leaf / leaves)..(int)((long)batchSize * (leaf + 1) / leaves);
}
