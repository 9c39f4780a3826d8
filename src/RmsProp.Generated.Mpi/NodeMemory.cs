using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace RmsProp.Generated;

/// <summary>
/// Memory that all ranks of one machine share. A rank copies what it sends into a place of its own, from where the others copy it: two
/// copies, as in the libraries of MPI, but without a part for itself, without messages, and without polling for a rank that is late.
/// </summary>
/// <remarks>
/// Each rank has two places, which take turns: it fills one while others still read the other one. <c>Filled</c> counts what it has put
/// there, and <c>Read</c> what it has read from all others.
/// </remarks>
internal sealed unsafe class NodeMemory : IDisposable
{
    /// <summary>What a place holds: as much as stays in the caches.</summary>
    public const int PlaceLength = 1 << 18;

    private const int LineLength = 64;
    private const int CountersLength = 2 * LineLength;
    private const int RankLength = CountersLength + (2 * PlaceLength);
    private const uint MicrosecondsOfSleep = 50;

    // Longer than an exchange takes for which nobody is late.
    private static readonly long Patience = Stopwatch.Frequency / 5_000;

    private readonly int _rank;
    private readonly int _count;
    private readonly bool _isCrowded;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _memory;
    private long _exchange;

    private NodeMemory(int rank, int count, MemoryMappedFile file)
    {
        (_rank, _count, _file) = (rank, count, file);
        _isCrowded = count > Cores();
        _view = file.CreateViewAccessor(0, LengthFor(count));
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);

        // The first call looks the function up, which allocates, and no step is to.
        _ = Mpi.Sleep(0);
    }

    /// <summary>How long the file has to be.</summary>
    public static long LengthFor(int count) => (long)count * RankLength;

    /// <summary>Opens a file that one of the ranks has made.</summary>
    public static NodeMemory Open(string path, int rank, int count) =>
        new(rank, count, MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, LengthFor(count)));

    /// <summary>Sends a part to each rank, and receives one from each, as <see cref="IRanks.AllToAll"/>.</summary>
    public void AllToAll(ReadOnlySpan<byte> send, Span<byte> receive)
    {
        int part = send.Length / _count, longest = PlaceLength / _count;
        send.Slice(_rank * part, part).CopyTo(receive.Slice(_rank * part, part));
        for (int start = 0; start < part; start += longest)
        {
            int length = Math.Min(longest, part - start);
            Span<byte> place = BeginFilling();
            for (int rank = 0; rank < _count; rank++)
            {
                if (rank != _rank)
                {
                    send.Slice((rank * part) + start, length).CopyTo(place[(rank * longest)..]);
                }
            }

            EndFilling();
            for (int i = 1; i < _count; i++)
            {
                int rank = (_rank + i) % _count;
                FilledBy(rank).Slice(_rank * longest, length).CopyTo(receive[((rank * part) + start)..]);
            }

            EndReading();
        }
    }

    /// <summary>Completes what each rank has a part of, as <see cref="IRanks.AllGather"/>.</summary>
    public void AllGather(Span<byte> parts)
    {
        int part = parts.Length / _count;
        for (int start = 0; start < part; start += PlaceLength)
        {
            int length = Math.Min(PlaceLength, part - start);
            parts.Slice((_rank * part) + start, length).CopyTo(BeginFilling());
            EndFilling();
            for (int i = 1; i < _count; i++)
            {
                int rank = (_rank + i) % _count;
                FilledBy(rank)[..length].CopyTo(parts[((rank * part) + start)..]);
            }

            EndReading();
        }
    }

    /// <summary>Copies what rank 0 has to all, as <see cref="IRanks.Broadcast"/>.</summary>
    public void Broadcast(Span<byte> data)
    {
        for (int start = 0; start < data.Length; start += PlaceLength)
        {
            Span<byte> some = data.Slice(start, Math.Min(PlaceLength, data.Length - start));
            Span<byte> place = BeginFilling();
            if (_rank == 0)
            {
                some.CopyTo(place);
            }

            EndFilling();
            if (_rank != 0)
            {
                FilledBy(0)[..some.Length].CopyTo(some);
            }

            EndReading();
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>This rank's place, as soon as all others have read what was there two exchanges before.</summary>
    private Span<byte> BeginFilling()
    {
        for (int rank = 0; rank < _count; rank++)
        {
            WaitFor(ref Read(rank), _exchange - 1);
        }

        return Place(_rank);
    }

    private void EndFilling() => Volatile.Write(ref Filled(_rank), _exchange + 1);

    private Span<byte> FilledBy(int rank)
    {
        WaitFor(ref Filled(rank), _exchange + 1);
        return Place(rank);
    }

    private void EndReading() => Volatile.Write(ref Read(_rank), ++_exchange);

    private Span<byte> Place(int rank) => new(_memory + ((nint)rank * RankLength) + CountersLength + ((_exchange & 1) * PlaceLength), PlaceLength);

    private ref long Filled(int rank) => ref *(long*)(_memory + ((nint)rank * RankLength));

    private ref long Read(int rank) => ref *(long*)(_memory + ((nint)rank * RankLength) + LineLength);

    /// <summary>The cores of the machine: Environment has those that mpirun lets this process run on.</summary>
    private static int Cores()
    {
        int cores = 0;
        foreach (string line in File.ReadLines("/proc/stat"))
        {
            cores += line.StartsWith("cpu", StringComparison.Ordinal) && line[3] != ' ' ? 1 : 0;
        }

        return cores;
    }

    /// <summary>Waits for another rank; where there are more ranks than cores, that one needs the processor.</summary>
    private void WaitFor(ref long counter, long least)
    {
        if (Volatile.Read(ref counter) >= least)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref counter) < least)
        {
            if (Stopwatch.GetTimestamp() - start > Patience)
            {
                _ = Mpi.Sleep(MicrosecondsOfSleep);
            }
            else if (_isCrowded)
            {
                Thread.Yield();
            }
            else
            {
                Thread.SpinWait(1);
            }
        }
    }
}
