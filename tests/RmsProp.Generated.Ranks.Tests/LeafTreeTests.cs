using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>The tree in which gradients are added. The expected nodes are written by hand.</summary>
public sealed class LeafTreeTests
{
    [Theory]
    [InlineData(8, 8, "0-8")]
    [InlineData(8, 2, "0-2 2-4 4-6 6-8")]
    [InlineData(12, 4, "0-4 4-8 8-12")]
    [InlineData(12, 6, "0-4 4-6 6-8 8-12")]
    [InlineData(12, 3, "0-2 2-3 3-4 4-6 6-8 8-9 9-10 10-12")]
    [InlineData(3, 1, "0-1 1-2 2-3")]
    public void The_leaves_of_ranks_are_as_few_nodes_as_possible(int leaves, int perRank, string expected) =>
        Assert.Equal(expected, string.Join(" ", LeafTree.NodesOfRanks(leaves, perRank).Select(node => $"{node.First}-{node.End}")));

    /// <summary>(1e16 + 1) + (-1e16 + 1): in any other order the sum is 1 or 2.</summary>
    [Fact]
    public void Neighbors_are_added_first() => Assert.Equal(0, LeafTree.Sum([1e16, 1, -1e16, 1]));

    [Theory]
    [InlineData(8, 24, "3 3 3 3 3 3 3 3")]
    [InlineData(8, 13, "1 2 1 2 2 1 2 2")]
    [InlineData(8, 3, "0 0 1 0 0 1 0 1")]
    public void Parts_of_a_batch_differ_by_one_example_at_most(int leaves, int batchSize, string counts)
    {
        int next = 0;
        var sizes = new List<int>();
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            Range examples = LeafTree.ExamplesOf(leaf, leaves, batchSize);
            Assert.Equal(next, examples.Start.Value);
            next = examples.End.Value;
            sizes.Add(next - examples.Start.Value);
        }

        Assert.Equal(batchSize, next);
        Assert.Equal(counts, string.Join(" ", sizes));
    }
}
