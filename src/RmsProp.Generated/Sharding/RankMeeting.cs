namespace RmsProp.Generated;

/// <summary>Where threads wait for each other, and see what the others have called.</summary>
internal sealed class RankMeeting(int count)
{
    private readonly object _gate = new();
    private readonly RankCall[] _calls = new RankCall[count];
    private readonly bool[] _isHere = new bool[count];
    private readonly bool[] _hasLeft = new bool[count];
    private int _arrived;
    private long _round;
    private int _failedRank;

    public int Count => count;

    /// <summary>Why the ranks can't go on: the first failure.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The address of what a rank sends, between two meetings.</summary>
    public nint this[int rank] => _calls[rank].Memory;

    /// <summary>Waits until all ranks are here.</summary>
    public void Meet(int rank, RankCall call, TimeSpan deadline)
    {
        lock (_gate)
        {
            ThrowIfFailed(rank);
            long round = _round;
            _calls[rank] = call;
            _isHere[rank] = true;
            _arrived++;
            if (_arrived == count)
            {
                Complete();
            }

            long start = Environment.TickCount64;
            while (_round == round)
            {
                ThrowIfAnyHasLeft(rank, call);
                ThrowIfFailed(rank);
                int left = deadline == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Max(0, deadline.TotalMilliseconds - (Environment.TickCount64 - start));
                if (!Monitor.Wait(_gate, left) && _round == round && Failure is null)
                {
                    Fail(new TimeoutException(RankErrors.Late(rank, call.Name, call.Step, deadline, MissingRanks())), rank);
                }
            }
        }
    }

    /// <summary>Makes every other rank throw.</summary>
    public void Fail(Exception failure, int rank)
    {
        lock (_gate)
        {
            if (Failure is null)
            {
                Failure = failure;
                _failedRank = rank;
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Says that a rank will not come again.</summary>
    public void Leave(int rank)
    {
        lock (_gate)
        {
            _hasLeft[rank] = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Complete()
    {
        for (int rank = 1; rank < count; rank++)
        {
            if (!_calls[rank].Fits(_calls[0]))
            {
                Fail(new InvalidOperationException(
                    $"Rank {rank} calls {Text(_calls[rank])}, and rank 0 calls {Text(_calls[0])}: all ranks have to make the same calls."), rank);
                return;
            }
        }

        _arrived = 0;
        Array.Clear(_isHere);
        _round++;
        Monitor.PulseAll(_gate);
    }

    private void ThrowIfAnyHasLeft(int rank, RankCall call)
    {
        int gone = Array.IndexOf(_hasLeft, true);
        if (gone >= 0 && !_isHere[gone])
        {
            Fail(new InvalidOperationException($"Rank {gone} has ended, and rank {rank} waits for it in {call.Name} of step {call.Step}."), rank);
        }
    }

    private void ThrowIfFailed(int rank)
    {
        if (Failure is { } failure)
        {
            throw rank == _failedRank
                ? failure
                : new InvalidOperationException($"Rank {_failedRank} has failed: {failure.Message}", failure);
        }
    }

    private string MissingRanks()
    {
        var missing = new List<int>();
        for (int rank = 0; rank < count; rank++)
        {
            if (!_isHere[rank])
            {
                missing.Add(rank);
            }
        }

        return RankErrors.Ranks(missing);
    }

    private static string Text(RankCall call) => $"{call.Name} of {call.Length} bytes in step {call.Step}";
}
