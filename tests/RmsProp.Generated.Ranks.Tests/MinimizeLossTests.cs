namespace RmsProp.Generated.Ranks.Tests;

/// <summary>
/// Steps by ranks on a loss whose gradient is derived. That they have the bits of one machine is in <see cref="DigestTests"/>, whose
/// configurations include those of this model.
/// </summary>
public sealed class MinimizeLossTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 40 * DerivedModel.Inputs).Select(i => (i * 7 % 11) - 5f)];
    private static readonly float[] Targets = [.. Enumerable.Range(0, 40).Select(i => i % 3f)];

    /// <summary>The model has only an offset of 0, so that the loss of an example is its target squared.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void The_loss_is_the_mean_over_the_range(int count) => InProcessRanks.Run(count, ranks =>
    {
        var optimizer = new DerivedModel.Plain.Sharded(ranks, 4);
        DerivedModel parameters = DerivedModel.Create(0);

        // The targets 5 to 11 are 2, 0, 1, 2, 0, 1, 2.
        Assert.Equal((4 + 0 + 1 + 4 + 0 + 1 + 4) / 7f, optimizer.MinimizeLoss(ref parameters, 5..12, Inputs, Targets), 1e-6f);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_step_allocates_nothing(int count)
    {
        long[] bytes = new long[count];
        InProcessRanks.Run(count, ranks =>
        {
            var optimizer = new DerivedModel.Plain.Sharded(ranks, 8);
            DerivedModel parameters = DerivedModel.Create(30);
            Step(20);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Step(20);
            bytes[ranks.Rank] = GC.GetAllocatedBytesForCurrentThread() - before;

            void Step(int steps)
            {
                for (int step = 0; step < steps; step++)
                {
                    optimizer.MinimizeLoss(ref parameters, step..(step + 17), Inputs, Targets);
                }
            }
        });

        Assert.All(bytes, allocated => Assert.Equal(0, allocated));
    }

    [Fact]
    public void A_range_that_counts_from_the_end_or_is_empty_is_refused() => InProcessRanks.Run(2, ranks =>
    {
        var optimizer = new DerivedModel.Plain.Sharded(ranks, 2);
        DerivedModel parameters = DerivedModel.Create(1);
        foreach (Range range in (Range[])[Range.All, 1..^1, ^5..40, 3..3, 3..2])
        {
            string message = Assert.Throws<ArgumentException>(() => optimizer.MinimizeLoss(ref parameters, range, Inputs, Targets)).Message;
            Assert.StartsWith($"A batch has at least one example, and its range counts from the start, as in 0..2; but it is {range}.", message, StringComparison.Ordinal);
        }

        Assert.Equal(0, optimizer.Steps);
    });

    [Fact]
    public void Batches_of_other_examples_throw_on_all_ranks() => Assert.Equal(
        "All ranks have to do the same, but rank 1 takes step 0 with the examples 8..16 at a learning rate of 0.01, and rank 0 takes step 0 with a batch of 8 at a learning rate of 0.01.",
        Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new DerivedModel.Plain.Sharded(ranks, 2);
            DerivedModel parameters = DerivedModel.Create(1);
            int first = 8 * ranks.Rank;
            optimizer.MinimizeLoss(ref parameters, first..(first + 8), Inputs, Targets);
        })).Message);

    /// <summary>Targets of 10 examples: the loss of the last rank reads behind them.</summary>
    [Fact]
    public void A_loss_that_throws_ends_all_ranks()
    {
        int others = 0;
        Assert.Throws<ArgumentOutOfRangeException>(() => InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new DerivedModel.Plain.Sharded(ranks, 2);
            DerivedModel parameters = DerivedModel.Create(1);
            try
            {
                optimizer.MinimizeLoss(ref parameters, 0..16, Inputs, Targets.AsSpan(0, 10));
            }
            catch (InvalidOperationException exception) when (exception.Message.StartsWith("Rank 1 has failed: ", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref others);
                throw;
            }
        }));

        Assert.Equal(1, others);
    }

    [Fact]
    public void A_loss_that_calls_its_optimizer_throws() => InProcessRanks.Run(1, ranks =>
    {
        var optimizer = new DerivedModel.Plain.Sharded(ranks, 2);
        DerivedModel parameters = DerivedModel.Create(1);
        Assert.Throws<InvalidOperationException>(() => optimizer.Minimize(ref parameters, 2, (in DerivedModel _, Range _, ref DerivedModel _) =>
        {
            DerivedModel other = DerivedModel.Create(1);
            return optimizer.MinimizeLoss(ref other, 0..2, Inputs, Targets);
        }));

        // The step has ended.
        optimizer.MinimizeLoss(ref parameters, 0..2, Inputs, Targets);
        Assert.Equal(1, optimizer.Steps);
    });
}
