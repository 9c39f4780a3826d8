using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Hardware;

/// <summary>A run of RmsProp.Generated.Digest in a separate process, with settings that the runtime reads at startup.</summary>
/// <param name="Accelerated">The vectors that it reports as accelerated.</param>
/// <param name="Digests">The results of every model under every configuration, as hashes.</param>
internal sealed record DigestProcess(string Accelerated, IReadOnlyList<string> Digests)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<DigestProcess> RunAsync(params (string Name, string Value)[] settings)
    {
        string runtime = RuntimeEnvironment.GetRuntimeDirectory(); // <dotnet>/shared/Microsoft.NETCore.App/<version>/
        string host = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "RmsProp.Generated.Digest.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, await errors);
            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return new DigestProcess(lines[0], lines[1..]);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
