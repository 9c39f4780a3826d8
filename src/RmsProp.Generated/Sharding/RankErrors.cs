using System.Globalization;

namespace RmsProp.Generated;

/// <summary>What all kinds of ranks check, and their messages.</summary>
internal static class RankErrors
{
    /// <summary>Longer than a garbage collection or a slow disk takes, and than most losses.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromMinutes(5);

    public static void ThrowIfInvalid(TimeSpan deadline)
    {
        if (deadline <= TimeSpan.Zero && deadline != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(deadline), deadline, "The deadline must be more than 0, or Timeout.InfiniteTimeSpan.");
        }
    }

    public static void ThrowIfUneven(int length, int count)
    {
        if (length % count != 0)
        {
            throw new ArgumentException($"{length} bytes can't be divided among {count} ranks.");
        }
    }

    public static void ThrowIfUnequal(int sent, int received)
    {
        if (sent != received)
        {
            throw new ArgumentException($"{sent} bytes are sent, and there is room for {received}.");
        }
    }

    public static string Late(int rank, string call, long step, TimeSpan deadline, string missing) => string.Create(
        CultureInfo.InvariantCulture,
        $"Rank {rank} has waited {deadline.TotalSeconds:0.###} s in {call} of step {step} for {missing}, which is lost or stalls. The deadline can be set: IRanks.Deadline.");

    public static string Ranks(List<int> ranks) => ranks.Count switch
    {
        1 => $"rank {ranks[0]}",
        <= 8 => $"one of the ranks {string.Join(", ", ranks)}",
        _ => $"one of {ranks.Count} ranks, the first of which is {ranks[0]}",
    };
}
