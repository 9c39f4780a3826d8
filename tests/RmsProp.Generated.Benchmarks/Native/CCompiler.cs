using System.Diagnostics;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>A compiler on this machine.</summary>
internal sealed class CCompiler
{
    private readonly string _path;

    private CCompiler(string path, string version)
    {
        _path = path;
        Version = version;
    }

    /// <summary>The version that the compiler prints.</summary>
    public string Version { get; }

    /// <summary>Looks for a compiler in the PATH.</summary>
    /// <exception cref="PeerMissingException">The compiler was not found.</exception>
    public static CCompiler Find(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        string folders = Environment.GetEnvironmentVariable("PATH") ?? "";
        string path = folders.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new PeerMissingException($"{name} is not in the PATH");
        string version = Execute(path, ["--version"]).Split('\n')[0].Trim();
        return new CCompiler(path, version);
    }

    /// <summary>Runs the compiler.</summary>
    /// <exception cref="PeerMissingException">The compilation failed.</exception>
    public void Run(params IEnumerable<string> arguments) => Execute(_path, arguments);

    private static string Execute(string path, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new PeerMissingException($"{path} could not be started");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new PeerMissingException($"{Path.GetFileName(path)} failed: {errors.Result.Trim().Split('\n')[0]}");
    }
}
