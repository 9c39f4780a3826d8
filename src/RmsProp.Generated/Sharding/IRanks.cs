namespace RmsProp.Generated;

/// <summary>
/// The processes, or threads, that train one model together. Each is a rank with a number of its own, runs the same program, and makes
/// the same calls in the same order; a call returns when all ranks have made it.
/// </summary>
/// <remarks>
/// <see cref="InProcessRanks"/> are threads of one process. Those of the package RmsProp.Generated.Mpi are the processes that
/// <c>mpirun</c> has started. Only one thread of a rank may use it at a time.
/// </remarks>
public interface IRanks : IDisposable
{
    /// <summary>The number of this rank: 0 to <see cref="Count"/> - 1.</summary>
    int Rank { get; }

    /// <summary>How many ranks there are, at least 1.</summary>
    int Count { get; }

    /// <summary>
    /// How long a call waits for the other ranks before it ends the program on all of them, with a message that names rank, step and
    /// call: more than 0, or <see cref="Timeout.InfiniteTimeSpan"/>. A rank whose loss takes longer than this is taken for lost.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to 0 or less.</exception>
    TimeSpan Deadline { get; set; }

    /// <summary>The step that the rank is taking, for messages.</summary>
    long CurrentStep { get; set; }

    /// <summary>Sends a part to each rank, and receives one from each.</summary>
    /// <param name="send">The parts for the ranks in their order, all of the same length.</param>
    /// <param name="receive">Where the parts of the ranks go, in their order; as long as <paramref name="send"/>, and other memory.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are not a multiple of <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">Another rank makes another call, has failed or has ended.</exception>
    void AllToAll(ReadOnlySpan<byte> send, Span<byte> receive);

    /// <summary>Completes on each rank what each has a part of, in place.</summary>
    /// <param name="parts">The parts of the ranks in their order, all of the same length; this rank's own is there already.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">Another rank makes another call, has failed or has ended.</exception>
    void AllGather(Span<byte> parts);

    /// <summary>Copies what rank 0 has to all ranks.</summary>
    /// <param name="data">What is sent on rank 0, and overwritten on the others; of the same length on all.</param>
    /// <exception cref="InvalidOperationException">Another rank makes another call, has failed or has ended.</exception>
    void Broadcast(Span<byte> data);

    /// <summary>Ends the program on all ranks, because this one can't go on. A rank that is a process does not return from here.</summary>
    /// <param name="cause">Why: written to the standard error with the rank and the step, or thrown on the other ranks as well.</param>
    void Abort(Exception cause);
}
