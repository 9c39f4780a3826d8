using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Measures all peers of a cell, in turns, so that whatever else the machine does meanwhile meets them alike.</summary>
internal static class CellRun
{
    private const int FewestRounds = 5;
    private const int MostRounds = 51;

    // Or one step, if that takes longer.
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1);

    public static IEnumerable<Measurement> Execute(Cell cell, PeerFactory factory, TrainingBuffers buffers, TimeSpan budget)
    {
        long start = Stopwatch.GetTimestamp();
        buffers.Reset();
        List<Peer> peers = [];
        List<PeerTimer> timers = [];
        foreach (PeerKind kind in Enum.GetValues<PeerKind>())
        {
            if (factory.Create(kind, cell.Configuration, buffers) is Peer peer)
            {
                peers.Add(peer);
                timers.Add(new PeerTimer(kind, peer));
            }
        }

        timers.ForEach(timer => timer.WarmUp(Batch));
        for (int round = 0; round < MostRounds && (round < FewestRounds || Stopwatch.GetElapsedTime(start) < budget); round++)
        {
            buffers.RefreshGradient(round);
            foreach (PeerTimer timer in InOrderOf(round, timers))
            {
                timer.Measure();
            }
        }

        foreach (IDisposable peer in peers.OfType<IDisposable>())
        {
            peer.Dispose();
        }

        return timers.Select(timer => timer.Result(cell));
    }

    /// <summary>Another one begins in every round, and every second round goes backwards: nobody always follows the same one.</summary>
    private static IEnumerable<PeerTimer> InOrderOf(int round, List<PeerTimer> timers)
    {
        int first = round / 2 % timers.Count;
        IEnumerable<PeerTimer> rotated = timers.Skip(first).Concat(timers.Take(first));
        return round % 2 == 0 ? rotated : rotated.Reverse();
    }
}
