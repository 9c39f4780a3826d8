using System.Diagnostics;

namespace EdgeTraining;

/// <summary>Measures what steps cost, in time and in bytes allocated; checkpoints and lines of output are between them.</summary>
internal sealed class StepMeter
{
    private long _steps, _ticks, _bytes;

    public double NanosecondsPerStep => Stopwatch.GetElapsedTime(0, _ticks).TotalNanoseconds / Math.Max(_steps, 1);

    /// <summary>Rounded up: a single byte in all the steps would show.</summary>
    public long BytesPerStep => (_bytes + Math.Max(_steps, 1) - 1) / Math.Max(_steps, 1);

    /// <summary>Takes steps.</summary>
    public void Measure(OnlineTraining training, int count)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long ticks = Stopwatch.GetTimestamp();
        for (int step = 0; step < count; step++)
        {
            training.Step();
        }

        _ticks += Stopwatch.GetTimestamp() - ticks;
        _bytes += GC.GetAllocatedBytesForCurrentThread() - bytes;
        _steps += count;
    }
}
