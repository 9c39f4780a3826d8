using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.Ranks;

/// <summary>The bytes that a rank sends in a step, and the time that exchanging them takes, against copying as many.</summary>
internal static class Measurement
{
    private const int Steps = 40;

    public static void Print(IRanks ranks, string[] arguments)
    {
        int length = (int)(1e6 * double.Parse(arguments.FirstOrDefault() ?? "4", CultureInfo.InvariantCulture));
        var counted = new CountedRanks(ranks);
        var optimizer = new FlatModel.RMSprop.Sharded(counted, ranks.Count);
        var parameters = new FlatModel { Weights = new float[length] };
        LossAndGradientOfRange<FlatModel> loss = (in FlatModel _, Range _, ref FlatModel _) => 0;
        optimizer.Minimize(ref parameters, ranks.Count, loss);
        optimizer.Minimize(ref parameters, ranks.Count, loss);

        long bytes = counted.SentBytes, allocated = GC.GetAllocatedBytesForCurrentThread();
        (double step, double exchange) = (double.MaxValue, double.MaxValue);
        for (int i = 0; i < Steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            counted.Time = TimeSpan.Zero;
            optimizer.Minimize(ref parameters, ranks.Count, loss);
            step = Math.Min(step, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            exchange = Math.Min(exchange, counted.Time.TotalMilliseconds);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        bytes = (counted.SentBytes - bytes) / Steps;
        double copy = CopyTime(2L * length * (ranks.Count - 1) / ranks.Count);
        if (ranks.Rank == 0)
        {
            double ring = 2.0 * (ranks.Count - 1) / ranks.Count * length * sizeof(float);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{ranks.Count} ranks, {length:N0} parameters: {bytes:N0} bytes sent by a rank in a step, {bytes / Math.Max(ring, 1):0.000} of a ring's {ring:N0}; "
                + $"exchange {exchange:0.00} ms, copying as many bytes {copy:0.00} ms, {exchange / copy:0.00} times; step {step:0.00} ms; {allocated} bytes allocated"));
        }
    }

    /// <summary>The time to copy as many numbers as a rank sends.</summary>
    private static double CopyTime(long length)
    {
        float[] from = new float[Math.Max(1, length)], to = new float[from.Length];
        double least = double.MaxValue;
        from.AsSpan().Fill(1); // Memory that was never written has no pages of its own.
        for (int i = 0; i < Steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            from.AsSpan().CopyTo(to);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;
    }
}

/// <summary>One array.</summary>
[Sharded]
[RMSpropConfig]
internal partial struct FlatModel
{
    public float[] Weights;
}

/// <summary>Ranks that count the bytes they send to others, and the time in calls.</summary>
internal sealed class CountedRanks(IRanks ranks) : IRanks
{
    public long SentBytes { get; private set; }

    public TimeSpan Time { get; set; }

    public int Rank => ranks.Rank;

    public int Count => ranks.Count;

    public TimeSpan Deadline
    {
        get => ranks.Deadline;
        set => ranks.Deadline = value;
    }

    public long CurrentStep
    {
        get => ranks.CurrentStep;
        set => ranks.CurrentStep = value;
    }

    public void AllToAll(ReadOnlySpan<byte> send, Span<byte> receive)
    {
        long start = Stopwatch.GetTimestamp();
        ranks.AllToAll(send, receive);
        Time += Stopwatch.GetElapsedTime(start);
        SentBytes += send.Length / Count * (Count - 1);
    }

    public void AllGather(Span<byte> parts)
    {
        long start = Stopwatch.GetTimestamp();
        ranks.AllGather(parts);
        Time += Stopwatch.GetElapsedTime(start);
        SentBytes += parts.Length / Count * (Count - 1);
    }

    public void Broadcast(Span<byte> data) => ranks.Broadcast(data);

    public void Abort(Exception cause) => ranks.Abort(cause);

    public void Dispose() => ranks.Dispose();
}
