using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Times a peer in batches of steps.</summary>
internal sealed class PeerTimer(PeerKind kind, Peer peer) : IDisposable
{
    private readonly List<double> _nanosecondsPerStep = [];
    private Peer _peer = peer;
    private int _stepsPerBatch = 1;
    private double _bytesPerStep;

    public PeerKind Kind => kind;

    /// <summary>
    /// Runs the peer until its code is compiled and its data is in the cache, and determines the number of steps per batch.
    /// </summary>
    public void WarmUp(TimeSpan batch)
    {
        RunBatch();
        while (RunBatch() < batch)
        {
            _stepsPerBatch *= 2;
        }
    }

    /// <summary>Continues with the same peer at another place in memory.</summary>
    public void MoveTo(Peer peer)
    {
        Dispose();
        _peer = peer;
        _peer.Run(1);
    }

    /// <summary>Times a batch, with the current gradients.</summary>
    public void Measure()
    {
        _peer.LoadGradient();
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan elapsed = RunBatch();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        _nanosecondsPerStep.Add(elapsed.TotalNanoseconds / _stepsPerBatch);
        _bytesPerStep = Math.Max(_bytesPerStep, (double)bytes / _stepsPerBatch);
    }

    public Measurement Result(Cell cell)
    {
        double[] sorted = [.. _nanosecondsPerStep.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new Measurement(cell, kind, median, _bytesPerStep);
    }

    public void Dispose() => (_peer as IDisposable)?.Dispose();

    private TimeSpan RunBatch()
    {
        long start = Stopwatch.GetTimestamp();
        _peer.Run(_stepsPerBatch);
        return Stopwatch.GetElapsedTime(start);
    }
}
