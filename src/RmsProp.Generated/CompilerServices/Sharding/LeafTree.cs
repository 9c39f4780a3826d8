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

    /// <summary>The end of the largest node of leaves of one rank that begins with a leaf, where such a node begins.</summary>
    public static int EndOfNode(int leaf, int leaves, int perRank)
    {
        int first = 0, end = leaves;
        while (first != leaf || !IsOfOneRank(first, end, perRank))
        {
            int middle = Middle(first, end);
            (first, end) = leaf < middle ? (first, middle) : (middle, end);
        }

        return end;
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
