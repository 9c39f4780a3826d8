using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Measures a peer in batches of steps.</summary>
internal sealed class PeerTimer(PeerKind kind, Peer peer)
{
    private readonly List<double> _nanosecondsPerStep = [];
    private int _stepsPerBatch = 1;
    private double _bytesPerStep;

    /// <summary>Runs the peer until its code is compiled and its data where it will be, and finds how many steps make a batch.</summary>
    public void WarmUp(TimeSpan batch)
    {
        RunBatch();
        while (RunBatch() < batch)
        {
            _stepsPerBatch *= 2;
        }
    }

    /// <summary>Measures a batch, with the gradients as they are now.</summary>
    public void Measure()
    {
        peer.LoadGradient();
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

    private TimeSpan RunBatch()
    {
        long start = Stopwatch.GetTimestamp();
        peer.Run(_stepsPerBatch);
        return Stopwatch.GetElapsedTime(start);
    }
}
