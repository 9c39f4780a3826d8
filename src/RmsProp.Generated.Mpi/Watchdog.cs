using System.Globalization;

namespace RmsProp.Generated;

/// <summary>Watches how long a rank is in a call, from a thread of its own, because a call of MPI does not return while others are missing.</summary>
internal sealed class Watchdog : IDisposable
{
    private const long NoCall = 0;

    private readonly int _rank;
    private readonly Action<string> _abort;
    private readonly ManualResetEventSlim _end = new();
    private long _deadline = RankErrors.DefaultDeadline.Ticks;
    private long _step;
    private long _since;
    private string _call = "";

    public Watchdog(int rank, Action<string> abort)
    {
        (_rank, _abort) = (rank, abort);
        new Thread(Watch) { IsBackground = true, Name = "MPI watchdog" }.Start();
    }

    public TimeSpan Deadline
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _deadline));
        set => Volatile.Write(ref _deadline, value.Ticks);
    }

    public long Step
    {
        get => Volatile.Read(ref _step);
        set => Volatile.Write(ref _step, value);
    }

    public void Begin(string call)
    {
        _call = call;
        Volatile.Write(ref _since, Environment.TickCount64 + 1);
    }

    public void End() => Volatile.Write(ref _since, NoCall);

    public void Dispose() => _end.Set();

    private void Watch()
    {
        while (!_end.Wait(PauseOf(Deadline)))
        {
            long since = Volatile.Read(ref _since);
            TimeSpan deadline = Deadline;
            if (since != NoCall && deadline != Timeout.InfiniteTimeSpan && Environment.TickCount64 - since > deadline.TotalMilliseconds)
            {
                _abort(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Rank {_rank} has waited {deadline.TotalSeconds:0.###} s in {_call} of step {Step} for another rank, which is lost or stalls: the one that does not "
                    + $"say the same. The deadline can be set: IRanks.Deadline."));
            }
        }
    }

    // Often enough for a deadline of a second, and seldom enough not to be noticed.
    private static TimeSpan PauseOf(TimeSpan deadline) =>
        deadline == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Clamp(deadline.Ticks / 8, TimeSpan.TicksPerMillisecond * 10, TimeSpan.TicksPerSecond));
}
