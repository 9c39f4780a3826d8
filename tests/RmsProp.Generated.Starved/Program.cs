using RmsProp.Generated.Starved;

// Exactly as many threads as processors, all of which wait until the end.
int threads = Environment.ProcessorCount;
ThreadPool.GetMinThreads(out _, out int completionPortThreads);
if (!ThreadPool.SetMinThreads(threads, completionPortThreads) || !ThreadPool.SetMaxThreads(threads, completionPortThreads))
{
    throw new InvalidOperationException("The pool can't be limited.");
}

using var allWait = new CountdownEvent(threads);
using var end = new ManualResetEventSlim();
for (int thread = 0; thread < threads; thread++)
{
    ThreadPool.UnsafeQueueUserWorkItem(
        _ =>
        {
            allWait.Signal();
            end.Wait();
        },
        null);
}

allWait.Wait();
Console.WriteLine(StarvedModel.Train(maxDegreeOfParallelism: 4));
Console.WriteLine(StarvedModel.Train(maxDegreeOfParallelism: 1));
Console.WriteLine(ThreadPool.PendingWorkItemCount);
end.Set();
