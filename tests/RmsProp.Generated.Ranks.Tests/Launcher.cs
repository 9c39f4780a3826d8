using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Ranks.Tests;

/// <summary>A program of this machine that starts processes of MPI.</summary>
/// <param name="Program">Its path.</param>
/// <param name="IsOfOpenMpi">Whether it is that of Open MPI; otherwise that of MPICH or a derivative.</param>
public sealed record Launcher(string Program, bool IsOfOpenMpi)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Those of this machine, one of each kind; none where MPI is not installed.</summary>
    public static IReadOnlyList<Launcher> All { get; } =
    [
        .. from name in (string[])["mpirun.openmpi", "mpiexec.hydra", "mpirun", "mpiexec"]
           from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
           let program = Path.Combine(folder, name)
           where File.Exists(program)
           let launcher = new Launcher(program, IsOpenMpi(program))
           group launcher by launcher.IsOfOpenMpi into same
           select same.First(),
    ];

    /// <summary>The dotnet that runs these tests.</summary>
    private static string Host => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The same one whose ranks use MPI for everything, as on several machines.</summary>
    public bool UsesMpiAlone { get; init; }

    /// <summary>Starts ranks of the program that these tests belong to.</summary>
    public Process Start(int count, params string[] arguments)
    {
        // Only Open MPI minds more processes than cores, and root.
        string[] own = IsOfOpenMpi ? ["--allow-run-as-root", "--oversubscribe"] : [];
        var start = new ProcessStartInfo(
            Program, [.. own, "-n", $"{count}", Host, typeof(Configuration).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RMSPROP_SHARED_MEMORY"] = UsesMpiAlone ? "0" : "1";
        return Process.Start(start)!;
    }

    /// <summary>Runs ranks to their end.</summary>
    /// <returns>The exit code, and what they wrote to both outputs.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(int count, params string[] arguments)
    {
        using Process process = Start(count, arguments);
        return await EndOfAsync(process);
    }

    /// <summary>Waits for the end of ranks.</summary>
    /// <returns>The exit code, and what they wrote to both outputs.</returns>
    public static async Task<(int ExitCode, string Output)> EndOfAsync(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsOpenMpi(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return process.StandardOutput.ReadToEnd().Contains("Open", StringComparison.Ordinal);
    }
}
