using System.Diagnostics;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>Runs other programs.</summary>
internal static class Processes
{
    // The slowest one, NativeAOT, takes half a minute on two idle cores.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    /// <param name="variables">Environment variables to set, or to remove if null.</param>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, string directory, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in variables)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using CancellationTokenSource timeout = new(Longest);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new CommandResult(
                $"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}", process.ExitCode, output + await errors, watch.Elapsed);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
