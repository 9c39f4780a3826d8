using System.Buffers;

#pragma warning disable RMSP042 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A state that changes during saving is not saved: there is neither a mixture of two states nor an unloadable file.</summary>
public sealed class ChangeTests
{
    /// <summary>
    /// Whichever access to the elements it coincides with, the file has the old state or the new one, or is the old file.
    /// </summary>
    [Fact]
    public void A_step_at_any_instant_is_told()
    {
        int refused = 0;
        for (int instant = 1; ; instant++)
        {
            using var folder = new TemporaryFolder();
            File.WriteAllText(folder.File, "old");
            var optimizer = new ChangingModel.RMSprop();
            float[] elements = [1, 2, 3];
            bool hasStepped = false;
            var gradients = new ChangingModel { Bias = 1, Weights = new float[] { 1, 1, 1 } };
            var plain = new ChangingModel { Bias = 1, Weights = elements };
            optimizer.Apply(ref plain, in gradients);
            var parameters = plain with
            {
                Weights = new ChangingModel.Watched(elements, times =>
                {
                    if (times == instant)
                    {
                        hasStepped = true;
                        OnAnotherThread(() => optimizer.Apply(ref plain, in gradients));
                    }
                }).Memory,
            };
            int asked = instant;
            try
            {
                optimizer.SaveCheckpoint(folder.File, in parameters);
            }
            catch (InvalidOperationException exception)
            {
                refused++;
                Assert.StartsWith("The parameters or the optimizer changed while they were being saved", exception.Message, StringComparison.Ordinal);
                Assert.Equal("old", File.ReadAllText(folder.File));
                Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
                continue;
            }

            var loaded = new ChangingModel { Weights = new float[3] };
            var other = new ChangingModel.RMSprop();
            other.LoadCheckpoint(folder.File, ref loaded);
            Assert.Equal(other.Steps, hasStepped ? 2 : 1);
            Assert.Equal(elements, loaded.Weights.ToArray());
            if (!hasStepped)
            {
                break; // There are no more accesses.
            }
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void A_step_while_a_stream_is_written_is_told()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        SmallModel trained = parameters;
        using var stream = new SteppingStream(() => OnAnotherThread(() => optimizer.Apply(ref trained, SmallModel.Create(5))));

        Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(stream, in parameters));
    }

