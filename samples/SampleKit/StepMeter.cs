using System.Diagnostics;

namespace SampleKit;

/// <summary>
/// Measures what a part of each training step costs, in time and in bytes allocated. The first step is left out: in it the code is
/// compiled.
/// </summary>
internal sealed class StepMeter(int capacity)
{
    private readonly long[] _ticks = new long[capacity];
    private int _steps = -1;
    private long _ticksAtStart;
    private long _bytesAtStart;

    /// <summary>Bytes allocated, over all steps.</summary>
    public long Bytes { get; private set; }

    public int Steps => _steps;

    /// <summary>Half of the steps took less time than this.</summary>
    public TimeSpan MedianTime
    {
        get
        {
            long[] sorted = _ticks[.._steps];
            Array.Sort(sorted);
            return Stopwatch.GetElapsedTime(0, sorted[sorted.Length / 2]);
        }
    }

    public void Start()
    {
        _bytesAtStart = GC.GetAllocatedBytesForCurrentThread();
        _ticksAtStart = Stopwatch.GetTimestamp();
    }

    public void Stop()
    {
        long ticks = Stopwatch.GetTimestamp();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        if (_steps >= 0)
        {
            _ticks[_steps] = ticks - _ticksAtStart;
            Bytes += bytes - _bytesAtStart;
        }

        _steps++;
    }
}
