using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>
/// The memory traffic alone, half of it on each of two threads. The threads wait for each other by spinning, which is fastest.
/// </summary>
internal sealed class TwoThreadRooflinePeer : Peer, IDisposable
{
    private readonly RooflinePeer _first;
    private readonly RooflinePeer _second;
    private readonly Barrier _barrier = new(2);
    private readonly SemaphoreSlim _start = new(0);
    private readonly Thread _thread;
    private int _steps;

    public TwoThreadRooflinePeer(Configuration configuration, TrainingBuffers buffers)
        : base(buffers)
    {
        _first = new RooflinePeer(configuration, buffers);
        _second = new RooflinePeer(configuration, buffers);
        _thread = new Thread(RunSecondHalf) { IsBackground = true, Name = "Second half of the roofline" };
        _thread.Start();
    }

    public override void Run(int steps)
    {
        _steps = steps;
        _start.Release();
        Run(_first, steps, 0, Half);
    }

    public void Dispose()
    {
        _steps = 0;
        _start.Release();
        _thread.Join();
        _start.Dispose();
        _barrier.Dispose();
    }

    private nuint Half => (nuint)Buffers.Length / 2;

    private void RunSecondHalf()
    {
        _start.Wait();
        while (_steps > 0)
        {
            Run(_second, _steps, Half, (nuint)Buffers.Length - Half);
            _start.Wait();
        }
    }

    private void Run(RooflinePeer part, int steps, nuint start, nuint length)
    {
        float zero = RooflinePeer.Zero(steps);
        for (int step = 0; step < steps; step++)
        {
            if (part.ReadsGradientsTwice)
            {
                part.Read(start, length);
                _barrier.SignalAndWait();
            }

            part.Traverse(start, length, zero);
            _barrier.SignalAndWait();
        }
    }
}