    [Fact]
    public void A_learning_rate_that_changes_is_told()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        using var stream = new SteppingStream(() => optimizer.LearningRate = 0.5);

        Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(stream, in parameters));
    }

    /// <summary>
    /// A thread paused in the middle of a step, at each possible instant, leaves the same bytes for both passes of saving, although they
    /// belong to two steps.
    /// </summary>
    [Fact]
    public async Task A_step_that_stands_still_is_told()
    {
        int stoodStill = 0;
        for (int instant = 2; ; instant++) // The first access creates the memory.
        {
            using var folder = new TemporaryFolder();
            File.WriteAllText(folder.File, "old");
            var optimizer = new ChangingModel.RMSprop();
            float[] elements = [1, 2, 3];
            var gradients = new ChangingModel { Bias = 1, Weights = new float[] { 1, 1, 1 } };
            var parameters = new ChangingModel { Bias = 1, Weights = elements };
            optimizer.Apply(ref parameters, in gradients);
            using var isWithin = new SemaphoreSlim(0);
            using var isSaved = new SemaphoreSlim(0);
            bool hasStopped = false;
            int stop = instant;
            ChangingModel stepped = parameters with
            {
                Weights = new ChangingModel.Watched(elements, times =>
                {
                    if (times == stop)
                    {
                        hasStopped = true;
                        isWithin.Release();
                        isSaved.Wait();
                    }
                }).Memory,
            };
            Task step = Task.Run(() =>
            {
                optimizer.Apply(ref stepped, in gradients);
                isWithin.Release();
            });
            await isWithin.WaitAsync();
            if (!hasStopped)
            {
                await step;
                break; // There are no more accesses.
            }

            stoodStill++;
            Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(folder.File, in parameters));
            Assert.Equal("old", File.ReadAllText(folder.File));
            Assert.Equal([folder.File], Directory.GetFileSystemEntries(folder.Path));
            isSaved.Release();
            await step;
            optimizer.SaveCheckpoint(folder.File, in stepped);
            var loaded = new ChangingModel { Weights = new float[3] };
            new ChangingModel.RMSprop().LoadCheckpoint(folder.File, ref loaded);
            Assert.Equal(elements, loaded.Weights.ToArray());
            Assert.Equal(stepped.Bias, loaded.Bias);
        }

        Assert.True(stoodStill > 1);
    }

    /// <summary>The same without user code in the step: it is paused according to the mark.</summary>
    [Fact]
    public void A_mark_that_is_set_is_told()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        IRMSpropOptimizer<SmallModel> state = optimizer;
        state.Changes.Begin();
        try
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Saved.Of(optimizer, in parameters));
            Assert.Contains("take the same lock around the step and around SaveCheckpoint", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            state.Changes.End();
        }

        Assert.NotEmpty(Saved.Of(optimizer, in parameters));
    }

    /// <summary>An operation that ends with an exception never leaves a mark.</summary>
    [Fact]
    public void A_step_that_throws_can_be_saved_after()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        byte[] before = Saved.Of(optimizer, in parameters);

        Assert.Throws<ArgumentException>(() => optimizer.Apply(ref parameters, SmallModel.Create(5) with { Weights = new float[1000] }));
        Assert.Equal(before, Saved.Of(optimizer, in parameters));
        Assert.Throws<ArgumentException>(() => optimizer.Build(parameters with { Weights = null! }));
        Assert.Equal(before, Saved.Of(optimizer, in parameters));
    }

    /// <summary>A whole step, and whole changes of other kinds, after which every number is as before.</summary>
    [Fact]
    public void What_happens_between_two_looks_is_told_even_if_nothing_differs_afterwards()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        byte[] checkpoint = Saved.Of(optimizer, in parameters);
        SmallModel trained = parameters;
        using var stream = new SteppingStream(() => OnAnotherThread(() =>
        {
            optimizer.Apply(ref trained, SmallModel.Create(5));
            optimizer.LoadCheckpoint(checkpoint, ref trained);
        }));

        Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(stream, in parameters));
    }

    /// <summary>Two threads with random timing: every existing file loads, and has a single state.</summary>
    [Fact]
    public async Task A_thread_that_steps_all_the_time_leaves_whole_files()
    {
        using var folder = new TemporaryFolder();
        var optimizer = new LargeStepModel.RMSprop();
        var parameters = new LargeStepModel { First = new float[50_000], Second = new float[50_000] };
        var gradients = new LargeStepModel { First = Enumerable.Repeat(1f, 50_000).ToArray(), Second = Enumerable.Repeat(1f, 50_000).ToArray() };
        optimizer.Apply(ref parameters, in gradients);
        optimizer.SaveCheckpoint(folder.File, in parameters);
        LargeStepModel stepped = parameters;
        bool isDone = false;
        Task steps = Task.Run(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                optimizer.Apply(ref stepped, in gradients);
            }
        });
        int refused = 0;
        for (int i = 0; i < 30; i++)
        {
            byte[] before = File.ReadAllBytes(folder.File);
            try
            {
                optimizer.SaveCheckpoint(folder.File, in parameters);
            }
            catch (InvalidOperationException)
            {
                refused++;
                Assert.Equal(before, File.ReadAllBytes(folder.File));
            }

            // All elements started equal and had the same gradients, so they differ if they belong to two steps.
            var loaded = new LargeStepModel { First = new float[50_000], Second = new float[50_000] };
            var other = new LargeStepModel.RMSprop();
            other.LoadCheckpoint(folder.File, ref loaded);
            Assert.Equal(-1, loaded.First.AsSpan().IndexOfAnyExcept(loaded.First[0]));
            Assert.Equal(-1, loaded.Second.AsSpan().IndexOfAnyExcept(loaded.First[0]));
            Assert.Equal(-1, other.Velocity.First.AsSpan().IndexOfAnyExcept(other.Velocity.First[0]));
            Assert.Equal(-1, other.Velocity.Second.AsSpan().IndexOfAnyExcept(other.Velocity.First[0]));
        }

        Volatile.Write(ref isDone, true);
        await steps;
        Assert.InRange(refused, 0, 30); // The number of collisions; the files they left are checked above.
    }

    private static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }

    private sealed class SteppingStream(Action step) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            step();
        }
    }
}
