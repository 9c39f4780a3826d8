using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>What a step returns, counts and costs.</summary>
public sealed class StepTests
{
    /// <summary>The mean over the batch: parts of 3 and 2 examples count as much as they have.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_loss_is_the_mean_over_the_batch(int count)
    {
        double[] losses = [1, 2, 4, 8, 16];
        double[] results = new double[count];
        InProcessRanks.Run(count, ranks =>
        {
            var optimizer = new FlatModel.RMSprop.Sharded(ranks, 2);
            var parameters = new FlatModel { Weights = [1] };
            results[ranks.Rank] = optimizer.Minimize(ref parameters, losses.Length, (in FlatModel _, Range examples, ref FlatModel _) => losses[examples].Average());
        });

        Assert.All(results, result => Assert.Equal(31.0 / 5, result, 12));
    }

    /// <summary>keras.optimizers.RMSprop, Keras 3.16: a step of 0.1 · 10 / √(0.1 · 10²) from 10.</summary>
    [Fact]
    public void A_step_by_two_ranks_is_that_of_Keras() => InProcessRanks.Run(2, ranks =>
    {
        var optimizer = new FlatModel.RMSprop.Sharded(ranks, 2) { LearningRate = 0.1 };
        var parameters = new FlatModel { Weights = [ranks.Rank == 0 ? 10 : -3] }; // Those of rank 0 count.
        optimizer.Minimize(ref parameters, 2, (in FlatModel model, Range _, ref FlatModel gradients) =>
        {
            gradients.Weights[0] = model.Weights[0];
            return model.Weights[0] * model.Weights[0] / 2;
        });

        Assert.Equal(9.683772f, parameters.Weights[0]);
        Assert.Equal(1, optimizer.Steps);
    });

    /// <summary>The state of all ranks stays, as that of the optimizer without ranks does.</summary>
    [Fact]
    public void Parameters_alone_are_loaded_as_on_one_machine()
    {
        string path = Path.GetTempFileName();
        var options = new CheckpointOptions { ParametersOnly = true };
        var alone = new FlatModel.RMSprop();
        var expected = new FlatModel { Weights = [.. Enumerable.Range(0, 1000).Select(i => i / 100f)] };
        alone.SaveCheckpoint(path, in expected);
        alone.Minimize(ref expected, Gradient);
        alone.LoadCheckpoint(path, ref expected, options);
        alone.Minimize(ref expected, Gradient);

        InProcessRanks.Run(4, ranks =>
        {
            var optimizer = new FlatModel.RMSprop.Sharded(ranks, 4);
            var parameters = new FlatModel { Weights = [.. Enumerable.Range(0, 1000).Select(i => i / 100f)] };
            Step();
            optimizer.LoadCheckpoint(path, ref parameters, options);
            Step();

            Assert.Equal(expected.Weights, parameters.Weights);
            Assert.Equal(2, optimizer.Steps);

            void Step() => optimizer.Minimize(ref parameters, 4, (in FlatModel model, Range _, ref FlatModel gradients) => Gradient(in model, ref gradients));
        });
        File.Delete(path);

        static double Gradient(in FlatModel model, ref FlatModel gradients)
        {
            model.Weights.CopyTo(gradients.Weights, 0);
            return 0;
        }
    }

    [Fact]
    public void Each_rank_keeps_its_part_of_the_state() => InProcessRanks.Run(4, ranks =>
    {
        var optimizer = new FlatModel.RMSprop.Sharded(ranks, 4);
        var parameters = new FlatModel { Weights = new float[40_000] };
        optimizer.Minimize(ref parameters, 4, (in FlatModel _, Range _, ref FlatModel _) => 0);

        Assert.InRange(optimizer.ShardLength, 10_000 - 128, 10_000 + 128);
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
            var optimizer = new LongModel.ByGlobalNorm.Sharded(ranks, 8);
            LongModel parameters = LongModel.Create(200);
            LossAndGradientOfRange<LongModel> loss = (in LongModel model, Range examples, ref LongModel gradients) =>
            {
                gradients.Array[examples.Start.Value] = model.Array[0] + 1;
                return 1;
            };
            Step(20);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Step(20);
            bytes[ranks.Rank] = GC.GetAllocatedBytesForCurrentThread() - before;

            void Step(int steps)
            {
                for (int step = 0; step < steps; step++)
                {
                    optimizer.Minimize(ref parameters, 16, loss);
                }
            }
        });

        Assert.All(bytes, allocated => Assert.Equal(0, allocated));
    }

    /// <summary>The message is that of the optimizer without ranks, whichever rank has the element.</summary>
    [Fact]
    public void A_gradient_that_is_not_finite_is_named_as_on_one_machine()
    {
        var alone = new ThrowingModel.RMSprop();
        ThrowingModel parameters = ThrowingModel.Create();
        ThrowingModel gradients = ThrowingModel.Create();
        gradients.Table[70, 3] = float.NaN;
        string expected = Assert.Throws<NotFiniteNumberException>(() => alone.Apply(ref parameters, in gradients)).Message;
        string[] messages = new string[4];
        InProcessRanks.Run(4, ranks =>
        {
            var optimizer = new ThrowingModel.RMSprop.Sharded(ranks, 4);
            ThrowingModel model = ThrowingModel.Create();
            messages[ranks.Rank] = Assert.Throws<NotFiniteNumberException>(() => optimizer.Minimize(
                ref model, 4, (in ThrowingModel _, Range _, ref ThrowingModel own) =>
                {
                    own.Table[70, 3] = float.NaN;
                    return 0;
                })).Message;
            Assert.Equal(0, optimizer.Steps);
        });

        Assert.Contains("'Table' is NaN at [70, 3]", expected, StringComparison.Ordinal);
        Assert.All(messages, message => Assert.Equal(expected, message));
    }
}
