using System.Runtime.ExceptionServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// Chunks that the calling thread and helpers from the thread pool take one after another. The caller waits only for helpers that have
/// begun; if none comes, it takes all chunks. Whatever happens, no thread is working on a chunk when <see cref="Run"/> returns or throws,
/// so chunks may refer to memory that only the caller's frame pins.
/// </summary>
/// <remarks>
/// An interrupt of the calling thread (<see cref="Thread.Interrupt"/>) does not stop the chunks. It is pending again afterwards, for the
/// thread's next wait.
/// </remarks>
internal sealed class SharedChunks : IThreadPoolWorkItem
{
    /// <summary>The value of <see cref="_helpers"/> when no helper is at work and none may begin.</summary>
    private const int Closed = int.MinValue;

    /// <summary>After this many spins, far longer than a chunk takes, the waiting thread sleeps: a helper has lost its processor.</summary>
    private const int SpinsWithoutSleep = 200;

    /// <summary>The most helpers that may be queued without having begun. While no thread is free, more would only pile up.</summary>
    private static readonly int MostQueued = 2 * Environment.ProcessorCount;

    private static int _queued;

    private int _count;
    private int _mostHelpers;
    private Action<int>? _body;
    private int _next;
    private int _helpers = Closed;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Calls <paramref name="body"/> once per chunk, on this thread and others.</summary>
    /// <param name="count">The number of chunks.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, including this one.</param>
    /// <param name="body">Processes a chunk. Its exception is rethrown here, and chunks that have not begun are skipped.</param>
    public static void Run(int count, int maxDegreeOfParallelism, Action<int> body) => new SharedChunks().Take(count, maxDegreeOfParallelism, body);

    /// <summary>Does what <see cref="Run"/> does, but can be called again, and then allocates nothing.</summary>
    /// <param name="count">The number of chunks.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, including this one.</param>
    /// <param name="body">Processes a chunk. Its exception is rethrown here, and chunks that have not begun are skipped.</param>
    public void Take(int count, int maxDegreeOfParallelism, Action<int> body)
    {
        (_count, _body, _next, _failure) = (count, body, 0, null);
        _mostHelpers = Math.Min(maxDegreeOfParallelism, count) - 1;

        // From here on helpers may begin, also such as were called for the chunks before and come late.
        Interlocked.Exchange(ref _helpers, 0);
        bool isInterrupted = false;
        try
        {
            isInterrupted = CallHelpers(_mostHelpers);
            Work();
        }
        finally
        {
            isInterrupted |= WaitForHelpers();
            if (isInterrupted)
            {
                Thread.CurrentThread.Interrupt();
            }
        }

        _failure?.Throw();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _queued);
        if (!TryBegin())
        {
            return;
        }

        try
        {
            Work();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
        finally
        {
            Interlocked.Decrement(ref _helpers);
        }
    }

    /// <returns>Whether the thread was interrupted meanwhile: the queue takes locks.</returns>
    private bool CallHelpers(int count)
    {
        for (; count > 0 && Volatile.Read(ref _queued) < MostQueued; count--)
        {
            Interlocked.Increment(ref _queued);
            try
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
            catch (ThreadInterruptedException)
            {
                Interlocked.Decrement(ref _queued);
                return true;
            }
        }

        return false;
    }

    private void Work()
    {
        try
        {
            for (int chunk = Next(); chunk < _count; chunk = Next())
            {
                _body!(chunk);
            }
        }
        catch
        {
            Interlocked.Exchange(ref _next, _count);
            throw;
        }

        int Next() => Interlocked.Increment(ref _next) - 1;
    }

    private bool TryBegin()
    {
        int helpers = Volatile.Read(ref _helpers);
        while (helpers >= 0 && helpers < _mostHelpers)
        {
            int before = Interlocked.CompareExchange(ref _helpers, helpers + 1, helpers);
            if (before == helpers)
            {
                return true;
            }

            helpers = before;
        }

        return false;
    }

    /// <returns>Whether the thread was interrupted meanwhile.</returns>
    private bool WaitForHelpers()
    {
        bool isInterrupted = false;
        Interlocked.Or(ref _helpers, Closed);
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _helpers) != Closed)
        {
            try
            {
                spinner.SpinOnce(SpinsWithoutSleep);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        return isInterrupted;
    }
}
