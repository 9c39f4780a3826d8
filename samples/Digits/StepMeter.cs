using System.Diagnostics;

namespace Digits;

/// <summary>
/// Measures what a training step costs, in time and in bytes allocated, with the optimizer apart from the gradients.
/// The first step is left out: in it the code is compiled.
/// </summary>
internal sealed class StepMeter(int capacity)
{
    private readonly long[] _gradientTicks = new long[capacity];
    private readonly long[] _optimizerTicks = new long[capacity];
    private int _steps = -1;

    private long _ticksAtStart, _ticksBetween;
    private long _bytesAtStart, _bytesBetween;

    /// <summary>Bytes allocated by the optimizer, over all steps.</summary>
    public long OptimizerBytes { get; private set; }

    /// <summary>Bytes allocated by the whole training steps, the optimizer included.</summary>
    public long TrainingBytes { get; private set; }

    public int Steps => _steps;

    /// <summary>Half of the steps took less time than this for their gradients.</summary>
    public TimeSpan MedianGradientTime => Median(_gradientTicks);

    /// <summary>Half of the steps took less time than this in the optimizer.</summary>
    public TimeSpan MedianOptimizerTime => Median(_optimizerTicks);

    public void StepStarts()
    {
        _bytesAtStart = GC.GetAllocatedBytesForCurrentThread();
        _ticksAtStart = Stopwatch.GetTimestamp();
    }

    public void OptimizerStarts()
    {
        _ticksBetween = Stopwatch.GetTimestamp();
        _bytesBetween = GC.GetAllocatedBytesForCurrentThread();
    }

    public void StepEnds()
    {
        long ticks = Stopwatch.GetTimestamp();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        if (_steps >= 0)
        {
            _gradientTicks[_steps] = _ticksBetween - _ticksAtStart;
            _optimizerTicks[_steps] = ticks - _ticksBetween;
            OptimizerBytes += bytes - _bytesBetween;
            TrainingBytes += bytes - _bytesAtStart;
        }

        _steps++;
    }

    private TimeSpan Median(long[] ticks)
    {
        long[] sorted = ticks[.._steps];
        Array.Sort(sorted);
        return Stopwatch.GetElapsedTime(0, sorted[sorted.Length / 2]);
    }
}
