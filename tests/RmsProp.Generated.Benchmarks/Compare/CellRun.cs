using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Measures the peers of a cell in turns, so that other load on the machine affects all of them alike.</summary>
internal sealed class CellRun(Cell cell, IReadOnlyList<PeerKind> peers, PeerFactory factory, TrainingBuffers buffers)
{
    private const int FewestRounds = 5;
    private const int MostRounds = 51;

    // A single step, if that takes longer.
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1);

    private readonly bool _isInline = Lengths.Inline.Contains(cell.Length);

    public IReadOnlyList<Measurement> Execute(TimeSpan budget)
    {
        long start = Stopwatch.GetTimestamp();
        buffers.Reset();
        List<PeerTimer> timers =
        [
            .. from kind in peers
               let peer = factory.Create(kind, cell.Configuration, buffers)
               where peer is not null
               select new PeerTimer(kind, peer),
        ];
        timers.ForEach(timer => timer.WarmUp(Batch));
        for (int round = 0; round < MostRounds && (round < FewestRounds || Stopwatch.GetElapsedTime(start) < budget); round++)
        {
            if (_isInline)
            {
                Move(timers, round);
            }
            else
            {
                buffers.RefreshGradient(round);
            }

            foreach (PeerTimer timer in InOrderOf(round, timers))
            {
                timer.Measure();
            }
        }

        timers.ForEach(timer => timer.Dispose());
        return [.. timers.Select(timer => timer.Result(cell))];
    }

    /// <summary>
    /// Each round starts with another peer, and every second round runs backwards, so that no peer always follows the same one.
    /// </summary>
    private static IEnumerable<PeerTimer> InOrderOf(int round, List<PeerTimer> timers)
    {
        int first = round / 2 % timers.Count;
        IEnumerable<PeerTimer> rotated = timers.Skip(first).Concat(timers.Take(first));
        return round % 2 == 0 ? rotated : rotated.Reverse();
    }

    /// <summary>
    /// Restarts all peers at another placement. For a handful of parameters, crossing a cache line costs a factor of two, and where an
    /// object lies is chance; so each peer gets all placements in turn.
    /// </summary>
    private void Move(List<PeerTimer> timers, int round)
    {
        TrainingBuffers placed = new(cell.Length, round);
        placed.Reset();
        placed.RefreshGradient(round);

        // Moves the objects allocated after it, as the placement moves the arrays.
        GC.KeepAlive(new byte[sizeof(long) * (round % 8)]);
        timers.ForEach(timer => timer.MoveTo(factory.Create(timer.Kind, cell.Configuration, placed)!));
    }
}
