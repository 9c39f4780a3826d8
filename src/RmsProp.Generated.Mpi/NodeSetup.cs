using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RmsProp.Generated;

/// <summary>Finds out whether all ranks are on one machine, by what counts: whether all see a file in memory that rank 0 has made.</summary>
internal static class NodeSetup
{
    /// <summary>Set to <c>0</c>, it leaves all to MPI.</summary>
    public const string Variable = "RMSPROP_SHARED_MEMORY";

    private const string Folder = "/dev/shm";
    private const int PathLength = 128;

    /// <summary>Memory that all ranks share; null if there is none, on all ranks alike.</summary>
    /// <param name="ranks">The ranks, which use MPI.</param>
    public static NodeMemory? Share(IRanks ranks)
    {
        // The ranks agree in each step, because an environment may differ between machines.
        if (ranks.Count == 1 || !All(ranks, Environment.GetEnvironmentVariable(Variable) != "0"))
        {
            return null;
        }

        byte[] name = new byte[PathLength];
        string? made = ranks.Rank == 0 ? Make(NodeMemory.LengthFor(ranks.Count)) : null;
        Encoding.UTF8.GetBytes(made ?? "", name);
        ranks.Broadcast(name);
        string path = Encoding.UTF8.GetString(name).TrimEnd('\0');
        NodeMemory? memory = null;
        try
        {
            memory = path.Length == 0 ? null : NodeMemory.Open(path, ranks.Rank, ranks.Count);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A rank on another machine finds no such file.
        }

        bool isShared = All(ranks, memory is not null);
        if (made is not null)
        {
            // It stays as long as a rank has it open, so that nothing is left behind, however the ranks end.
            File.Delete(made);
        }

        if (!isShared)
        {
            memory?.Dispose();
            memory = null;
        }

        return memory;
    }

    /// <summary>Makes a file with memory of its own; null if there is no room, or no such folder.</summary>
    private static string? Make(long length)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(Folder))
        {
            return null;
        }

        string path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"rmsprop-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(16)}"));
        try
        {
            // Reserved at once: memory that turns out to be missing later would end the program.
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                PreallocationSize = length,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            file.SetLength(length);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            return null;
        }
    }

    private static bool All(IRanks ranks, bool isSo)
    {
        byte[] answers = new byte[ranks.Count];
        answers[ranks.Rank] = isSo ? (byte)1 : (byte)0;
        ranks.AllGather(answers);
        return Array.IndexOf(answers, (byte)0) < 0;
    }
}
