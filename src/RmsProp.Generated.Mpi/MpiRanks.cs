using System.Globalization;
using System.Text;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <summary>The processes that <c>mpirun</c> or <c>mpiexec</c> has started, as ranks: <c>mpirun -n 4 dotnet Training.dll</c>.</summary>
/// <remarks>
/// <para>
/// It calls the MPI library of the system: Open MPI, MPICH or one of its derivatives, or one with the standard ABI of MPI 5. The environment
/// variable <c>RMSPROP_MPI</c> names another one. Started without <c>mpirun</c>, a program is the only rank.
/// </para>
/// <para>
/// A rank that waits longer than <see cref="Deadline"/> writes rank, step and call to the standard error, and ends the program on all ranks,
/// because MPI itself would wait for a lost machine for ever. An exception on one rank ends all ranks as well.
/// </para>
/// </remarks>
public sealed unsafe class MpiRanks : IRanks
{
    private const int FailureCode = 86;

    private static MpiRanks? _started;

    private readonly MpiLibrary _library;
    private readonly Watchdog _watchdog;
    private NodeMemory? _memory;
    private bool _hasEnded;

    private MpiRanks(MpiLibrary library)
    {
        _library = library;
        int rank, count;
        Check(Mpi.Rank(library.World, &rank), "MPI_Comm_rank");
        Check(Mpi.Size(library.World, &count), "MPI_Comm_size");
        (Rank, Count) = (rank, count);
        _watchdog = new Watchdog(rank, Abort);
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public TimeSpan Deadline
    {
        get => _watchdog.Deadline;
        set
        {
            RankErrors.ThrowIfInvalid(value);
            _watchdog.Deadline = value;
        }
    }

    /// <inheritdoc/>
    public long CurrentStep
    {
        get => _watchdog.Step;
        set => _watchdog.Step = value;
    }

    /// <summary>The name and the version of the MPI library.</summary>
    public string Library
    {
        get
        {
            // More than any library writes.
            byte* text = stackalloc byte[8192 + 1];
            int length;
            Check(Mpi.LibraryVersion(text, &length), "MPI_Get_library_version");
            return Encoding.UTF8.GetString(text, length).TrimEnd('\0', '\n').Split('\n')[0];
        }
    }

    /// <summary>Joins the ranks that <c>mpirun</c> has started. A process can do so once.</summary>
    /// <returns>The ranks; at the end of the program, dispose of them on all ranks.</returns>
    /// <exception cref="DllNotFoundException">There is no MPI library; the message says which ones have been looked for.</exception>
    /// <exception cref="InvalidOperationException">
    /// The process has done so already; or <c>mpirun</c> belongs to another MPI library than the one that was found.
    /// </exception>
    public static MpiRanks Start()
    {
        if (_started is not null)
        {
            throw new InvalidOperationException("MpiRanks.Start has been called already, and MPI can be started once in a process: pass on what it returned.");
        }

        // UCX, which MPICH communicates with, would take the signals by which .NET finds null references. It reads this when it is loaded.
        _ = Mpi.SetVariable("UCX_ERROR_SIGNALS", "", overwrites: 1);
        MpiLibrary library = MpiLibrary.Load();
        int provided;
        Check(Mpi.Init(0, 0, Mpi.Serialized, &provided), "MPI_Init_thread");
        var ranks = new MpiRanks(library);
        _started = ranks;
        ThrowIfOfOtherLibrary(ranks);
        ranks._memory = NodeSetup.Share(ranks);
        return ranks;
    }

    /// <inheritdoc/>
    public void AllToAll(ReadOnlySpan<byte> send, Span<byte> receive)
    {
        RankErrors.ThrowIfUneven(send.Length, Count);
        RankErrors.ThrowIfUnequal(send.Length, receive.Length);
        if (_memory is { } memory)
        {
            _watchdog.Begin("AllToAll");
            memory.AllToAll(send, receive);
            _watchdog.End();
            return;
        }

        int part = send.Length / Count;
        fixed (byte* sent = send, received = receive)
        {
            _watchdog.Begin("AllToAll");
            int error = Mpi.AllToAll(sent, part, _library.Byte, received, part, _library.Byte, _library.World);
            _watchdog.End();
            Check(error, "MPI_Alltoall");
        }
    }

    /// <inheritdoc/>
    public void AllGather(Span<byte> parts)
    {
        RankErrors.ThrowIfUneven(parts.Length, Count);
        if (_memory is { } memory)
        {
            _watchdog.Begin("AllGather");
            memory.AllGather(parts);
            _watchdog.End();
            return;
        }

        int part = parts.Length / Count;
        fixed (byte* all = parts)
        {
            _watchdog.Begin("AllGather");
            int error = Mpi.AllGather((void*)_library.InPlace, 0, _library.Byte, all, part, _library.Byte, _library.World);
            _watchdog.End();
            Check(error, "MPI_Allgather");
        }
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> data)
    {
        if (_memory is { } memory)
        {
            _watchdog.Begin("Broadcast");
            memory.Broadcast(data);
            _watchdog.End();
            return;
        }

        fixed (byte* all = data)
        {
            _watchdog.Begin("Broadcast");
            int error = Mpi.Broadcast(all, data.Length, _library.Byte, 0, _library.World);
            _watchdog.End();
            Check(error, "MPI_Bcast");
        }
    }

    /// <inheritdoc/>
    public void Abort(Exception cause) => Abort($"Rank {Rank}, at step {CurrentStep}, can't go on: {cause}");

    /// <summary>
    /// Ends this rank, which waits for the others to do the same. If another rank is in the middle of something, the program has gone wrong,
    /// and ends on all ranks with a message.
    /// </summary>
    public void Dispose()
    {
        if (_hasEnded)
        {
            return;
        }

        _hasEnded = true;
        try
        {
            RankAgreement.End(this);
        }
        catch (InvalidOperationException exception)
        {
            Abort(exception);
        }

        _watchdog.Begin("MPI_Finalize");
        _ = Mpi.Finish();
        _memory?.Dispose();
        _watchdog.Dispose();
    }

    private void Abort(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.Flush();

        // MPI_Abort may wait for a call that another thread is in.
        new Thread(() =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(5));
            Environment.FailFast(null);
        }) { IsBackground = true }.Start();
        _ = Mpi.Abort(_library.World, FailureCode);
        Environment.Exit(FailureCode);
    }

    /// <summary>Where each process of a group sees itself alone, it calls another library than the one that started it.</summary>
    private static void ThrowIfOfOtherLibrary(MpiRanks ranks)
    {
        string? started = Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") ?? Environment.GetEnvironmentVariable("PMI_SIZE");
        if (ranks.Count == 1 && int.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 1)
        {
            throw new InvalidOperationException(
                $"mpirun has started {count} processes, but {ranks.Library} sees only this one: it is not the library of that mpirun. Name the right one in the "
                + $"environment variable {MpiLibrary.Variable}, or start with the mpirun of this one.");
        }
    }

    // With the error handler that MPI begins with, a library ends the program itself.
    private static void Check(int error, string function)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"{function} failed with error {error}.");
        }
    }
}
