using System.Runtime.ExceptionServices;

namespace RmsProp.Generated;

/// <summary>
/// Ranks that are threads of this process: for tests, and for a machine without MPI. A program that trains with them gives the same bits
/// with the processes of MPI.
/// </summary>
public sealed unsafe class InProcessRanks : IRanks
{
    private readonly RankMeeting _meeting;
    private TimeSpan _deadline = RankErrors.DefaultDeadline;

    private InProcessRanks(RankMeeting meeting, int rank)
    {
        _meeting = meeting;
        Rank = rank;
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Count => _meeting.Count;

    /// <inheritdoc/>
    public long CurrentStep { get; set; }

    /// <inheritdoc/>
    public TimeSpan Deadline
    {
        get => _deadline;
        set
        {
            RankErrors.ThrowIfInvalid(value);
            _deadline = value;
        }
    }

    /// <summary>Runs a program on several ranks, and returns when it has ended on all of them.</summary>
    /// <param name="count">How many ranks, at least 1.</param>
    /// <param name="program">The program, called once on a thread for each rank. What it captures, the ranks share.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    /// <exception cref="Exception">
    /// What the program threw on the first rank that failed. The next call of every other rank then throws as well.
    /// </exception>
    public static void Run(int count, Action<IRanks> program)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(program);
        var meeting = new RankMeeting(count);
        var threads = new Thread[count];
        for (int rank = 0; rank < count; rank++)
        {
            var ranks = new InProcessRanks(meeting, rank);
            threads[rank] = new Thread(() => ranks.Run(program), maxStackSize: 16 << 20) { Name = $"Rank {rank}" };
        }

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (meeting.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Run(Action<IRanks> program)
    {
        try
        {
            program(this);
        }
        catch (Exception exception)
        {
            _meeting.Fail(exception, Rank);
        }
        finally
        {
            _meeting.Leave(Rank);
        }
    }

    /// <inheritdoc/>
    public void AllToAll(ReadOnlySpan<byte> send, Span<byte> receive)
    {
        RankErrors.ThrowIfUneven(send.Length, Count);
        RankErrors.ThrowIfUnequal(send.Length, receive.Length);
        int part = send.Length / Count;
        fixed (byte* sent = send, received = receive)
        {
            Meet("AllToAll", (nint)sent, send.Length);
            for (int rank = 0; rank < Count; rank++)
            {
                new ReadOnlySpan<byte>((byte*)_meeting[rank] + ((nint)Rank * part), part).CopyTo(receive.Slice(rank * part, part));
            }

            Meet("AllToAll", (nint)sent, send.Length);
        }
    }

    /// <inheritdoc/>
    public void AllGather(Span<byte> parts)
    {
        RankErrors.ThrowIfUneven(parts.Length, Count);
        int part = parts.Length / Count;
        fixed (byte* all = parts)
        {
            Meet("AllGather", (nint)all, parts.Length);
            for (int rank = 0; rank < Count; rank++)
            {
                if (rank != Rank)
                {
                    new ReadOnlySpan<byte>((byte*)_meeting[rank] + ((nint)rank * part), part).CopyTo(parts.Slice(rank * part, part));
                }
            }

            Meet("AllGather", (nint)all, parts.Length);
        }
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> data)
    {
        fixed (byte* all = data)
        {
            Meet("Broadcast", (nint)all, data.Length);
            if (Rank != 0)
            {
                new ReadOnlySpan<byte>((byte*)_meeting[0], data.Length).CopyTo(data);
            }

            Meet("Broadcast", (nint)all, data.Length);
        }
    }

    /// <inheritdoc/>
    public void Abort(Exception cause) => _meeting.Fail(cause, Rank);

    /// <summary>Ends this rank. Others that wait for it then throw.</summary>
    public void Dispose() => _meeting.Leave(Rank);

    private void Meet(string call, nint memory, int length) => _meeting.Meet(Rank, new RankCall(call, CurrentStep, memory, length), Deadline);
}
