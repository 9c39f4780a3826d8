using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>What happens when a rank does something else than the others: all end, with a message that says what.</summary>
public sealed class FailureTests
{
    [Fact]
    public void An_exception_on_one_rank_is_that_of_the_program_and_ends_all()
    {
        var others = new List<Exception>();

        var thrown = Assert.Throws<InvalidDataException>(() => InProcessRanks.Run(4, ranks =>
        {
            try
            {
                Train(ranks, step => step == 2 && ranks.Rank == 3 ? throw new InvalidDataException("An example is broken.") : 16);
            }
            catch (InvalidOperationException exception)
            {
                lock (others)
                {
                    others.Add(exception);
                }

                throw;
            }
        }));

        Assert.Equal("An example is broken.", thrown.Message);
        Assert.Equal(["Rank 3 has failed: An example is broken."], others.Select(other => other.Message).Distinct());
        Assert.Equal(3, others.Count);
    }

    [Fact]
    public void Batches_of_different_sizes_throw_on_all_ranks() => Assert.Equal(
        "All ranks have to do the same, but rank 1 takes step 2 with a batch of 15 at a learning rate of 0.001, and rank 0 takes step 2 with a batch of 16 at a learning rate of 0.001.",
        Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks => Train(ranks, step => step == 2 && ranks.Rank == 1 ? 15 : 16))).Message);

    [Fact]
    public void Different_learning_rates_throw_on_all_ranks()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new LongModel.ByNorm.Sharded(ranks, 2) { LearningRate = ranks.Rank == 0 ? 0.5 : 0.25 };
            LongModel parameters = LongModel.Create(1);
            optimizer.Minimize(ref parameters, 2, (in LongModel _, Range _, ref LongModel _) => 0);
        }));

        Assert.Contains("rank 1 takes step 0 with a batch of 2 at a learning rate of 0.25, and rank 0 takes step 0 with a batch of 2 at a learning rate of 0.5", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_models_throw_on_all_ranks()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new LongModel.ByNorm.Sharded(ranks, 2);
            LongModel parameters = LongModel.Create(1 + ranks.Rank);
            optimizer.Minimize(ref parameters, 2, (in LongModel _, Range _, ref LongModel _) => 0);
        }));

        Assert.Contains("rank 1 begins with a model, a configuration or a number of leaves", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rank_that_ends_early_is_named()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks => Train(ranks, _ => 16, steps: ranks.Rank == 0 ? 3 : 2)));

        Assert.Equal("Rank 1 has ended, and rank 0 waits for it in AllGather of step 2.", thrown.Message);
    }

    [Fact]
    public void A_rank_that_stalls_is_named_with_the_step_and_the_call()
    {
        using var end = new ManualResetEventSlim();
        var thrown = Assert.Throws<TimeoutException>(() => InProcessRanks.Run(3, ranks =>
        {
            ranks.Deadline = TimeSpan.FromSeconds(0.5);
            try
            {
                Train(ranks, step =>
                {
                    if (step == 1 && ranks.Rank == 2)
                    {
                        end.Wait();
                    }

                    return 16;
                });
            }
            finally
            {
                end.Set();
            }
        }));

        Assert.Matches(@"^Rank [01] has waited 0\.5 s in AllGather of step 1 for rank 2, which is lost or stalls\.", thrown.Message);
    }

    [Fact]
    public void A_deadline_is_more_than_0() => InProcessRanks.Run(1, ranks =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Deadline = TimeSpan.Zero);
        ranks.Deadline = Timeout.InfiniteTimeSpan;
        Assert.Equal(Timeout.InfiniteTimeSpan, ranks.Deadline);
    });

    [Fact]
    public void The_number_of_ranks_divides_that_of_leaves() => Assert.StartsWith(
        "6 leaves can't be divided among 4 ranks: take a multiple of 4, or start another number of ranks.",
        Assert.Throws<ArgumentException>(() => InProcessRanks.Run(4, ranks => _ = new LongModel.ByNorm.Sharded(ranks, 6))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_gradient_that_is_missing_is_named() => Assert.Equal(
        "The gradient of 'Table' is null, but ranks have to have one for every variable.",
        Assert.Throws<ArgumentException>(() => InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new LongModel.ByNorm.Sharded(ranks, 2);
            LongModel parameters = LongModel.Create(3);
            optimizer.Minimize(ref parameters, 2, (in LongModel _, Range _, ref LongModel gradients) =>
            {
                gradients.Table = null!;
                return 0;
            });
        })).Message);

    [Fact]
    public void A_file_that_rank_0_lacks_throws_on_all_ranks()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        int thrown = 0;
        Assert.ThrowsAny<IOException>(() => InProcessRanks.Run(3, ranks =>
        {
            var optimizer = new LongModel.ByNorm.Sharded(ranks, 3);
            LongModel parameters = LongModel.Create(3);
            Assert.False(optimizer.TryLoadCheckpoint(path, ref parameters));
            try
            {
                optimizer.LoadCheckpoint(path, ref parameters);
            }
            catch (IOException)
            {
                Interlocked.Increment(ref thrown);
                throw;
            }
        }));

        Assert.Equal(3, thrown);
    }

    /// <summary>All ranks read what rank 0 reads, so that all find the same fault at the same place, and can go on.</summary>
    [Theory]
    [InlineData("of another configuration")]
    [InlineData("of another length")]
    [InlineData("cut off")]
    [InlineData("no checkpoint")]
    public void A_file_that_does_not_fit_throws_on_all_ranks_which_go_on(string fault)
    {
        string path = Path.GetTempFileName();
        if (fault == "of another configuration")
        {
            LongModel parameters = LongModel.Create(3), gradients = LongModel.Create(3);
            var optimizer = new LongModel.Fast();
            optimizer.Apply(ref parameters, in gradients);
            optimizer.SaveCheckpoint(path, in parameters);
        }
        else if (fault != "no checkpoint")
        {
            LongModel parameters = LongModel.Create(fault == "cut off" ? 3 : 4), gradients = LongModel.Create(fault == "cut off" ? 3 : 4);
            var optimizer = new LongModel.ByNorm();
            optimizer.Apply(ref parameters, in gradients);
            optimizer.SaveCheckpoint(path, in parameters);
            if (fault == "cut off")
            {
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
            }
        }

        string[] messages = new string[3];
        InProcessRanks.Run(3, ranks =>
        {
            var optimizer = new LongModel.ByNorm.Sharded(ranks, 3);
            LongModel parameters = LongModel.Create(3);
            messages[ranks.Rank] = Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(path, ref parameters)).Message;
            optimizer.Minimize(ref parameters, 3, (in LongModel _, Range _, ref LongModel _) => 0);
            Assert.Equal(1, optimizer.Steps);
        });
        File.Delete(path);

        Assert.Single(messages.Distinct());
    }

    [Fact]
    public void Different_configurations_throw_on_all_ranks()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => InProcessRanks.Run(2, ranks =>
        {
            LongModel parameters = LongModel.Create(3);
            ShardedOptimizer<LongModel> optimizer = ranks.Rank == 0 ? new LongModel.ByNorm.Sharded(ranks, 2) : new LongModel.ByGlobalNorm.Sharded(ranks, 2);
            optimizer.Minimize(ref parameters, 2, (in LongModel _, Range _, ref LongModel _) => 0);
        }));

        Assert.Contains("rank 1 begins with a model, a configuration or a number of leaves", thrown.Message, StringComparison.Ordinal);
    }

    private static void Train(IRanks ranks, Func<int, int> batchSize, int steps = 3)
    {
        var optimizer = new LongModel.ByNorm.Sharded(ranks, 12); // Of two, three and four ranks.
        LongModel parameters = LongModel.Create(3);
        for (int step = 0; step < steps; step++)
        {
            int size = batchSize(step);
            optimizer.Minimize(ref parameters, size, (in LongModel _, Range _, ref LongModel _) => 0);
        }
    }
}
