using System.Diagnostics;

namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>Times a peer in runs of steps, each from the initial parameters.</summary>
internal sealed class StepTimer(StepPeerKind kind, StepPeer peer) : IDisposable
{
    // The velocities of parameters without a gradient shrink by ρ a step. After so few steps they are not denormal, which would cost
    // those peers more that take more steps.
    private const int MostSteps = 1_000;

    private readonly List<double> _microseconds = [];
    private int _next, _steps = 1;
    private double _bytesPerStep;

    public StepPeerKind Kind => kind;

    /// <summary>Runs the peer until its code is compiled and its data is in the cache, and determines the number of steps in a run.</summary>
    public void WarmUp(TimeSpan round)
    {
        Run();
        while (_steps < MostSteps && Run() < round / 2)
        {
            _steps = Math.Min(_steps * 2, MostSteps);
        }
    }

    /// <summary>Takes steps for about the time of a round.</summary>
    public void Measure(TimeSpan round)
    {
        TimeSpan elapsed = TimeSpan.Zero;
        int steps = 0;
        while (elapsed < round)
        {
            elapsed += Run();
            steps += _steps;
        }

        _microseconds.Add(elapsed.TotalMicroseconds / steps);
    }

    public StepMeasurement Result(StepProblem problem)
    {
        double[] sorted = [.. _microseconds.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new StepMeasurement(problem.Name, kind, median, _bytesPerStep);
    }

    public void Dispose() => peer.Dispose();

    private TimeSpan Run()
    {
        peer.Restart();
        peer.Prepare(_next);
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan elapsed = peer.Time(_next, _steps);
        _bytesPerStep = (double)(GC.GetAllocatedBytesForCurrentThread() - bytesBefore) / _steps;
        _next += _steps;
        return elapsed;
    }
}
