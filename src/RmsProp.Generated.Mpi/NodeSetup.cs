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
    private const int NamesLength = 256;

    /// <summary>Memory that all ranks share; null if there is none, on all ranks alike.</summary>
    /// <param name="ranks">The ranks, which use MPI.</param>
    public static NodeMemory? Share(IRanks ranks)
    {
        // The ranks agree in each step, because an environment may differ between machines.
        if (ranks.Count == 1 || !All(ranks, Environment.GetEnvironmentVariable(Variable) != "0"))
        {
            return null;
        }

        using FileStream? made = ranks.Rank == 0 ? Make(NodeMemory.LengthFor(ranks.Count)) : null;
        byte[] names = new byte[NamesLength];
        if (made is not null)
        {
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{made.SafeFileHandle.DangerousGetHandle()}\n{made.Name}"), names);
        }

        ranks.Broadcast(names);
        NodeMemory? memory = Encoding.UTF8.GetString(names).TrimEnd('\0').Split('\n') is [var link, var name] ? Open(link, name, ranks) : null;
        if (All(ranks, memory is not null))
        {
            return memory;
        }

        memory?.Dispose();
        return null;
    }

    /// <summary>
    /// Makes a file in memory that has no name any more, so that nothing is left behind, however the ranks end; null if there is no room for
    /// it, or no such folder.
    /// </summary>
    private static FileStream? Make(long length)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(Folder))
        {
            return null;
        }

        string path = Path.Combine(Folder, $"rmsprop-{RandomNumberGenerator.GetHexString(32)}");
        try
        {
            // Reserved at once: memory that turns out to be missing later would end the program.
            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                PreallocationSize = length,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            File.Delete(path);
            file.SetLength(length);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            return null;
        }
    }

    /// <summary>Opens the file of rank 0 through that process; null if there is no such process here, or if it has another file.</summary>
    private static NodeMemory? Open(string link, string name, IRanks ranks)
    {
        try
        {
            return new FileInfo(link).LinkTarget?.StartsWith(name, StringComparison.Ordinal) == true ? NodeMemory.Open(link, ranks.Rank, ranks.Count) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
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
