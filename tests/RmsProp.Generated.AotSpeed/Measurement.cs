using System.Diagnostics;

namespace RmsProp.Generated.AotSpeed;

/// <summary>Times the kernels in this process: the median of several batches.</summary>
internal static class Measurement
{
    private const int Batches = 25;
    private const int ElementsPerBatch = 8_000_000; // some 2 ms
    private const int BufferCount = 6;

    private delegate void Step(ref Model parameters, in Model gradients);

    public static IEnumerable<Timing> Run()
    {
        foreach (int length in (int[])[1_024, 16_384])
        {
            yield return new Timing("Plain", length, Plain(length));
            yield return new Timing("PlainFast", length, PlainFast(length));
            yield return new Timing("Everything", length, Everything(length));
            yield return new Timing("EverythingFast", length, EverythingFast(length));
        }
    }

    private static double Plain(int length)
    {
        Buffers buffers = new(length, BufferCount);
        Model.Plain.State state = new() { IsBuilt = true, Velocity = buffers.Next() };
        return Time(buffers, length, (ref Model parameters, in Model gradients) => Model.Plain.Apply(ref state, ref parameters, in gradients));
    }

    private static double PlainFast(int length)
    {
        Buffers buffers = new(length, BufferCount);
        Model.PlainFast.State state = new() { IsBuilt = true, Velocity = buffers.Next() };
        return Time(buffers, length, (ref Model parameters, in Model gradients) => Model.PlainFast.Apply(ref state, ref parameters, in gradients));
    }

    private static double Everything(int length)
    {
        Buffers buffers = new(length, BufferCount);
        Model.Everything.State state = new()
        {
            IsBuilt = true, Velocity = buffers.Next(), MomentumBuffer = buffers.Next(), AverageGradient = buffers.Next(), MovingAverage = buffers.Next(),
        };
        return Time(buffers, length, (ref Model parameters, in Model gradients) => Model.Everything.Apply(ref state, ref parameters, in gradients));
    }

    private static double EverythingFast(int length)
    {
        Buffers buffers = new(length, BufferCount);
        Model.EverythingFast.State state = new()
        {
            IsBuilt = true, Velocity = buffers.Next(), MomentumBuffer = buffers.Next(), AverageGradient = buffers.Next(), MovingAverage = buffers.Next(),
        };
        return Time(buffers, length, (ref Model parameters, in Model gradients) => Model.EverythingFast.Apply(ref state, ref parameters, in gradients));
    }

    private static double Time(Buffers buffers, int length, Step step)
    {
        Model parameters = buffers.Next();
        Model gradients = buffers.Next();
        for (int i = 0; i < length; i++)
        {
            // Ordinary numbers of either sign, from 0.1 to 1.
            gradients.Weights.Span[i] = (0.1f + 0.9f * (i * 7 % 101) / 101) * (i % 3 == 0 ? -1 : 1);
        }

        int steps = ElementsPerBatch / length;
        double[] times = new double[Batches];
        for (int batch = -2; batch < Batches; batch++) // The first two warm up.
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < steps; i++)
            {
                step(ref parameters, in gradients);
            }

            times[Math.Max(batch, 0)] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)steps * length);
        }

        Array.Sort(times);
        return times[Batches / 2];
    }
}
