using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Checks and measures peers in all cells.</summary>
internal sealed class Comparison(
    PeerFactory factory, IReadOnlyList<int> lengths, IReadOnlyList<Configuration> configurations, IReadOnlyList<PeerKind> peers)
{
    // Longer arrays run the same code, and take long.
    private const int LongestChecked = 16_384;

    /// <summary>Measures for <paramref name="budget"/>; each cell gets its share of the time left by the previous ones.</summary>
    /// <param name="budget">The time to take. It is exceeded if a peer would otherwise be measured only once or twice.</param>
    /// <param name="onCell">Called with the next cell, its index and the number of cells.</param>
    public ComparisonResult Execute(TimeSpan budget, Action<Cell, int, int> onCell)
    {
        long start = Stopwatch.GetTimestamp();
        int count = lengths.Count * configurations.Count;
        int done = 0;
        List<Measurement> measurements = [];
        foreach (int length in lengths)
        {
            TrainingBuffers buffers = new(length);
            foreach (Configuration configuration in configurations)
            {
                Cell cell = new(length, configuration);
                onCell(cell, done + 1, count);
                if (length <= LongestChecked)
                {
                    PeerCheck.Execute(cell, factory, buffers);
                }

                TimeSpan share = (budget - Stopwatch.GetElapsedTime(start)) / (count - done);
                measurements.AddRange(new CellRun(cell, peers, factory, buffers).Execute(share));
                done++;
            }
        }

        return new ComparisonResult(measurements);
    }
}
