using System.Collections.Concurrent;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Parallelism;

/// <summary>
/// Steps on several threads whose calling thread is interrupted, or one of whose chunks fails: no thread is working on a chunk when the
/// step ends, and an interrupt neither leaves a step half done nor gets lost.
/// </summary>
[Collection(nameof(Alone))]
public sealed class InterruptTests
{
    private const int Chunks = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_interrupt_while_a_helper_is_at_a_chunk_waits_for_it()
    {
        await EarlierHelpersHaveBegun();
        using var helperHasBegun = new ManualResetEventSlim();
        using var helperMayEnd = new ManualResetEventSlim();
        var starts = new ConcurrentBag<int>();
        bool isPending = false;
        Exception? failure = null;
        var caller = new Thread(() =>
        {
            int own = Environment.CurrentManagedThreadId;
            try
            {
                ParallelRun.For(
                    2,
                    chunk =>
                    {
                        if (Environment.CurrentManagedThreadId == own)
                        {
                            helperHasBegun.Wait();
                        }
                        else
                        {
                            helperHasBegun.Set();
                            helperMayEnd.Wait();
                        }

                        starts.Add((int)chunk[0]);
                    },
                    Starts().AsSpan(),
                    Starts().AsSpan());
                isPending = IsInterruptPending();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        caller.Start();
        helperHasBegun.Wait();

        // All other chunks are done, and the caller waits for the helper's.
        SpinWait.SpinUntil(() => starts.Count == Chunks - 1 && caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        caller.Interrupt();
        SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || !caller.IsAlive);
        Assert.True(caller.IsAlive);
        helperMayEnd.Set();
        caller.Join();

        Assert.Null(failure);
        Assert.True(isPending);
        Assert.Equal(Enumerable.Range(0, Chunks), starts.Order());
    }

    /// <summary>Each step begins with a pending interrupt, and others come from another thread at any time.</summary>
    [Fact]
    public void Steps_that_are_interrupted_all_the_time_have_the_same_bits()
    {
        const int Steps = 40;
        var undisturbed = new InterruptedModel { Weights = new float[5 * ParallelRun.ChunkLength], More = new float[3 * ParallelRun.ChunkLength] };
        InterruptedModel disturbed = undisturbed with { Weights = [.. undisturbed.Weights], More = [.. undisturbed.More] };
        Train(ref undisturbed, new InterruptedModel.RMSprop(), isInterrupted: false);
        Exception? failure = null;
        var trainer = new Thread(() =>
        {
            try
            {
                Train(ref disturbed, new InterruptedModel.RMSprop { MaxDegreeOfParallelism = 4 }, isInterrupted: true);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        trainer.Start();
        while (trainer.IsAlive)
        {
            trainer.Interrupt();
            Thread.Yield();
        }

        Assert.Null(failure);
        Assert.True(undisturbed.Weights.AsSpan().SequenceEqual(disturbed.Weights));
        Assert.True(undisturbed.More.AsSpan().SequenceEqual(disturbed.More));

        static void Train(ref InterruptedModel parameters, InterruptedModel.RMSprop optimizer, bool isInterrupted)
        {
            var gradients = new InterruptedModel { Weights = new float[parameters.Weights.Length], More = new float[parameters.More.Length] };
            for (int step = 0; step < Steps; step++)
            {
                gradients.Weights.AsSpan().Fill(step - 7.5f);
                gradients.More.AsSpan().Fill(3.5f - step);
                if (isInterrupted)
                {
                    Thread.CurrentThread.Interrupt();
                }

                optimizer.Apply(ref parameters, in gradients);
                Assert.Equal(isInterrupted, IsInterruptPending());
            }

            Assert.Equal(Steps, optimizer.Steps);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_chunk_throws_comes_through_when_no_thread_is_at_a_chunk_any_more(bool isOnCaller)
    {
        await EarlierHelpersHaveBegun();
        int own = Environment.CurrentManagedThreadId;
        using var both = new Barrier(2);
        int atWork = 0;

        Assert.Throws<TimeoutException>(() => ParallelRun.For(
            2,
            chunk =>
            {
                Interlocked.Increment(ref atWork);
                Assert.True(both.SignalAndWait(Longest)); // A thread is working on each of the two chunks.
                try
                {
                    if (Environment.CurrentManagedThreadId == own == isOnCaller)
                    {
                        throw new TimeoutException();
                    }
                }
                finally
                {
                    Interlocked.Decrement(ref atWork);
                }
            },
            new float[2 * ParallelRun.ChunkLength].AsSpan(),
            new float[2 * ParallelRun.ChunkLength].AsSpan()));

        Assert.Equal(0, atWork);
    }

    [Fact]
    public void Spans_of_several_lengths_are_refused()
    {
        float[] four = new float[4];
        Assert.Throws<InvalidOperationException>(() => ParallelRun.For<float>(2, _ => Assert.Fail(), four, new float[3]));
        Assert.Throws<InvalidOperationException>(() => ParallelRun.For<float>(2, _ => Assert.Fail(), four, four, four, new float[5]));
        Assert.Throws<InvalidOperationException>(() => ParallelRun.Sum<float, int>(2, _ => 1, four, new float[3]));
    }

    /// <summary>
    /// For the norm and the update: closures, delegates, the counters of the chunks, and the sums of 16 chunks. The least of several steps
    /// counts, since the pool may start a thread in one, and a garbage collection adds to another.
    /// </summary>
    [Fact]
    public void A_step_on_several_threads_allocates_little()
    {
        var parameters = new InterruptedModel { Weights = new float[16 * ParallelRun.ChunkLength], More = new float[1] };
        var gradients = new InterruptedModel { Weights = new float[16 * ParallelRun.ChunkLength], More = new float[1] };
        var optimizer = new InterruptedModel.RMSprop { MaxDegreeOfParallelism = 3 };
        optimizer.Apply(ref parameters, in gradients);
        long least = long.MaxValue;
        for (int step = 0; step < 8; step++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            optimizer.Apply(ref parameters, in gradients);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 1, 2048);
    }

    /// <summary>While as many helpers of earlier steps as may be queued still are, a run gets none. The pool's queue is first in, first out.</summary>
    private static Task EarlierHelpersHaveBegun()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static end => end.SetResult(), begun, preferLocal: false);
        return begun.Task;
    }

    /// <summary>An array whose chunks start with their indices.</summary>
    private static float[] Starts()
    {
        float[] starts = new float[Chunks * ParallelRun.ChunkLength];
        for (int chunk = 0; chunk < Chunks; chunk++)
        {
            starts[chunk * ParallelRun.ChunkLength] = chunk;
        }

        return starts;
    }

    /// <summary>Clears it as well.</summary>
    private static bool IsInterruptPending()
    {
        object gate = new();
        try
        {
            lock (gate)
            {
                Monitor.Wait(gate, millisecondsTimeout: 0);
            }

            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }
}

[RMSpropConfig(LearningRate = 0.1, Momentum = 0.9, GlobalClipNorm = 1)]
internal partial struct InterruptedModel
{
    public float[] Weights;
    public float[] More;
}
