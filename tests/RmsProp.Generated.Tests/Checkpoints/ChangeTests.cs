using System.Buffers;

#pragma warning disable RMSP042 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>What changes while it is saved is not saved: neither a mixture of two states nor a file that nobody can load.</summary>
public sealed class ChangeTests
{
    /// <summary>Whichever time of all that the elements are looked at it is: the file is that of the old state or of the new one, or the old file.</summary>
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
                        optimizer.Apply(ref plain, in gradients);
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
                break; // Nobody has asked that often.
            }
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void A_step_while_a_stream_is_written_is_told()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        SmallModel trained = parameters;
        using var stream = new SteppingStream(() => optimizer.Apply(ref trained, SmallModel.Create(5)));

        Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(stream, in parameters));
    }

    [Fact]
    public void A_learning_rate_that_changes_is_told()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(2, new SmallModel.RMSprop());
        using var stream = new SteppingStream(() => optimizer.LearningRate = 0.5);

        Assert.Throws<InvalidOperationException>(() => optimizer.SaveCheckpoint(stream, in parameters));
    }

    /// <summary>Two threads, as it happens: each file that there is loads, and is that of one state.</summary>
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

            var loaded = new LargeStepModel { First = new float[50_000], Second = new float[50_000] };
            new LargeStepModel.RMSprop().LoadCheckpoint(folder.File, ref loaded);
        }

        Volatile.Write(ref isDone, true);
        await steps;
        Assert.InRange(refused, 0, 30); // As many as the threads met: what each left is checked above.
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
