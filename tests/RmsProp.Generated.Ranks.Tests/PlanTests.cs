using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>Which elements each rank keeps.</summary>
public sealed class PlanTests
{
    public static TheoryData<int, int> LeavesAndRanks => new() { { 8, 1 }, { 8, 2 }, { 8, 4 }, { 8, 8 }, { 12, 3 }, { 12, 6 }, { 5, 5 }, { 64, 16 } };

    [Theory]
    [MemberData(nameof(LeavesAndRanks))]
    public void Every_element_is_of_one_rank(int leaves, int count)
    {
        ShardVariable[] variables = Variables(ShardCut.Anywhere, 1, 0, 70_000, 3, 5_000, 128, 129, 0);
        var plan = new ShardPlan(variables, leaves, count);

        foreach (ShardVariable variable in variables)
        {
            int next = 0;
            for (int rank = 0; rank < count; rank++)
            {
                (int first, int length) = plan.PartOf(variable, rank);
                Assert.True(length == 0 || first == next, $"rank {rank} has {length} elements from {first}, and {next} was next");
                next += length;
                for (int element = first; element < first + length; element += Math.Max(1, length - 1))
                {
                    Assert.Equal(rank, plan.RankOf(variable.Offset + element));
                }
            }

            Assert.Equal(variable.Length, next);
        }
    }

    /// <summary>A cut moves by at most half of a block of 128 terms, of which pairwise summation consists.</summary>
    [Theory]
    [MemberData(nameof(LeavesAndRanks))]
    public void Ranks_have_equal_parts_but_for_blocks_of_sums(int leaves, int count)
    {
        var plan = new ShardPlan(Variables(ShardCut.Anywhere, 100_000, 3, 20_001), leaves, count);

        for (int rank = 0; rank < count; rank++)
        {
            Assert.InRange(plan.LengthOf(rank), ((double)plan.Length / count) - 128, ((double)plan.Length / count) + 128);
        }
    }

    [Fact]
    public void Edges_do_not_depend_on_the_number_of_ranks()
    {
        ShardVariable[] variables = Variables(ShardCut.Anywhere, 1_000, 70_001, 3, 5_000);
        var eight = new ShardPlan(variables, 8, 8);
        var two = new ShardPlan(variables, 8, 2);

        Assert.Equal(eight.StartOf(4), two.StartOf(1));
    }

    [Fact]
    public void A_variable_with_a_constraint_on_norms_is_not_cut()
    {
        ShardVariable[] variables = Variables(ShardCut.Nowhere, 1_000, 1_000, 1_000);
        var plan = new ShardPlan(variables, 8, 8);

        Assert.All(variables, variable =>
            Assert.Single(Enumerable.Range(0, 8), rank => plan.PartOf(variable, rank).Length > 0));
    }

    /// <summary>Vectors of 512 bits have 16 numbers; elements would get into another lane, or out of a vector.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(70_000)]
    [InlineData(1_000_003)]
    public void Fast_is_cut_between_vectors(int length)
    {
        ShardVariable[] variables = Variables(ShardCut.BetweenVectors | ShardCut.HasNorm, length);
        var plan = new ShardPlan(variables, 16, 16);

        for (int rank = 0; rank < 16; rank++)
        {
            (int first, int part) = plan.PartOf(variables[0], rank);
            Assert.True(part == 0 || first % 16 == 0, $"rank {rank} begins at {first}");
        }
    }

    private static ShardVariable[] Variables(ShardCut cut, params int[] lengths)
    {
        long offset = 0;
        return
        [
            .. lengths.Select((length, i) =>
            {
                var variable = new ShardVariable($"V{i}", [length], false, length, offset, cut);
                offset += length;
                return variable;
            }),
        ];
    }
}
